import {createBytes} from '../../model/forms.ts'
import type {Reading} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {gather} from '../read-whole.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {plainUri} from '../warc/values.ts'
import {readWebarchive} from './webarchive.ts'

/** Read the page of a web archive of Safari; pictures, styles and frames are left aside. */
export async function* readSafari(
  {file, name, chunks, entry, trailing}: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const known = {...(entry ?? {file, offset: 0}), name}
  try {
    const page = readWebarchive(await gather(chunks, context))
    if (page === null) {
      yield unread(known, 'no-content', 'the file holds no page')
      return
    }
    const {content, mediaType, charset} = page
    const source = createSource({...known, url: plainUri(page.url ?? undefined)})
    const unwanted = context.judge({...source, mediaType})
    if (unwanted === null) yield createBytes(content, {source, mediaType, declaredCharset: charset})
    else context.pass(unwanted)
    if (trailing?.()) context.pass('trailing-bytes')
  } catch (error) {
    yield unreadError(known, error)
  }
}

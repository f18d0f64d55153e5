import {createBytes} from '../../model/forms.ts'
import {createSource} from '../../model/source.ts'
import {fileReader} from '../file-reader.ts'
import {unread} from '../unread.ts'
import {plainUri} from '../warc/values.ts'
import {readWebarchive} from './webarchive.ts'

/** Read the page of a web archive of Safari; pictures, styles and frames are left aside. */
export const readSafari = fileReader((bytes, place, context) => {
  const page = readWebarchive(bytes)
  if (page === null) return [unread(place, 'no-content', 'the file holds no page')]
  const {content, mediaType, charset} = page
  const source = createSource({...place, url: plainUri(page.url ?? undefined)})
  const unwanted = context.judge({...source, mediaType})
  if (unwanted === null) return [createBytes(content, {source, mediaType, declaredCharset: charset})]
  context.pass(unwanted)
  return []
})

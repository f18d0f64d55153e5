import he from 'he'
import {decodeBytes} from '../../text/charset/decode-bytes.ts'
import {asLatin1} from '../bytes/as-latin1.ts'

/** The page of which a browser showed the source, when that view was saved. */
export interface ShownSource {
  readonly content: string
  readonly url: string | null
}

const HEAD_BYTES = 8192
/** Firefox shows it in a `pre`, Chrome and its kin in a table, a row a line. */
const FIREFOX = /<body\b[^<>]{0,200}\bid="viewsource"/i
const CHROME = /<td\b[^<>]{0,200}\bclass="(?:webkit-)?line-content"/i
const ROW = /<td\b[^<>]{0,200}\bclass="(?:webkit-)?line-content"[^<>]{0,200}>/gi
const TAG = /<\/?[a-z](?:"[^"<]*"|[^"<>])*>/gi
/** Characters that a view has around its lines, for a switch that breaks them; a page that shows a program has its text there. */
const MOST_AROUND = 40
const ADDRESS = /view-source:(https?:[^\s"'<>()]{1,2000})/

/** Read the page out of its source as a browser shows it (`view-source:`); `null` for any other page. */
export function readSourceView(content: Uint8Array): ShownSource | null {
  const head = asLatin1(content, HEAD_BYTES)
  const isFirefox = FIREFOX.test(head)
  if (!isFirefox && !CHROME.test(head)) return null
  const {text} = decodeBytes(content)
  if (!isFirefox && showsMore(text)) return null
  const lines = isFirefox
    ? [text.slice(text.search(/<pre\b/i), text.lastIndexOf('</pre>'))]
    : [...cellsOf(text)]
  const source = lines.map(line => he.decode(line.replace(TAG, ''))).join('\n')
  const address = ADDRESS.exec(head)?.[1]
  return {content: source.trim(), url: address === undefined ? null : he.decode(address)}
}

/** Say whether a page shows more around its lines than a view does. */
function showsMore(text: string): boolean {
  const above = text.slice(text.search(/<body\b/i), text.search(CHROME))
  const below = text.slice(text.lastIndexOf('</td>'))
  return (above + below).replace(TAG, '').replace(/\s+/g, '').length > MOST_AROUND
}

/** What the cells of lines hold, one after the other. */
function* cellsOf(text: string): Generator<string, void, undefined> {
  const row = new RegExp(ROW)
  for (let found = row.exec(text); found !== null; found = row.exec(text)) {
    const end = text.indexOf('</td>', row.lastIndex)
    yield text.slice(row.lastIndex, end < 0 ? text.length : end)
    if (end < 0) return
    row.lastIndex = end
  }
}

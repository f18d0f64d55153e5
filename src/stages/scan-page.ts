import {readPage, replaceParts} from '../html/read-page.ts'
import {statedTitle} from '../html/stated.ts'
import {wholeNumber} from '../model/option-values.ts'
import type {Page} from '../model/page.ts'
import type {Source} from '../model/source.ts'
import {defineStage} from '../model/stage.ts'
import {CHARSET, decodeContent} from './decode.ts'

/**
 * Read an HTML page: find the charset as browsers do (byte order mark, HTTP, `meta`), then detection, decode, and lay the
 * page out as a table of text blocks. Rejects empty input (`empty-input`) and bytes that are no text (`binary-input`).
 */
export const scanPage = defineStage({
  name: 'scan-page',
  takes: 'bytes',
  gives: 'page',
  defaults: {
    /** Charset to use when none is declared and detection is unsure. @default 'windows-1252' */
    fallbackCharset: 'windows-1252',
    /** Elements nested deeper than this are flattened, as browsers do. @default 512 */
    maximumDepth: 512,
  },
  values: {fallbackCharset: CHARSET, maximumDepth: wholeNumber(1)},
  setup:
    ({fallbackCharset, maximumDepth}) =>
    (document, report) => {
      const {text, ...charset} = decodeContent(document, {fallbackCharset, html: true}, report)
      const page = readPage(text, {maximumDepth})
      if (page.depth > maximumDepth) {
        report('deep-nesting', {kind: 'doubt', detail: `elements nested ${page.depth} deep were flattened`})
      }
      return {form: 'page', page: withTitle(page, document.source), ...charset, source: document.source}
    },
})

/** A page whose head names no title, such as a piece of one in a feed, has the title that its container states. */
function withTitle(page: Page, source: Source): Page {
  const title = page.head.title === null ? statedTitle(source) : null
  return title === null ? page : replaceParts(page, {head: {...page.head, title}})
}

import {type DumpHead, type Fields, headOf, setField} from './head-fields.ts'
import {firstLine, type HeadLine, lastLine, linesOf} from './lines.ts'

/** `1 of 100 DOCUMENTS`, `Dokument 1 von 100`: the line that opens a document of LexisNexis or ProQuest. */
export const COUNTED =
  /^\s*(?:(\d{1,6}) (?:of|von|de|di|van|av|sur) (\d{1,6}) DO[CK]UMENT\w{0,4}|DO[CK]UMENT\w{0,2} (\d{1,6}) (?:of|von|de|di|van|av|sur) (\d{1,6}))\s*$/i
/** The line that ends a document of Nexis Uni. */
export const UNI_END =
  /^\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Einde van document)\s*$/i

/** Labels above a text, and those below it. */
const ABOVE =
  /^(BYLINE|AUTHOR|AUTOR|AUTEUR|SECTION|RUBRIK|RUBRIQUE|SECCIÓN|LENGTH|LÄNGE|LONGUEUR|LENGTE|LONGITUD|DATELINE|HIGHLIGHT|HEADLINE|SOURCE|SERIES|DISTRIBUTION|CORRECTION-DATE|TITLE)\s*:\s*(.*)$/i
const LENGTH = /^(?:LENGTH|LÄNGE|LONGUEUR|LENGTE|LONGITUD|LUNGHEZZA)\s*:\s*[\d.,]+\s*\p{L}+\s*$/iu
const BELOW =
  /^(?:LOAD-DATE|UPDATE|DATE-CHARGEMENT|FECHA-CARGA|LANGUAGE|SPRACHE|LANGUE|IDIOMA|GRAPHIC|GRAFIK|PUBLICATION-TYPE|TYPE-PUBLICATION|DOCUMENT-TYPE|JOURNAL-CODE|SUBJECT|NOTES|CLASSIFICATION|CORRECTION)(?:\s*:.*)?$/i
const BODY = /^(?:BODY|TEXT|CORPS|TEXTO|TEKST)\s*:?\s*$/i
const YEAR = /\b(?:1[89]|20)\d\d\b/

/** Read a document as LexisNexis writes it: publication and date, headline, labels up to `LENGTH:`, the text, labels below it. */
export function readNexis(text: string): DumpHead | null {
  if (!COUNTED.test(firstLine(text)) && !UNI_END.test(lastLine(text))) return null
  const lines = linesOf(text)
  const length = lines.slice(0, 80).findIndex(line => LENGTH.test(line.text))
  if (length < 0) return null
  let end = length + 1
  // What else is labelled stands in lines of its own, each with what goes on below it up to a blank line.
  for (let at = end; at < lines.length; at++) {
    if (lines[at]!.text === '') continue
    if (BODY.test(lines[at]!.text)) end = at + 1
    if (!ABOVE.test(lines[at]!.text)) break
    while (at < lines.length && lines[at]!.text !== '') at++
    end = at
  }
  const fields = fieldsAbove(lines, {firstLabel: lines.findIndex(line => ABOVE.test(line.text)), end})
  const below = lines.findIndex((line, i) => i > end && BELOW.test(line.text))
  const last = lines.findLast(line => line.text !== '')!
  const foot = below >= 0 ? lines[below]!.start : UNI_END.test(last.text) ? last.start : text.length
  return headOf(fields, [
    {start: 0, end: lines[end]?.start ?? text.length},
    ...(foot < text.length ? [{start: foot, end: text.length}] : []),
  ])
}

function fieldsAbove(
  lines: readonly HeadLine[],
  {firstLabel, end}: {firstLabel: number; end: number},
): Fields {
  const fields: Fields = new Map()
  for (const {text} of lines.slice(0, end)) {
    const [, label = '', value = ''] = ABOVE.exec(text) ?? []
    if (value === '') continue
    if (/^(?:AUT|BYLINE)/i.test(label)) setField(fields, 'byline', [value])
    else if (/^(?:HEADLINE|TITLE)/i.test(label)) setField(fields, 'title', [value])
  }
  const heads = lines.slice(0, firstLabel)
  const date = heads.find(({text}) => YEAR.test(text) && !/copyright|©/i.test(text) && !COUNTED.test(text))
  if (date !== undefined) setField(fields, 'date', [date.text])
  const title = titleAbove(heads, date)
  if (title !== null) setField(fields, 'title', [title])
  const publisher = date && heads.slice(0, heads.indexOf(date)).findLast(line => line.text !== '')
  if (publisher && publisher.text !== title && !COUNTED.test(publisher.text))
    setField(fields, 'publisher', [publisher.text])
  return fields
}

/** The headline stands in the last lines before the labels; in Nexis Uni it opens the document, above publication and date. */
function titleAbove(heads: readonly HeadLine[], date: HeadLine | undefined): string | null {
  const opening = heads.filter(line => line.text !== '' && !/^Page \d+ of \d+$/.test(line.text))
  if (opening.length > 0 && !COUNTED.test(opening[0]!.text)) return opening[0]!.text
  let end = heads.length
  while (end > 0 && heads[end - 1]!.text === '') end--
  let start = end
  while (start > 0 && heads[start - 1]!.text !== '' && heads[start - 1] !== date) start--
  return start < end
    ? heads
        .slice(start, end)
        .map(line => line.text)
        .join(' ')
    : null
}

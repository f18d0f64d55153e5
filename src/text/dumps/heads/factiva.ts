import type {Span} from '../../../model/block.ts'
import {type DumpHead, type Fields, headOf, setField} from './head-fields.ts'
import {type HeadLine, lastLine, linesOf} from './lines.ts'

/** Where a document of Factiva ends, in any language of its pages. */
export const FACTIVA_END =
  /^(?:AN\s+)?(?:Document|Dokument|Documento|Документ|ドキュメント)\s+[A-Z]{2,14}\d{4}\d{8}[a-z\d]{6,14}\s*$/
/** Labels of fields; all that stand below the text follow it in this order. */
const LABEL =
  /^(SE|CLM|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|ART|AN)(?:[ \t]+(.*))?$/
const COUNT =
  /^[\d.,\s]{1,9}\s?(?:words|wörter|mots|palabras|parole|palavras|woorden|слов[а-я]*|字|語|단어)$/i

/** Read a document as Factiva writes it, with labels (`HD`, `BY`, `PD` … `LP`, `TD`) or without; `null` for what does not end like one. */
export function readFactiva(text: string): DumpHead | null {
  if (!FACTIVA_END.test(lastLine(text))) return null
  const lines = linesOf(text)
  return readLabels(lines, text.length) ?? readUnlabelled(lines, text.length)
}

/** The text stands from the label `LP` on, with `TD` in it, up to the next other label. */
function readLabels(lines: readonly HeadLine[], length: number): DumpHead | null {
  const fields: Fields = new Map()
  const cuts: Span[] = []
  let label: string | null = null
  let from = 0
  for (const line of lines) {
    const found = LABEL.exec(line.text)
    const isText = label === 'LP' || label === 'TD'
    if (found === null) {
      if (!isText && label !== null && line.text !== '') addTo(fields, label, line.text)
      continue
    }
    const [, name, value = ''] = found
    if (name === 'LP' || name === 'TD') {
      const start = value === '' ? line.end : line.start + line.text.length - value.length
      cuts.push({start: isText ? line.start : from, end: start})
    } else {
      if (isText) from = line.start
      addTo(fields, name!, value)
    }
    label = name!
  }
  if (cuts.length === 0 || !fields.has('hd')) return null
  return headOf(fields, [...cuts, {start: from, end: length}])
}

function addTo(fields: Fields, label: string, value: string): void {
  const known = fields.get(label.toLowerCase())?.[0]
  if (value !== '') fields.set(label.toLowerCase(), [known === undefined ? value : `${known} ${value}`])
}

/** Without labels, the lines from the number of words to the copyright stand between headline and text. */
function readUnlabelled(lines: readonly HeadLine[], length: number): DumpHead | null {
  const head = lines.slice(0, 30)
  const count = head.findIndex(line => COUNT.test(line.text))
  const rights = head.findIndex((line, i) => i > count && /^(?:©|\(c\)|Copyright\b)/i.test(line.text))
  if (count < 1 || rights < 0) return null
  const fields: Fields = new Map()
  const above = head.slice(0, count).filter(line => line.text !== '')
  // The headline stands first, or below the name of a section; a byline may follow.
  const title = above.reduce((best, line) => (line.text.length > best.text.length ? line : best))
  setField(fields, 'title', [title.text])
  const byline = above.slice(above.indexOf(title) + 1).map(line => line.text)
  if (byline.length > 0) setField(fields, 'author', byline)
  setField(fields, 'date', [head[count + 1]!.text])
  const last = lines.findLast(line => line.text !== '')!
  return headOf(fields, [
    {start: 0, end: head[rights]!.end},
    {start: last.start, end: length},
  ])
}

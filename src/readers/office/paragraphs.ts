import {Parser} from 'htmlparser2'
import {DocumentError} from '../../model/errors.ts'

/** How deep elements may stand inside each other. */
const DEEPEST = 1000
const OPTIONS = {xmlMode: true, decodeEntities: true, lowerCaseTags: false, lowerCaseAttributeNames: false}

/** Elements of WordprocessingML and OpenDocument by what they are to a text. */
const PARAGRAPHS = new Set(['w:p', 'text:p', 'text:h'])
const ROWS = new Set(['w:tr', 'table:table-row'])
const CELLS = new Set(['w:tc', 'table:table-cell'])
/** What stands for characters. */
const SIGNS = new Map(
  Object.entries({
    ...{'w:tab': ' ', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-', 'w:ptab': ' '},
    ...{'text:tab': ' ', 'text:line-break': '\n', 'text:s': ' '},
  }),
)
/** What is not in the text: what was deleted, notes in the margin, doubles for older programs, objects that float. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'mc:Fallback', 'w:pict', 'w:object'])
for (const name of [
  'office:annotation',
  'text:tracked-changes',
  'text:note',
  'office:forms',
  'text:bibliography-mark',
])
  LEFT_OUT.add(name)

/**
 * Read the paragraphs of a document of Word (`word/document.xml`) or OpenDocument (`content.xml`), with a row of a table as one. Line breaks
 * inside of a paragraph stay. Entities that the document declares are left as they are.
 *
 * @throws {DocumentError} `too-deep`.
 */
export function readParagraphs(xml: string): string[] {
  const paragraphs: string[] = []
  let [text, depth, leftOut, says] = ['', 0, 0, false]
  let row: string[] | null = null
  let rowDepth = 0
  const end = () => {
    const line = text.replace(/[ \t]+/g, ' ').trim()
    text = ''
    if (row === null) paragraphs.push(line)
    else if (line !== '') {
      const before = row.pop() ?? ''
      row.push(before === '' ? line : `${before} ${line}`)
    }
  }
  const parser = new Parser(
    {
      onopentag: name => {
        if (++depth > DEEPEST) throw new DocumentError('too-deep', 'elements are nested too deeply')
        if (leftOut > 0) return
        if (LEFT_OUT.has(name)) leftOut = depth
        else if (ROWS.has(name) && row === null) [row, rowDepth] = [[], depth]
        else if (CELLS.has(name)) row?.push('')
        says = name === 'w:t' || (!name.startsWith('w:') && !name.startsWith('mc:'))
        if (leftOut === 0) text += SIGNS.get(name) ?? ''
      },
      ontext: piece => {
        if (leftOut === 0 && says) text += piece
      },
      onclosetag: name => {
        if (leftOut === 0) {
          if (PARAGRAPHS.has(name)) end()
          if (row !== null && depth === rowDepth && ROWS.has(name)) {
            paragraphs.push(row.filter(cell => cell !== '').join('\t'))
            row = null
          }
          if (name === 'w:t') says = false
        }
        if (leftOut === depth) leftOut = 0
        depth--
      },
    },
    OPTIONS,
  )
  parser.end(xml)
  if (text.trim() !== '') end()
  return paragraphs
}

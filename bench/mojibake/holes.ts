/**
 * Measure what is put where bytes were lost: `npx jiti bench/mojibake/holes.ts [--each N] [LANGUAGE ...]`.
 *
 * Lines that no table was counted in (the held-out parts of src/tables/mojibake-sources.make.ts, to be run first) are
 * read as windows-1252, and the five bytes that it leaves undefined are lost. Prints and writes
 * bench/results/mojibake-holes.md: by language, lines that come out exact, and letters with a lost byte that are right.
 */
import {writeFileSync} from 'node:fs'
import {readPart} from '../../src/tables/mojibake-sources.make.ts'
import {pageNamed} from '../../src/text/mojibake/pages.ts'
import {repairText} from '../../src/text/mojibake/repair.ts'

const page = pageNamed('windows-1252')!
const marks = {fffd: '\ufffd', drop: '', q: '?'} as const
const utf8 = new TextEncoder()
const isLost = (byte: number): boolean => page.holes.includes(byte)
const hasHole = (char: string): boolean => utf8.encode(char).some(isLost)

/** Read a line's UTF-8 by the page, with a mark for each byte that it loses. */
const spoil = (line: string, mark: string): string =>
  Array.from(utf8.encode(line), byte => (isLost(byte) ? mark : String.fromCharCode(page.codes[byte]!))).join(
    '',
  )

/** Lines of text that have lost bytes, spread over all there are, of documents first that the tables' neighbours are of. */
const linesOf = (language: string, most: number): string[] => {
  const fit = (['held-out', 'other'] as const).map(part =>
    readPart(language, part).filter(
      line => line.length > 30 && line.length < 300 && Array.from(line).some(hasHole),
    ),
  )
  return fit.flatMap((lines, index) => {
    const count = Math.min(lines.length, index ? most / 2 : most - Math.min(most / 2, fit[1]!.length))
    return Array.from({length: count}, (_, at) => lines[Math.floor((at * lines.length) / count)]!)
  })
}

/** How many of the characters that lost a byte stand where they stood, by the best alignment of two lines. */
const countRight = (clean: string, fixed: string): number => {
  const [a, b] = [Array.from(clean), Array.from(fixed)]
  const lost = a.map(hasHole)
  // A character that lost its byte weighs hardly more than others, so that it is aligned as they are.
  let row = new Float64Array(b.length + 1)
  for (let i = a.length - 1; i >= 0; i--) {
    const next = new Float64Array(b.length + 1)
    for (let j = b.length - 1; j >= 0; j--) {
      const both = a[i] === b[j] ? row[j + 1]! + (lost[i] ? 1.0001 : 1) : 0
      next[j] = Math.max(both, row[j]!, next[j + 1]!)
    }
    row = next
  }
  return Math.round((row[0]! % 1) * 1e4)
}

interface Tally {
  lines: number
  exact: number
  holes: number
  right: number
}

const measure = (lines: readonly string[], mark: string): Tally => {
  const tally = {lines: lines.length, exact: 0, holes: 0, right: 0}
  for (const line of lines) {
    const fixed = repairText(spoil(line, mark)).text
    const holes = Array.from(line).filter(hasHole).length
    tally.holes += holes
    tally.exact += Number(fixed === line)
    tally.right += fixed === line ? holes : countRight(line, fixed)
    if (show && fixed !== line) console.log(`- ${line}\n+ ${fixed}`)
  }
  return tally
}

const show = process.argv.includes('--show')
const numbered = process.argv.indexOf('--each')
const each = numbered < 0 ? 200 : Number(process.argv[numbered + 1])
const given = process.argv.slice(2).filter(word => /^[a-z]{2}$/.test(word))
const languages =
  'ru uk be bg mk sr kk mn el hy ka vi lv lt cs sk sl hr pl hu ro es pt is ga eo hi mr ne bn pa gu ta te kn ml ar fa ur he th km my am ko zh zt ja'
const rows = [
  '| language | lines | holes | U+FFFD | dropped | `?` |',
  '| --- | --- | --- | --- | --- | --- |',
]
const share = (part: number, all: number) => (part / all).toFixed(3)
const totals: number[] = []
for (const language of given.length ? given : languages.split(' ')) {
  const lines = linesOf(language, each)
  if (lines.length < 20) continue
  const tallies = Object.values(marks).map(mark => measure(lines, mark))
  const cells = tallies.map(
    ({exact, right, holes}) => `${share(exact, lines.length)} / ${share(right, holes)}`,
  )
  tallies.forEach(({exact, right, holes}, index) => {
    totals[index * 2] = (totals[index * 2] ?? 0) + exact / lines.length
    totals[index * 2 + 1] = (totals[index * 2 + 1] ?? 0) + right / holes
  })
  rows.push(`| ${language} | ${lines.length} | ${tallies[0]!.holes} | ${cells.join(' | ')} |`)
  console.log(rows.at(-1))
}
const mean = (index: number) => (totals[index]! / (rows.length - 2)).toFixed(3)
rows.push(`| mean | | | ${[0, 2, 4].map(at => `${mean(at)} / ${mean(at + 1)}`).join(' | ')} |`)
console.log(rows.at(-1))
if (!given.length && !show)
  writeFileSync(
    new URL('../results/mojibake-holes.md', import.meta.url),
    `# Lost bytes of UTF-8, by language

UTF-8 read as windows-1252, which has no 81, 8D, 8F, 90 and 9D: these bytes became U+FFFD, were dropped, or became \`?\`. Lines that no
table was counted in, each by itself (\`--each ${each}\`): lines that come out exact / characters with a lost byte that are right.

${rows.join('\n')}
`,
  )

/**
 * Measure what is put where whole characters were lost: `npx jiti bench/mojibake/lost-letters.ts [--each N] [--show] [LANGUAGE ...]`.
 *
 * Of texts of five lines that no table was counted in (the held-out parts of src/tables/mojibake-sources.make.ts, to be run
 * first) all that is beyond ASCII becomes U+FFFD, a sign for each character. Prints and writes
 * bench/results/mojibake-lost-letters.md. ftfy leaves them all.
 */
import {writeFileSync} from 'node:fs'
import {lostAlphabets} from '../../src/tables/mojibake-lost-letters.ts'
import {readPart} from '../../src/tables/mojibake-sources.make.ts'
import {repairText} from '../../src/text/mojibake/repair.ts'

/** Texts and those that come out exact; characters that were lost, those that were put back, and those of them that are right. */
interface Tally {
  texts: number
  exact: number
  lost: number
  put: number
  right: number
}

const nothing = (): Tally => ({texts: 0, exact: 0, lost: 0, put: 0, right: 0})

const measure = (texts: readonly string[]): Tally => {
  const tally = {...nothing(), texts: texts.length}
  for (const text of texts) {
    const spoilt = text.replace(/[^\0-\x7f]/g, '\ufffd')
    const fixed = repairText(spoilt).text
    tally.exact += Number(fixed === text)
    for (let at = 0; at < text.length; at++) {
      if (spoilt[at] !== '\ufffd') continue
      tally.lost++
      if (fixed[at] === '\ufffd') continue
      tally.put++
      tally.right += Number(fixed[at] === text[at])
    }
    if (show && fixed !== text) console.log(`- ${text}\n+ ${fixed}`)
  }
  return tally
}

/** How many lines in a row make a text. */
const together = 5

const textsOf = (language: string, most: number): string[] =>
  (['held-out', 'other'] as const).flatMap(part => {
    const lines = readPart(language, part).filter(line => line.length > 30 && line.length < 1000)
    const texts = Array.from({length: Math.floor(lines.length / together)}, (_, at) =>
      lines.slice(at * together, (at + 1) * together).join('\n'),
    ).filter(text => /[^\0-\x7f]/.test(text) && !/[^\0-\uffff]/.test(text))
    const count = Math.min(texts.length, most / 2)
    return Array.from({length: count}, (_, at) => texts[Math.floor((at * texts.length) / count)]!)
  })

const show = process.argv.includes('--show')
const numbered = process.argv.indexOf('--each')
const each = numbered < 0 ? 80 : Number(process.argv[numbered + 1])
const given = process.argv.slice(2).filter(word => /^[a-z]{2}$/.test(word))

const share = (part: number, all: number) => (part / all).toFixed(3)
const rowOf = (name: string, {texts, exact, lost, put, right}: Tally) =>
  `| ${name} | ${texts} | ${lost} | ${share(exact, texts)} | ${share(put, lost)} | ${share(right, put)} |`
const rows = [
  '| language | texts | lost | exact | put back | right of those |',
  '| --- | --- | --- | --- | --- | --- |',
]
const all = nothing()
for (const language of given.length ? given : Object.keys(lostAlphabets)) {
  const tally = measure(textsOf(language, each))
  for (const key of Object.keys(all) as (keyof Tally)[]) all[key] += tally[key]
  rows.push(rowOf(language, tally))
  console.log(rows.at(-1))
}
rows.push(rowOf('all', all))
console.log(rows.at(-1))
if (!given.length && !show)
  writeFileSync(
    new URL('../results/mojibake-lost-letters.md', import.meta.url),
    `# Lost letters, by language

Texts of ${together} lines that no table was counted in, of which all that is beyond ASCII became U+FFFD, a sign for each character
(\`--each ${each}\`): texts that come out exact, how many of the characters are put back, and how many of those are right. ftfy leaves
them all.

${rows.join('\n')}
`,
  )

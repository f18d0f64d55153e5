/**
 * Clean every set of ../shared/bench/text and score it beside simple baselines, in one table; then name the documents that come out worst.
 * `copydesk` judges by trees that saw nothing of a document's site, where src/tables/line-roles.make.ts has left their scores; `as
 * shipped` is the whole path with trees that saw these documents: worth its speed, and what the planted cards show.
 * Run: npx jiti bench/text/run.ts
 */
import {mkdirSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {type Cleaner, c4Rules, everyLine, longestRun} from './baselines.ts'
import {copydesk} from './copydesk.ts'
import {crossOutputs} from './cross-outputs.ts'
import {scoreOutputs} from './score.ts'
import {type LabelledText, readSet, SETS, setPath, VARIANTS} from './sets.ts'
import {worstDocuments} from './worst.ts'

const cache = fileURLToPath(new URL('../.cache/text/', import.meta.url))
const cleaners: Readonly<Record<string, Cleaner>> = {
  'every line': everyLine,
  'C4 rules': c4Rules,
  'longest prose run': longestRun,
  'as shipped': copydesk,
}
const WANTED: Readonly<Record<string, string>> = {
  'benchmark-en.full': '.945',
  'benchmark-en.half': '.965',
  'news-en.full': '.925',
  'news-en.half': '.95',
  'news-multi.full': '.955',
  'news-multi.half': '.97',
  'news-pl-ru-zh.full': '.94',
  'news-pl-ru-zh.half': '.965',
}
const WORST = 5

interface Result {
  readonly name: string
  readonly texts: readonly string[]
  /** MB of text in a second of processor time. */
  readonly speed: number | null
}

function cleanAll(documents: readonly LabelledText[], name: string): Result {
  const texts = documents.map(({lines}) => lines.map(line => line.t).join('\n'))
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const clean = cleaners[name]!
  const before = process.cpuUsage()
  const cleaned = texts.map(clean)
  const {user, system} = process.cpuUsage(before)
  return {name, texts: cleaned, speed: bytes / (user + system)}
}

function score(gold: string, documents: readonly LabelledText[], {name, texts}: Result): string[] {
  const outputs = texts.map((text, i) => ({id: documents[i]!.id, text}))
  const words = ['shingle P', 'R', 'F1', 'paragraphs', 'subheads', 'cards removed', 'body lines lost']
  return scoreOutputs(outputs, {gold, out: `${cache}${name.replaceAll(' ', '-')}.jsonl`, words})
}

function main(): void {
  mkdirSync(cache, {recursive: true})
  const outputs = crossOutputs()
  const worst: string[] = []
  console.log(
    '| set | cleaner | P | R | F1 | wanted | paragraphs | subheads | cards removed | body lost | MB/s |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const set of SETS.flatMap(set =>
    VARIANTS.map(variant => ({key: `${set}.${variant}`, set, variant})),
  )) {
    const path = setPath(set.set, set.variant)
    if (path === null) continue
    const documents = readSet(path)
    const results = Object.keys(cleaners).map(name => cleanAll(documents, name))
    const unseen = outputs?.get(set.key)?.split('\n')
    if (unseen !== undefined) {
      const texts = unseen.map(row => (JSON.parse(row) as {text: string}).text)
      results.unshift({name: 'copydesk', texts, speed: null})
      for (const {id, lang, f1, above, inside, below, lost} of worstDocuments(documents, texts, WORST)) {
        const figures = [f1.toFixed(2), above, inside, below, lost].join(' | ')
        worst.push(`| ${set.key} | ${id} | ${lang} | ${figures} |`)
      }
    }
    for (const result of results) {
      const figures = score(path, documents, result)
      figures.splice(3, 0, result.name === 'copydesk' ? (WANTED[set.key] ?? '') : '')
      console.log(
        `| ${set.key} | ${result.name} | ${[...figures, result.speed?.toFixed(1) ?? ''].join(' | ')} |`,
      )
    }
  }
  console.log(
    '\nWorst documents, sites not seen; words kept wrongly above, inside and below the article, and words lost.\n',
  )
  console.log('| set | document | language | F1 | above | inside | below | lost |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const row of worst) console.log(row)
}

if (SETS.every(set => VARIANTS.every(variant => setPath(set, variant) === null)))
  console.log('skipped: ../shared/bench/text is absent')
else main()

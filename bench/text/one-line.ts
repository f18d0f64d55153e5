/**
 * Score what becomes of pages in one line, `get_text(' ', strip=True)` and the like, beside the baselines: pages of ../shared/bench/html,
 * and texts of ../shared/bench/text whose lines are joined by blanks. Cuts and roles come from trees that saw nothing of a page's site:
 * src/tables/run-on-cuts.make.ts and then run-on-roles.make.ts leave their scores in bench/.cache/text.
 * Run: npx jiti bench/text/one-line.ts
 */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import type {Span} from '../../src/model/block.ts'
import {isSeparator} from '../../src/text/lines/punctuation.ts'
import {decideLines} from '../../src/text/roles/decide.ts'
import {measureLines} from '../../src/text/roles/measured-lines.ts'
import {orRun} from '../../src/text/roles/score.ts'
import {findTitle} from '../../src/text/roles/title.ts'
import {everyLine, longestRun} from './baselines.ts'
import {ALONE, lineOf, type OneLine, trainingPages} from './flatten-one-line.ts'
import {scoreOutputs} from './score.ts'

const cache = fileURLToPath(new URL('../.cache/text/', import.meta.url))

/** A page's pieces as the tables' scripts leave them, and which of them were scored. */
interface Pieces {
  readonly set: string
  readonly id: string
  readonly pieces: readonly Span[]
  readonly near: readonly number[]
}

if (existsSync(`${cache}run-on-roles.out.json`)) printTables()
else
  console.log(
    'bench/text/one-line: skipped, run npx jiti src/tables/run-on-cuts.make.ts and run-on-roles.make.ts',
  )

function printTables(): void {
  mkdirSync(cache, {recursive: true})
  const cleaned = cleanPages()
  console.log('| one line of | documents | cleaner | P | R | F1 |\n| --- | --- | --- | --- | --- | --- |')
  for (const set of new Set(cleaned.map(({page}) => page.set))) {
    // A page is there twice where it was also flattened tidily; the first is as Beautiful Soup leaves it.
    const seen = new Set<string>()
    const pages = cleaned.filter(({page}) => page.set === set && !seen.has(page.id) && seen.add(page.id))
    if (set === ALONE) printAlone(pages)
    else printSet(set, pages)
  }
}

interface Cleaned {
  readonly page: OneLine
  readonly text: string
  /** Share of the signs that were kept. */
  readonly share: number
}

function cleanPages(): Cleaned[] {
  const {scores} = JSON.parse(readFileSync(`${cache}run-on-roles.out.json`, 'utf8')) as {scores: number[]}
  const rows = readFileSync(`${cache}run-on-pieces.jsonl`, 'utf8').split('\n')
  let used = 0
  return trainingPages().map((page, i) => {
    const found = JSON.parse(rows[i]!) as Pieces
    if (found.id !== page.id || found.set !== page.set) throw new Error(`expected the pieces of ${page.id}`)
    const own = scores.slice(used, used + found.near.length)
    used += found.near.length
    return {page, ...clean(lineOf(page).text, found, own)}
  })
}

/** Judge the pieces of a line as lines are judged, by scores of trees that saw nothing of its site. */
function clean(text: string, {pieces, near}: Pieces, scores: readonly number[]): Omit<Cleaned, 'page'> {
  // A line that turned out to be no page is judged as any line: nothing is left to choose.
  if (pieces.length === 1) return {text, share: 1}
  const lines = pieces.map(({start, end}) => text.slice(start, end))
  const document = measureLines(lines.map(t => ({text: t, kind: isSeparator(t) ? 'separator' : 'paragraph'})))
  const spread = new Float64Array(lines.length)
  for (const [k, i] of near.entries()) spread[i] = scores[k]!
  const {kept} = decideLines(document, orRun(document, spread))
  const first = kept.indexOf(true)
  const title = first === -1 ? -1 : findTitle(document, {first, kept})
  const left = lines.filter((_, i) => kept[i] && i !== title)
  const signs = (some: readonly string[]) => some.reduce((sum, line) => sum + line.length, 0)
  return {text: left.join(' '), share: signs(left) / signs(lines)}
}

function printSet(set: string, cleaned: readonly Cleaned[]): void {
  const gold = `${cache}one-line.gold.jsonl.gz`
  const rows = cleaned.map(({page: {id, lang, gold}}) => JSON.stringify({id, lang, gold, lines: []}))
  writeFileSync(gold, gzipSync(rows.join('\n')))
  const outputs: Record<string, (one: Cleaned) => string> = {
    copydesk: ({text}) => text,
    'every line': ({page}) => everyLine(lineOf(page).text),
    'longest prose run': ({page}) => longestRun(lineOf(page).text),
  }
  for (const [cleaner, output] of Object.entries(outputs)) {
    const texts = cleaned.map(one => ({id: one.page.id, text: output(one)}))
    const figures = scoreOutputs(texts, {
      gold,
      out: `${cache}one-line.jsonl`,
      words: ['shingle P', 'R', 'F1'],
    })
    console.log(`| ${set} | ${cleaned.length} | ${cleaner} | ${figures.join(' | ')} |`)
  }
}

function printAlone(cleaned: readonly Cleaned[]): void {
  const whole = cleaned.filter(({share}) => share === 1).length
  const lost = cleaned.reduce((sum, {share}) => sum + 1 - share, 0) / cleaned.length
  console.log(
    `\narticles alone, if cut: ${whole} of ${cleaned.length} kept whole, ${lost.toFixed(4)} of the signs lost`,
  )
}

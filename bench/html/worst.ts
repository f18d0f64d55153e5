// The worst pages, with what was lost of each and what was kept wrongly:
// npx jiti bench/html/worst.ts [--sets a,b] [--pages 50] [--from cross]
// Reads what bench/html/cross.ts (or run.ts, with --from copydesk) left in its cache. The list quotes pages, which belong to their
// publishers: it is written to bench/.cache/html/worst.md and is no part of the project.
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Extracted} from './copydesk.ts'
import {BODY_SETS, haveSets, readSet} from './sets.ts'

const CACHE = fileURLToPath(new URL('../.cache/html/', import.meta.url))
/** Longest quotation of a line. */
const QUOTED = 160
const MOST_LINES = 14

interface Fault {
  readonly set: string
  readonly id: string
  readonly url: string | undefined
  readonly f: number
  readonly lost: readonly string[]
  readonly wrong: readonly string[]
}

const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
}

if (!haveSets()) console.log('bench/html/worst: skipped, ../shared/bench/html is not there')
else {
  const from = option('from', 'cross')
  const faults = option('sets', BODY_SETS.join(','))
    .split(',')
    .flatMap(set => faultsOf(set, from))
    .sort((a, b) => a.f - b.f)
    .slice(0, Number(option('pages', '50')))
  writeFileSync(join(CACHE, 'worst.md'), faults.map(describe).join('\n'))
  console.log(`${faults.length} pages: ${join(CACHE, 'worst.md')}`)
}

function faultsOf(set: string, from: string): Fault[] {
  const out = join(CACHE, 'out', `${from}-${set}.jsonl`)
  const per = `${out}.per`
  if (!existsSync(out) || !existsSync(per)) return []
  const rows = <T>(file: string) =>
    readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line) as T) // biome-ignore format: one thought
  const texts = new Map(rows<Extracted>(out).map(row => [row.id, row.text]))
  const scores = new Map(rows<{id: string; f: number}>(per).map(row => [row.id, row.f]))
  return readSet(set).map(({id, url, text = '', alts = []}) => {
    const ours = texts.get(id) ?? ''
    const variants = [text, ...alts].map(gold => ({lost: missing(gold, ours), wrong: missing(ours, gold)}))
    const length = (lines: readonly string[]) => lines.join('').length
    const best = variants.reduce((a, b) =>
      length(a.lost) + length(a.wrong) <= length(b.lost) + length(b.wrong) ? a : b,
    )
    return {set, id, url, f: scores.get(id) ?? 0, ...best}
  })
}

/** Lines of one text that do not stand in another, white space and case apart. */
function missing(text: string, other: string): string[] {
  const fold = (line: string) =>
    line
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  const whole = `\n${other.split('\n').map(fold).join('\n')}\n`
  return text.split('\n').filter(line => fold(line) !== '' && !whole.includes(`\n${fold(line)}\n`))
}

function describe({set, id, url, f, lost, wrong}: Fault): string {
  const quote = (sign: string, lines: readonly string[]) =>
    lines.slice(0, MOST_LINES).map(line => `    ${sign} ${line.slice(0, QUOTED)}`)
  const more = (lines: readonly string[]) =>
    lines.length > MOST_LINES ? [`      … ${lines.length - MOST_LINES} more`] : []
  return [
    `## ${set} ${id} F1 ${f.toFixed(3)} ${url ?? ''}`,
    '',
    ...quote('- lost ', lost),
    ...more(lost),
    ...quote('+ wrong', wrong),
    ...more(wrong),
    '',
  ].join('\n')
}

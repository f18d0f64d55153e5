import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'

const folder = new URL('../../../shared/bench/language/', import.meta.url)

export interface Line {
  t: string
  l: string
}

export interface Glued {
  t: string
  sp: [number, number, string][]
  /** The language that English is mixed with. */
  b: string
}

/** Rows of one set, or nothing with a line that says so where the shared data is absent. */
export function rowsOf<Row>(name: string): Row[] {
  const file = new URL(`${name}.jsonl.gz`, folder)
  if (!existsSync(file)) {
    console.log(`skipped: ../shared/bench/language/${name}.jsonl.gz is not here`)
    return []
  }
  const text = gunzipSync(readFileSync(file)).toString()
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}

/** Malay counts as Indonesian, both forms of Norwegian as one. */
export const fold = (language: string): string =>
  ({ms: 'id', nn: 'no', nb: 'no'})[language.toLowerCase().split(/[-_]/, 1)[0]!] ??
  language.toLowerCase().split(/[-_]/, 1)[0]!

/** Share of lines right, averaged over languages. */
export function macroShare(rows: readonly Line[], answers: readonly string[]): number {
  const right = new Map<string, [number, number]>()
  rows.forEach(({l}, index) => {
    const count = right.get(l) ?? [0, 0]
    count[1]++
    if (fold(answers[index] ?? '') === fold(l)) count[0]++
    right.set(l, count)
  })
  const shares = [...right.values()].map(([good, all]) => good / all)
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
}

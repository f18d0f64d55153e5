/** Lines that tables of languages are made from: ../shared/corpus, less what the benchmark holds. */
import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'

const shared = new URL('../../../shared/', import.meta.url)
const decoder = new TextDecoder()
const unzip = (url: URL): string => decoder.decode(gunzipSync(readFileSync(url)))

function benchmarkLines(): string[] {
  return ['short', 'glued'].flatMap(name =>
    unzip(new URL(`bench/language/${name}.jsonl.gz`, shared))
      .split('\n')
      .filter(line => line.length > 0)
      .flatMap(line => {
        const row: {t: string; sp?: [number, number, string][]} = JSON.parse(line)
        return row.sp === undefined ? [row.t] : row.sp.map(([start, end]) => row.t.slice(start, end))
      }),
  )
}

/** Corpus lines of one language that hold no line of the benchmark, so that the benchmark stays unseen. */
export function trainingLines(language: string): string[] {
  const file = new URL(`corpus/${language === 'no' ? 'nb' : language}.txt.gz`, shared)
  if (!existsSync(file)) return []
  const text = unzip(file)
  const seen = benchmarkLines().filter(line => text.includes(line))
  return text.split('\n').filter(line => line.length > 0 && !seen.some(part => line.includes(part)))
}

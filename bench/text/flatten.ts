import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {readPage} from '../../src/html/read-page.ts'
import {listWords} from '../../src/text/words.ts'
import type {LabelledText} from './sets.ts'

interface GoldPage {
  readonly id: string
  readonly file: string
  readonly encoding: string
  readonly type?: string
  readonly url?: string
  readonly lang?: string
  readonly domain: string
  readonly title?: string
  readonly text: string
}

const shared = fileURLToPath(new URL('../../../shared/bench/html/', import.meta.url))

/** Share of a line's runs of four words that has to stand in the gold text for the line to be labelled as kept. */
const SHARE = 0.6

/** Flatten the pages of an HTML set to lines labelled by its gold text: weak labels, for training only. */
export function flattenSet(set: string): LabelledText[] {
  const folder = `${shared}${set}/`
  if (!existsSync(`${folder}gold.jsonl.gz`)) return []
  const rows = gunzipSync(readFileSync(`${folder}gold.jsonl.gz`))
    .toString('utf8')
    .trim()
    .split('\n')
  return rows.flatMap(row => {
    const gold = JSON.parse(row) as GoldPage
    if (gold.type !== undefined && gold.type !== 'article') return []
    const lines = labelLines(linesOf(folder, gold), gold)
    const kept = lines.filter(line => line.keep).length
    // Where the page's text and the gold do not meet, the labels would be noise.
    if (kept < 2 || coverage(lines, gold.text) < 0.8) return []
    const base = {
      id: `${set}-${gold.id}`,
      url: `http://${gold.domain}/`,
      lang: gold.lang ?? '',
      gold: gold.text,
    }
    const start = Math.max(0, lines.findIndex(line => line.keep) - 6)
    return [
      {...base, variant: 'full', lines},
      {...base, variant: 'half', lines: lines.slice(start)},
    ]
  })
}

function linesOf(folder: string, {file, encoding}: GoldPage): string[] {
  const name = file.startsWith('pages/') ? file : `pages/${file}`
  const path = existsSync(`${folder}${name}`) ? `${folder}${name}` : `${folder}${name}.gz`
  const raw = readFileSync(path)
  const bytes = path.endsWith('.gz') ? gunzipSync(raw) : raw
  const html = new TextDecoder(encoding || 'utf-8').decode(bytes)
  return readPage(html)
    .blocks.filter(block => !block.hidden)
    .flatMap(block => block.text.split('\n'))
    .map(line => line.trim())
    .filter(line => line !== '')
}

function labelLines(lines: readonly string[], {text}: GoldPage): {t: string; keep: 0 | 1}[] {
  const known = new Set(grams(text))
  const whole = new Set(text.split('\n').map(fold))
  const long = lines.map(line => {
    const found = grams(line)
    return found.length > 0 && found.filter(gram => known.has(gram)).length >= SHARE * found.length
  })
  const first = long.indexOf(true)
  const last = long.lastIndexOf(true)
  return lines.map((t, i) => {
    const short = i > first && i < last && whole.has(fold(t)) && grams(t).length === 0
    return {t, keep: long[i] || short ? 1 : 0}
  })
}

function grams(text: string): string[] {
  const words = listWords(text.normalize('NFC'))
  return words.slice(3).map((_, i) => words.slice(i, i + 4).join(' '))
}

function fold(line: string): string {
  return listWords(line.toLowerCase()).join(' ')
}

function coverage(lines: readonly {t: string; keep: 0 | 1}[], gold: string): number {
  const kept = new Set(lines.filter(line => line.keep).flatMap(line => grams(line.t)))
  const wanted = grams(gold)
  return wanted.filter(gram => kept.has(gram)).length / Math.max(1, wanted.length)
}

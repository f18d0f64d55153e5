/** Judge a line that may have been decoded by another charset than it was written in. */
import {decodeBytesAs, encodeWide, wideNamed} from './codecs.ts'
import {confidenceOf} from './edits.ts'
import {allPages, encodeIn} from './pages.ts'
import type {Edit} from './plan.ts'
import {caseCost, costOf, costOfText, kindBits, kinds, symbolOf} from './plausibility.ts'

/** A charset that was used, the one that was right, and what the line reads then. */
export interface Swap {
  from: string
  to: string
  text: string
  gain: number
}

/** The swaps a document has shown, as `from to`. */
export type ShownSwaps = ReadonlySet<string>

const wideCharsets = ['gbk', 'shift_jis', 'euc-kr', 'big5', 'euc-jp'] as const
const readers = [...allPages.map(({name}) => name), ...wideCharsets]
const common = new Set([
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'iso-8859-1',
  'koi8-r',
  'utf-8',
  ...wideCharsets,
])
const entry = {shown: 2, first: 8, rare: 1.5, other: 3} as const

const entryCost = (from: string, to: string, shown: ShownSwaps): number => {
  if (shown.has(`${from} ${to}`)) return entry.shown
  const rare = (common.has(from) ? 0 : entry.rare) + (common.has(to) ? 0 : entry.rare)
  return entry.first + rare + (shown.size ? entry.other : 0)
}

/** What a character above ASCII costs in clean text, at most, in nats. */
const usual = 3.8

/** How much stranger a line's characters above ASCII are than those of clean text, in nats. */
export const strangeness = (line: string): number => {
  let a = 32
  let b = 32
  let rawA = 32
  let rawB = 32
  let sum = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    const symbol = symbolOf(code)
    if (code >= 0x80 || b >= 0x80) {
      sum += costOf(a, b, symbol) + caseCost(rawA, rawB, code) - usual
      if (code >= 0x80 && code < 0xa0) return 99
    }
    a = b
    b = symbol
    rawA = rawB
    rawB = code
  }
  return sum
}

const bytesOf = (line: string): [string, Uint8Array][] => {
  const found: [string, Uint8Array][] = []
  for (const page of allPages) {
    const bytes = encodeIn(page, line)
    if (bytes) found.push([page.name, bytes])
  }
  for (const name of wideCharsets) {
    const bytes = encodeWide(wideNamed(name)!, line)
    if (bytes) found.push([name, bytes])
  }
  return found
}

const lettersAbove = (text: string): number => {
  let count = 0
  for (const char of text) {
    const code = char.codePointAt(0) as number
    if (code >= 0x80 && kindBits(code) & kinds.letter) count++
  }
  return count
}

/** Find the swap that makes a line most plausible; nothing where leaving it is better. */
export const judgeSwap = (line: string, shown: ShownSwaps): Swap | undefined => {
  const before = costOfText(line)
  let best: Swap | undefined
  const costs = new Map<string, number>()
  for (const [from, bytes] of bytesOf(line)) {
    const targets = wideCharsets.includes(from as 'gbk') ? ['utf-8', ...readers] : readers
    for (const to of targets) {
      if (to === from) continue
      const text = decodeBytesAs(to, bytes)
      if (text.includes('\ufffd')) continue
      const cost = costs.get(text) ?? costOfText(text)
      costs.set(text, cost)
      const gain = before - cost - entryCost(from, to, shown)
      if (
        gain > (best?.gain ?? 0) &&
        (/[\x80-\x9f]/.test(line) || to === 'utf-8' || lettersAbove(text) > 0)
      ) {
        best = {from, to, text, gain}
      }
    }
  }
  return best
}

/** Make the edit of a swap of the line at `start`. */
export const editOfSwap = (start: number, line: string, {from, to, text, gain}: Swap): Edit => ({
  start,
  end: start + line.length,
  after: text,
  plan: [{op: 'recode', from, to}],
  confidence: confidenceOf(gain),
  rule: to === 'utf-8' ? 'utf8-through-wide-charset' : 'charset-swap',
})

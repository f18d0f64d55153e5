/** Double-byte charsets that leave no doubt: as what a line was written in, and as what UTF-8 was read by. */
import {decodeStrictly, encodeTextAs} from '../codecs.ts'
import {costOfLine, costOfWideText} from '../wide/model.ts'
import {wideCharsets} from '../wide/tables.ts'
import {countBeyondAscii} from './guards.ts'
import type {Swap} from './setting.ts'
import {mayBeDouble, type Source} from './sources.ts'

/** What double bytes make of a line, and what that costs in nats. */
export interface Double {
  from: string
  to: string
  text: string
  cost: number
}

/** How many double-byte characters a text has at least, and how many others there may be to each. */
const telling = {wide: 4, others: 0.3} as const
/** What a character of a double-byte text costs on average at most, in nats. */
const usual = 9

/**
 * Read the bytes of a line as double ones; gives nothing where that is no text, or two charsets may be right.
 *
 * `most`: what the text may cost at most; `ahead`: by how much it is to beat another, in nats.
 */
export const sureDouble = (
  sources: readonly Source[],
  {most, ahead}: {most: number; ahead: number},
): Double | undefined => {
  let best: Double | undefined
  let second = Infinity
  for (const {from, bytes} of sources) {
    if (!mayBeDouble(bytes)) continue
    for (const to of wideCharsets) {
      const text = decodeStrictly(to, bytes)
      if (text === undefined || text === best?.text) continue
      const {cost, count} = costOfWideText(text, to)
      const others = countBeyondAscii(text) - count
      if (count < telling.wide || others > count * telling.others || cost > count * usual || cost > most)
        continue
      if (best && cost >= best.cost) second = Math.min(second, cost)
      else {
        second = best?.cost ?? Infinity
        best = {from: from.name, to, text, cost}
      }
    }
  }
  return best && second > best.cost + ahead ? best : undefined
}

/** How many characters UTF-8 must give at least, and what the line must gain by it, in nats. */
const whole = {characters: 4, gain: 25} as const

/** Read a line of double-byte characters as UTF-8 that a charset of theirs was used on; nothing where two may be right. */
export const sureUtf8 = (line: string): Swap | undefined => {
  let found: {from: string; text: string} | undefined
  for (const from of wideCharsets) {
    const bytes = encodeTextAs(from, line)
    const text = bytes && decodeStrictly('utf-8', bytes)
    if (text === undefined || text === found?.text) continue
    if (found) return undefined
    found = {from, text}
  }
  if (!found || countBeyondAscii(found.text) < whole.characters) return undefined
  const before = costOfLine(line)
  const gain = before - costOfLine(found.text, {limit: before})
  return gain > whole.gain ? {...found, to: 'utf-8', gain} : undefined
}

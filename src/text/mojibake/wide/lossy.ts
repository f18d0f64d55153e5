/** Judge a line that may be UTF-8 read by a double-byte charset, which lost what it could not read. */

import type {Bias} from '../language/language-bias.ts'
import {strangeness} from '../language/strangeness.ts'
import type {Swap} from '../swap/setting.ts'
import {blockOf, narrow} from './candidates.ts'
import {costOfSingle, wideCount} from './counted.ts'
import {readLattice} from './lattice.ts'
import {costOfLine, costOfWideText, strangenessOfWide} from './model.ts'
import {isWide} from './pairs.ts'
import {lostMark, lostQuestion, type Unit} from './spans.ts'
import {codeIn, type Wide, wideCharsets, wideNamed} from './tables.ts'

/** What the reading must gain, in nats, and no more of U+FFFD it may leave than a share of the marks. */
const least = 8
const leftOver = 0.2
/** The share of bytes beyond ASCII that follow a lead, in UTF-8: two in three, or one in two. */
const following = 0.42
/** The share of them that must be of UTF-8 at all. */
const possible = 0.93
const longest = 1200
/** How strange the wide characters of a line without marks are at least, in nats. */
const odd = 1
/** How many nats behind the likeliest language another is tried. */
const likely = 8

/** The bytes of a line in a charset, with marks where it lost some; nothing where it has a character too many. */
const unitsOf = (charset: Wide, line: string): Unit[] | undefined => {
  const units: Unit[] = []
  for (let at = 0; at < line.length; at++) {
    const point = line.codePointAt(at)!
    if (point > 0xffff) at++
    if (point === 0xfffd) units.push(lostMark)
    else if (point === 63) units.push(lostQuestion)
    else if (point < 0x80) units.push(point)
    else {
      const code = codeIn(charset, point)
      if (code === 0) return undefined
      if (code > 0xffff) units.push(code >> 16)
      if (code > 0xff) units.push((code >> 8) & 0xff)
      units.push(code & 0xff)
    }
  }
  return units
}

/** Whether the bytes have what those of UTF-8 have: most of them follow a lead. */
const looksLikeUtf8 = (units: readonly Unit[]): boolean => {
  let high = 0
  let trails = 0
  let leads = 0
  let marks = 0
  for (const unit of units) {
    if (unit < 0) marks++
    if (unit < 0x80) continue
    high++
    if (unit < 0xc0) trails++
    else if (unit > 0xc1 && unit < 0xf5) leads++
  }
  return (
    high > 0 && (leads > 0 || marks > 0) && trails >= high * following && trails + leads >= high * possible
  )
}

/** The languages, or the block of letters, that the sequences which lost nothing are likely of. */
const languagesOf = (units: readonly Unit[]): number[] => {
  const sums = new Array<number>(wideCount).fill(0)
  const seen = new Uint16Array(8)
  for (let at = 0; at + 1 < units.length; at++) {
    const [lead, one, two] = [units[at]!, units[at + 1]!, units[at + 2] ?? 0]
    if (lead < 0xc2 || lead > 0xef || (one & 0xc0) !== 0x80 || one < 0) continue
    if (lead < 0xe0) {
      const block = blockOf(((lead & 31) << 6) | (one & 63))
      seen[block] = seen[block]! + 1
    }
    const code = ((lead & 15) << 12) | ((one & 63) << 6) | (two & 63)
    if (lead < 0xe0 || two < 0 || (two & 0xc0) !== 0x80 || code < 0x2e80 || !isWide(code)) continue
    for (let language = 0; language < wideCount; language++) sums[language]! += costOfSingle(language, code)
  }
  const least = Math.min(...sums)
  if (least === 0) return [narrow + seen.indexOf(Math.max(...seen))]
  return sums.flatMap((sum, index) => (sum < least + likely ? [index] : []))
}

const count = (text: string, char: string): number => text.split(char).length - 1

/** How many sequences there must be that lost nothing, where no mark shows that others did. */
const leastWhole = 4
/** How few marks tell nothing where no sequence is whole, or lost its last byte only, save beside a Latin letter. */
const fewMarks = 3
const beside = /[A-Za-z][?\ufffd]?[\u2e80-\ud7ff\uf900-\uffdc]|[\u2e80-\ud7ff\uf900-\uffdc][?\ufffd]?[A-Za-z]/

const wholeSequences = (units: readonly Unit[]): number => {
  let whole = 0
  for (let at = 0; at + 1 < units.length; at++) {
    const [lead, one, two] = [units[at]!, units[at + 1]!, units[at + 2] ?? 0]
    if (lead < 0xc2 || (one & 0xc0) !== 0x80 || one < 0) continue
    if (lead < 0xe0 || two < 0 || (two & 0xc0) === 0x80) whole++
  }
  return whole
}

/** What a wide character costs at most, on average, and how strange other text is at most, in nats. */
const sense = {wide: 9.5, strange: 8, each: 0.1} as const

const makesSense = (text: string): boolean => {
  const {cost, count: wides} = costOfWideText(text)
  return wides ? cost <= wides * sense.wide : strangeness(text) <= sense.strange + text.length * sense.each
}

/** Find what a line was before a double-byte charset read it and lost some; nothing where leaving it is better. */
export const judgeLossy = (line: string, bias: Bias): Swap | undefined => {
  if (line.length > longest || (!line.includes('\ufffd') && strangenessOfWide(line) < odd)) return undefined
  let before: number | undefined
  let best: Swap | undefined
  for (const name of wideCharsets) {
    const charset = wideNamed(name)!
    const units = unitsOf(charset, line)
    if (!units || !looksLikeUtf8(units)) continue
    const marks = units.filter(unit => unit < 0).length
    const dropped = marks === 0
    // Without a mark, only bytes that did keep together speak for it.
    const whole = wholeSequences(units)
    if (dropped ? whole < leastWhole : whole < 2 && marks < fewMarks && !beside.test(line)) continue
    for (const language of languagesOf(units)) {
      before ??= costOfLine(line)
      const limit = before - (best?.gain ?? least)
      const read = readLattice({units, charset, language, dropped, bias, limit})
      if (!read || count(read.text, '\ufffd') > marks * leftOver || !makesSense(read.text)) continue
      const gain = before - read.cost
      if (gain > least && gain > (best?.gain ?? 0))
        best = {from: name, to: 'utf-8', text: read.text, gain, lossy: true}
    }
  }
  return best
}

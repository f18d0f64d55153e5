/** What only the sum of a line's characters tells: each may stand there, all of them together do not. */

import {foldTable} from '../language/grams.ts'
import {isPlainSmall} from '../language/kinds.ts'
import {costOf} from '../language/plausibility.ts'
import {oddnessOfWide} from '../wide/counted.ts'
import {mayBeLetters} from '../wide/lone-wide.ts'
import {strangenessOfWide} from '../wide/model.ts'
import {flags, isJoint, scanFlags} from './oddity.ts'
import {isThai} from './rare-words.ts'

/** From how odd a line's wide characters are at a glance, and then in truth, it is looked at, in nats. */
const oddWide = {glance: 1, truth: 6} as const
/** How odd each may be in a line of no more than so many, in nats: headlines are full of names and rare words. */
const terseWide = {each: 2.1, count: 40} as const
/** What a small letter of ASCII right beside a wide letter adds at a glance. */
const gluedWide = 3
/** How many wide characters stand amid others at most that may be letters of theirs. */
const fewWide = 12
/** What a pair of Thai letters costs on average, at most, in nats: clean lines stay below it, swapped ones do not. */
const usualPair = 5.75
/** How far below that the sum of a few letters may stray. */
const slack = 2.5
/** Letters of Thai that are words by themselves: of repetition and of abbreviation. */
const isLoneThai = (code: number): boolean => code === 0xe46 || code === 0xe2f
/** Tables and trees are drawn with lines between their joints. */
const mostJoints = 3

/** By how much each pair of Thai letters is dearer than usual. */
const thaiExcesses = (): Float32Array => {
  const fold = foldTable()
  const table = new Float32Array(0x10000)
  for (let c = 0; c < 0x100; c++) {
    for (let b = 0; b < 0x100; b++) {
      const before = b ? fold[0xe00 + b]! : 32
      table[(b << 8) | c] = costOf(0, before, fold[0xe00 + c]!) - usualPair
    }
  }
  return table
}
let thaiPairs: Float32Array | undefined

/** From how odd a line's wide characters, so many of which are in pairs that were counted, are in truth, in nats. */
const leastOdd = (line: string, paired: number): number =>
  paired > terseWide.count || kana.test(line)
    ? oddWide.truth
    : Math.max(oddWide.truth, paired * terseWide.each)
/** Kana may stay right where the rest is not. */
const kana = /[\u3041-\u30ff]/

/** Whether the characters of a line are odd in sum; the first of those that are summed stands at `from` of the text's units. */
export const isOddInSum = (text: string, units: Uint16Array, from: number): boolean => {
  const table = scanFlags()
  const {length} = text
  let wide = 0
  let wides = 0
  let paired = 0
  let thai = 0
  let joints = 0
  let before = from > 0 ? units[from - 1]! : 32
  // The wide character before; 0 where none stands there.
  let wideBefore = table[before]! & flags.paired ? before : 0
  // Whether a wide letter stands before that no small letter of ASCII is glued to.
  let isApart = false
  let at = from
  for (; at < length; at++) {
    const code = units[at]!
    if (code < 0x80) {
      if (code === 10) break
      if (isApart && isPlainSmall(code)) wide += gluedWide
      wideBefore = 0
      isApart = false
      before = code
      continue
    }
    const flag = table[code]!
    if (flag & flags.wide) {
      isApart = !isPlainSmall(before)
      wides++
      wide += oddnessOfWide(wideBefore, code) + (isApart ? 0 : gluedWide)
    } else {
      isApart = false
      if (isThai(code)) {
        thaiPairs ??= thaiExcesses()
        thai += thaiPairs[((isThai(before) ? before & 0xff : 0) << 8) | (code & 0xff)]!
        // One that stands alone.
        if (!isThai(before) && !isLoneThai(code) && !(at + 1 < length && isThai(units[at + 1]!))) return true
      } else if (isJoint(before) && before !== code && isJoint(code)) joints++
    }
    wideBefore = 0
    if (flag & flags.paired) {
      wideBefore = code
      paired++
    }
    before = code
  }
  if (joints >= mostJoints || (thai !== 0 && thai > -slack)) return true
  const isOddWide = wide > oddWide.glance
  const isLone = wides > 0 && wides <= fewWide
  if (!isOddWide && !isLone) return false
  const line = text.slice(text.lastIndexOf('\n', from) + 1, at)
  return (isOddWide && strangenessOfWide(line) > leastOdd(line, paired)) || (isLone && mayBeLetters(line))
}

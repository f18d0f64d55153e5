/** What only the sum of a line's characters tells: each may stand there, all of them together do not. */
import {mayBeLetters} from './lone-wide.ts'
import {flags, isCyrillic, isJoint, scanFlags} from './oddity.ts'
import {costOf, plausibilityModel} from './plausibility.ts'
import {strangeness} from './strangeness.ts'
import {oddnessOfWide, strangenessOfWide} from './wide-model.ts'

/** From how odd a line's wide characters are at a glance, and then in truth, it is looked at, in nats. */
const oddWide = {glance: 1, truth: 6} as const
/** What a small letter of ASCII right beside a wide letter adds at a glance. */
const gluedWide = 3
/** How many wide characters stand amid others at most that may be letters of theirs. */
const fewWide = 12
/** From how odd the Cyrillic letters of a line are it is looked at, in nats. */
const oddCyrillic = 5
/** What a pair of Cyrillic letters costs on average, at most, in nats: clean lines stay below it, swapped ones do not. */
const usualPair = 4.75
/** How far below that the sum of a few letters may stray. */
const slackCyrillic = 2.5
/** Tables and trees are drawn with lines between their joints. */
const mostJoints = 3

let cyrillicPairs: Float32Array | undefined

const loadCyrillic = (): Float32Array => {
  const {fold} = plausibilityModel()
  const table = new Float32Array(0x10000)
  for (let c = 0; c < 0x100; c++) {
    for (let b = 0; b < 0x100; b++) {
      const before = b ? fold[0x400 + b]! : 32
      table[(b << 8) | c] = costOf(0, before, fold[0x400 + c]!) - usualPair
    }
  }
  cyrillicPairs = table
  return table
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122

/** Whether the characters of a line are odd in sum; the first of those that are summed stands at `from` of the text's units. */
export const isOddInSum = (text: string, units: Uint16Array, from: number): boolean => {
  const table = scanFlags()
  const pairs = cyrillicPairs ?? loadCyrillic()
  const {length} = text
  let wide = 0
  let wides = 0
  let cyrillic = 0
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
      if (isApart && isSmall(code)) wide += gluedWide
      wideBefore = 0
      isApart = false
      before = code
      continue
    }
    const flag = table[code]!
    if (flag & flags.wide) {
      isApart = !isSmall(before)
      wides++
      wide += oddnessOfWide(wideBefore, code) + (isApart ? 0 : gluedWide)
    } else {
      isApart = false
      if (isCyrillic(code))
        cyrillic += pairs[((isCyrillic(before) ? before & 0xff : 0) << 8) | (code & 0xff)]!
      else if (isJoint(before) && before !== code && isJoint(code)) joints++
    }
    wideBefore = flag & flags.paired ? code : 0
    before = code
  }
  if (joints >= mostJoints) return true
  const isOddWide = wide > oddWide.glance
  const isOddCyrillic = cyrillic !== 0 && cyrillic > -slackCyrillic
  const isLone = wides > 0 && wides <= fewWide
  if (!isOddWide && !isOddCyrillic && !isLone) return false
  const line = text.slice(text.lastIndexOf('\n', from) + 1, at)
  return (
    (isOddWide && strangenessOfWide(line) > oddWide.truth) ||
    (isLone && mayBeLetters(line)) ||
    (isOddCyrillic && strangeness(line) > oddCyrillic)
  )
}

import {codeAt} from '../../code-at.ts'
import {isPlainSmall} from '../language/kinds.ts'
import {kindBits, kinds} from '../language/plausibility.ts'
import {isWide} from './pairs.ts'

/**
 * What a Han or Hangul character costs beside a letter of another script, in nats: beside ASCII's, the more so
 * where the text has more of those than of wide characters.
 */
const glued = {letter: 4, small: 5, among: 1.5} as const

const isCapital = (code: number): boolean => code >= 65 && code <= 90

const gluedBeside = (wide: number, other: number, small: number): number => {
  if (isPlainSmall(other)) return wide > 0x303f && wide < 0xff00 ? small : 0
  if (wide < 0x3400 || !(kindBits(wide) & kinds.letter)) return 0
  return other >= 0xc0 && other < 0x2000 && kindBits(other) & kinds.letter ? glued.letter : 0
}

/** What wide characters cost beside letters of other scripts, in nats; nothing where a text has none. */
export const costOfGlue = (text: string): number => {
  let wide = 0
  let latin = 0
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (isPlainSmall(code)) latin++
    else if (code >= 0x2e80 && isWide(code)) wide++
  }
  if (wide === 0 || wide === text.length) return 0
  const small = latin > wide ? glued.small : glued.among
  let sum = 0
  for (let at = 1; at < text.length; at++) {
    const [one, other] = [text.charCodeAt(at - 1), codeAt(text, at)]
    if (other >= 0x2e80 && isWide(other)) {
      // Between capitals.
      if (isCapital(one) && isCapital(text.charCodeAt(at + 1))) sum += glued.small
      if (!isWide(one)) sum += gluedBeside(other, one, small)
    } else if (one >= 0x2e80 && isWide(one)) sum += gluedBeside(one, other, small)
  }
  return sum
}

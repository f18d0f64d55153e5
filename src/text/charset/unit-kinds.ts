/** What each code unit is to the costs of languages: its symbol and its kinds, learnt when it is first met. */
import {foldUnit, isSign} from './grams.ts'

/** Kinds of code units, as bits. */
export const KIND = {
  sign: 1,
  capital: 2,
  small: 4,
  control: 8,
  mark: 16,
  wide: 32,
  latin: 64,
  other: 128,
} as const

const SYMBOLS = new Uint16Array(0x10000)
const KINDS = new Uint8Array(0x10000)
const LEARNT = new Uint8Array(0x10000)

function learn(unit: number): void {
  LEARNT[unit] = 1
  SYMBOLS[unit] = foldUnit(unit)
  const char = String.fromCharCode(unit)
  let kind: number = isSign(unit) ? KIND.sign : 0
  if (/\p{Lu}/u.test(char)) kind |= KIND.capital
  if (/\p{Ll}/u.test(char)) kind |= KIND.small
  if (/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd\uffff]/u.test(char) && !(unit >= 9 && unit <= 13)) kind |= KIND.control
  if (/\p{M}/u.test(char)) kind |= KIND.mark
  if (unit >= 0x2e80 && /\p{L}/u.test(char)) kind |= KIND.wide
  if (/\p{Script=Latin}/u.test(char)) kind |= KIND.latin
  else if (unit >= 0x370 && unit < 0x1000 && /[\p{L}\p{M}]/u.test(char)) kind |= KIND.other
  KINDS[unit] = kind
}

/** Give the kinds of a code unit. */
export function kindOf(unit: number): number {
  if (LEARNT[unit] === 0) learn(unit)
  return KINDS[unit]!
}

/** Give the symbol of a code unit. */
export function symbolOf(unit: number): number {
  if (LEARNT[unit] === 0) learn(unit)
  return SYMBOLS[unit]!
}

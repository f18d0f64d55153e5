import type {SentenceRules} from './rules.ts'

export const letter = /\p{L}/u
export const digit = /\d/
export const upper = /\p{Lu}/u
export const lower = /\p{Ll}/u
export const space = /\s/

export const bullets = new Set('•⁃‣▪◦●■◆►▶'.split(''))

/** Stops of all alphabets but the Greek question mark, which is a semicolon elsewhere. */
const stops = new Set('.!?…‼⁉。！？؟۔।॥։።፧'.split(''))

export const isStop = (mark: string, rules?: SentenceRules): boolean =>
  stops.has(mark) || (rules?.greek === true && (mark === ';' || mark === '\u037e'))

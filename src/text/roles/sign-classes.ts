import {commonScript, scriptIndex, scriptTable} from '../language/script.ts'
import {isWideCode} from '../lines/scripts.ts'
import {casedCodes} from '../lower-case.ts'

const {Han, Kana} = scriptIndex
export const LOWER_CASE = 1
export const UPPER_CASE = 2
export const STOP = 3
export const COMMA = 4
export const SYMBOL = 5
export const QUOTE = 6
export const DIGIT = 7
/** Class of each code unit of the Basic Multilingual Plane. */
export const classes = new Uint8Array(0x10000)
for (const code of casedCodes) {
  if (scriptTable[code] === commonScript) continue
  const sign = String.fromCharCode(code)
  if (sign !== sign.toUpperCase()) classes[code] = LOWER_CASE
  else if (sign !== sign.toLowerCase()) classes[code] = UPPER_CASE
}
const mark = (signs: string, value: number) => {
  for (const sign of signs) classes[sign.charCodeAt(0)] = value
}
mark('.!?…。！？؟।॥።։', STOP)
mark(',;،，、；؛', COMMA)
mark('|>»›•·/_=#@*+~<→←▸►▶■◆●★©®｜│', SYMBOL)
mark('"“”„«「」『』‘’', QUOTE)
mark('0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९', DIGIT)

/** Kind of each code unit: a class above, or what a letter without case counts as. */
export const CASELESS = 8
export const HAN_OR_KANA = 9
const HANGUL = 10
export const kinds = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  const script = scriptTable[code]!
  if (script === commonScript) kinds[code] = classes[code]!
  else if (!isWideCode(code)) kinds[code] = classes[code] === 0 ? CASELESS : classes[code]!
  else kinds[code] = script === Han || script === Kana ? HAN_OR_KANA : HANGUL
}

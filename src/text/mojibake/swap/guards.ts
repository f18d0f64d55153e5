/** What speaks against a swap of charsets whatever it gains: text that is unusual by nature. */
import {codeAt, codeOrZeroAt} from '../../code-at.ts'
import {isLetterList} from '../doubts.ts'
import {isLetterOrMark} from '../language/kinds.ts'
import {kindBits, kinds} from '../language/plausibility.ts'
import {isWideCharset} from '../wide/tables.ts'
import {isNonsense} from './nonsense.ts'

const latin = 'A-Za-z\u00c0-\u024f'
/** A soft hyphen where it belongs: inside a word. */
const hyphen = `(?<=[A-Za-z])\u00ad(?=[${latin}])|(?<=[${latin}])\u00ad(?=[A-Za-z])`
const softHyphen = RegExp(hyphen, 'g')
/** Signs that stand in clean text, in pictures and before words: light lines, arrows, units, invisible characters. */
const ordinary = RegExp(
  `${hyphen}|[─│┌┐└┘├┤┬┴┼▲►▼◄←↑→↓•·…]|(?<![${latin}])[μµΩπΔΣ]|[\u200b-\u200f\u2060\ufeff\uff01-\uff5e]`,
  'g',
)

/** What may be left out as ordinary, and the typographic signs that stand anywhere: all else beyond ASCII is unusual. */
const maybeUsual = '\xa0\xad‘’“”„–—…·•°©®™×÷€£†‡─│┌┐└┘├┤┬┴┼▲►▼◄←↑→↓μµΩπΔΣ\u2060\ufeff'
const maybeUsualRanges = [
  [0, 0x80],
  [0x200b, 0x2010],
  [0xff01, 0xff5f],
] as const
let unusualAlone: Uint8Array | undefined

const loadUnusual = (): Uint8Array => {
  unusualAlone = new Uint8Array(0x10000).fill(1)
  for (const char of maybeUsual) unusualAlone[char.charCodeAt(0)] = 0
  for (const [first, end] of maybeUsualRanges) unusualAlone.fill(0, first, end)
  return unusualAlone
}

/** Whether a line has a character that is unusual whatever stands around it. */
export const hasUnusual = (line: string): boolean => {
  const isUnusual = unusualAlone ?? loadUnusual()
  for (let at = 0; at < line.length; at++) if (isUnusual[codeAt(line, at)]) return true
  return false
}

/** Leave out what is no sign of a wrong charset, however rare. */
export const withoutOrdinary = (line: string): string => line.replace(ordinary, '')

/** Capitals of other alphabets that look like Latin ones, at the head of a Latin word. */
const lookalike = /(?<![\p{L}\p{M}])[АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ](?=[a-z]{2})/u
/** Letters that are words by themselves. */
const wordLetters = 'àèéìòóùíåöæøúýÀÈÉÌÒÓÙÍÅÖÆØÚÝ'

interface Reading {
  from: string
  to: string
  text: string
  gain: number
}

/** What a word of another alphabet must gain to be double bytes instead, in nats. */
const wordsToWide = 40

const isTypographic = (char: string): boolean => '‘’“”„‚«»–—…•·'.includes(char)

const isPlain = (char: string | undefined): boolean => char !== undefined && /[A-Za-z]/.test(char)

/**
 * Whether a swap tears a word: a small letter inside it becomes a sign or a capital, or any a letter of another script beside
 * Latin ones.
 */
const isTornWord = (line: string, text: string, at: number): boolean => {
  const [before, next] = [line[at - 1], line[at + 1]]
  const code = codeAt(text, at)
  const isSmall = (kindBits(codeOrZeroAt(line, at)) & kinds.lower) !== 0
  if (isLetterOrMark(code)) {
    if (isSmall && kindBits(code) & kinds.upper && isPlain(before) && isPlain(next)) return true
    return code >= 0x370 && code < 0x2000 && (isPlain(before) || isPlain(next))
  }
  // The space that French sets inside its quotation marks is no tear.
  if (code === 0xa0 && isPlain(next) && isLetterOrMark(codeAt(line, at)) && text[at - 1] !== '«') return true
  return isSmall && isPlain(before) && isPlain(next) && !'’–—'.includes(text[at]!)
}

/** How many plain letters there are to a letter of another script for those few to be chance. */
const fewForeign = 3
const manyPlain = 10

/** Whether a swap finds a scrap of another script in a line of Latin letters. */
const isScrap = (text: string): boolean => {
  const words = new Set(text.match(/[\u0370-\u1dff\u2e80-\uffff]+/g))
  const foreign = [...words].reduce((sum, word) => sum + word.replace(/(.)\1+/g, '$1').length, 0)
  return foreign > 0 && foreign <= fewForeign && (text.match(/[A-Za-z]/g)?.length ?? 0) >= manyPlain
}

/** Whether a line in plain letters lists those of a language: side by side, in the order of the alphabet. */
const isAlphabetList = (line: string): boolean => {
  const run = /[\u00c0-\u024f]{5,}/.exec(line)?.[0] ?? ''
  if (run === '' || countBeyondAscii(line) > run.length || new Set(run).size < run.length) return false
  const bases = Array.from(run.toLowerCase(), char => char.normalize('NFD').charCodeAt(0))
  const falls = bases.filter((base, at) => at > 0 && base < bases[at - 1]!).length
  return falls <= 1 && (line.match(/[A-Za-z]/g)?.length ?? 0) >= manyPlain
}

/** Wide characters by themselves. */
const loneWide = /(?<![\u2e80-\uffff])[\u2e80-\uffff](?![\u2e80-\uffff])/g

/** Whether a line lists wide characters: three and more, each by itself. */
const isWideList = (line: string): boolean => {
  const alone = line.match(loneWide)?.length ?? 0
  return alone > 2 && alone === line.match(/[\u2e80-\uffff]/g)?.length
}

/** From how many characters beyond ASCII, one above the other, a line is a chart of a charset, and what share of all. */
const chart = {least: 6, share: 0.8} as const

/** Whether the characters of a line stand in the order of their codes, as a charset has them. */
const ascends = (line: string): boolean => {
  let count = 0
  let run = 0
  let longest = 0
  let before = Infinity
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code < 0xa1) continue
    count++
    run = code > before ? run + 1 : 1
    longest = Math.max(longest, run)
    before = code
  }
  return longest >= chart.least && longest >= count * chart.share
}

/** A line of a table or a picture that stands by itself. */
const loneBox = /(?<![^\0-\x7f])[│─](?![^\0-\x7f])/

/** Whether what a page of single bytes makes of a line of another one has any letter that stands where letters do. */
const gainsLetters = (line: string, text: string): boolean => {
  let changed = 0
  let telling = 0
  for (let at = 0; at < line.length; at++) {
    if (line[at] === text[at]) continue
    changed++
    const code = codeAt(text, at)
    const sign = isTypographic(text[at]!)
    // No wrong charset makes quotation marks of the signs of another.
    if (isTypographic(line[at]!) && !sign && !isLetterOrMark(code)) return false
    if (isTornWord(line, text, at)) return false
    const alone = !isLetterOrMark(codeOrZeroAt(text, at - 1)) && !isLetterOrMark(codeOrZeroAt(text, at + 1))
    const placed = isLetterOrMark(code) && (!alone || code >= 0x370 || wordLetters.includes(text[at]!))
    const useful = /[€™–—•]/.test(text[at]!) || (sign && !alone)
    if (placed || (useful && !isTypographic(line[at]!))) telling++
  }
  return changed === 0 || telling > 0
}

/** A control that windows-1252 has no character for, beside a letter, as one of a word. */
const undefinedInWord = /\p{L}[\x81\x8d\x8f\x90\x9d]|[\x81\x8d\x8f\x90\x9d]\p{L}/u

/** Whether a line has nothing beyond ASCII but one kind of control: then it is of the page that has a sign for it, or its own. */
const isOfControls = (line: string): boolean => {
  const beyond = new Set(line.match(/[^\0-\x7f\xa0]/g))
  return beyond.size === 1 && /[\x80-\x9f]/.test([...beyond][0]!) && !undefinedInWord.test(line)
}

/** Count the characters beyond ASCII that a double-byte charset is made of for the most part, and the others. */
const wideAndOther = (line: string): [wide: number, other: number] => {
  let wide = 0
  let other = 0
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code < 0x80) continue
    if ((code >= 0x3040 && code < 0xff00) || (code >= 0xff61 && code < 0xffa0)) wide++
    else if (isLetterOrMark(code) || code >= 0xff00) other++
  }
  return [wide, other]
}

/** Count the code units of a text beyond ASCII. */
export const countBeyondAscii = (text: string): number => {
  let count = 0
  for (let at = 0; at < text.length; at++) if (codeAt(text, at) >= 0x80) count++
  return count
}

/** How many changed characters of a line differ in themselves or in their neighbours, as a share of all that change. */
export const varietyOf = (line: string): number => {
  const contexts = new Set<string>()
  let count = 0
  for (let at = 0; at < line.length; at++) {
    if (codeAt(line, at) < 0x80) continue
    count++
    contexts.add(line.slice(Math.max(0, at - 1), at + 2))
  }
  return count ? contexts.size / count : 1
}

/** Letters with a cedilla, and those with a comma, which many texts have the former in place of. */
const withCedilla = (text: string): string =>
  text.replace(/[ȘșȚț]/g, char => ({Ș: 'Ş', ș: 'ş', Ț: 'Ţ', ț: 'ţ'})[char]!)

const hidden = /[\x80-\x9f\xad]/

/** What small letters must gain to be capitals instead, in nats. */
const toCapitals = 40

const isShouting = (text: string): boolean => !/[а-яёіїєґ]/.test(text) && /[А-ЯЁІЇЄҐ]/.test(text)

/** Whether what is gained is gained by a reading of signs that nobody sees, of other capitals, or of other hooks. */
const isIdle = (line: string, {text, gain}: Reading): boolean =>
  (hidden.test(text) && !hidden.test(line)) ||
  (gain < toCapitals && isShouting(text) && !isShouting(line)) ||
  withCedilla(text) === line

/** Whether a swap may be believed at all. */
export const isBelievable = (line: string, reading: Reading): boolean => {
  const {from, to, text, gain} = reading
  if (isIdle(line, reading) || isNonsense(line, text)) return false
  const hyphens = line.match(softHyphen)?.length ?? 0
  if (hyphens * 4 > countBeyondAscii(line) && (text.match(/\u00ad/g)?.length ?? 0) < hyphens) return false
  if ((isOfControls(line) && to !== 'windows-1252') || ascends(line)) return false
  if (isWideCharset(from)) {
    const [wide, other] = wideAndOther(line)
    if (to !== 'utf-8' && isWideList(line)) return false
    return to === 'utf-8' ? wide > 0 : wide > other
  }
  if (isWideCharset(to) && gain < wordsToWide && /[\u0370-\u1dff]{3}/.test(line)) return false
  if (lookalike.test(line) || loneBox.test(line) || isScrap(text)) return false
  if (isAlphabetList(line) || isLetterList(line)) return false
  if (isWideCharset(to) || to === 'utf-8' || line.length !== text.length) return true
  return gainsLetters(line, text)
}

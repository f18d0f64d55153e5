/**
 * Whether what a swap of charsets makes of a line reads as text of a language, and not only better than the line did.
 *
 * The tables know some seventy languages. In any other, and in lists of words, letters and keys, a line may be stranger
 * than one of the many things its bytes could be: what gains by chance is no text yet.
 */
import {codeAt} from '../../code-at.ts'
import {isOfAlphabet} from '../language/kinds.ts'
import {biasOf} from '../language/language-bias.ts'
import {caseCost, costOf, costOfText, symbolOf} from '../language/plausibility.ts'
import {costOfMisplaced, strangeness} from '../language/strangeness.ts'
import {weighWords} from '../language/words.ts'
import {isWideCharset} from '../wide/tables.ts'
import {varietyOf} from './guards.ts'
import {isFarFetched} from './places.ts'
import {isSeldom} from './rarity.ts'

/** What is judged: a line, and what it reads as. */
export interface SwapReading {
  from: string
  to: string
  text: string
  gain: number
}

/** Charsets that text is misread by every day, those it is misread by now and then, in nats; others hardly ever are. */
export const misreaders: Readonly<Record<string, number>> = {
  'windows-1252': 0,
  'iso-8859-1': 0,
  'windows-1250': 1,
  'windows-1251': 1,
  'koi8-r': 1,
  'iso-8859-2': 1,
  'iso-8859-15': 1,
  'windows-1254': 3,
  'windows-1257': 3,
  'x-mac-cyrillic': 3,
  ibm866: 3,
  macintosh: 10,
  ibm437: 10,
  ibm850: 10,
  'windows-1253': 10,
  'windows-1255': 10,
  'windows-1256': 10,
  'windows-874': 10,
}
const hardly = 30
/** From what it costs on, one kind of letter is too little to think of a misreader. */
const rare = 10

/**
 * What characters beyond ASCII may cost on average in text that is right, in nats: of a double-byte charset, of another
 * alphabet, of the Latin one in a language that its words name, and in one that they do not.
 */
const sense = {wide: 12, shortWide: 11, fewWide: 9.5, alphabet: 3.6, latin: 5.3, unnamed: 3.3} as const
/** What a swap must gain at least, in nats, beyond what its misreader costs. */
const least = {few: 5, alphabet: 8, word: 1.5, quotes: 6, named: 3.5, unnamed: 9} as const
/** The same for each character that becomes one of another alphabet: Latin letters, and drawn boxes. */
const each = {latin: 4, boxes: 2} as const
/** What a line that is broken for certain is spared of what its misreader costs, and by how much its mean may be more. */
const broken = {spared: 10, mean: 1.3} as const
const few = 4
const short = 6
/** How many letters, and how many different ones, tell anything where no language is named. */
const enough = {letters: 3, different: 2} as const
/** How strange double-byte text may be that is read as other double-byte text. */
const strange = {least: 12, each: 0.2} as const
/** By how much more the mean may be for every nat that is gained, where no language is named. */
const perNat = 0.02
/** For how many nats of gain a word may be known by chance: of another alphabet, none is known that could outweigh it. */
const byChance = 40
/** A share of neighbours that differ below which signs are a drawing, and how much of a line tells. */
const varied = 0.6
const drawing = 120

interface Beyond {
  count: number
  different: number
  /** What each costs on average, in nats. */
  mean: number
  /** Whether there are letters of an alphabet other than the Latin one, double-byte ones, and drawn boxes. */
  alphabet: boolean
  wide: boolean
  boxes: boolean
}

/** The text, by number, that each character was last seen in. */
const seenIn = new Float64Array(0x10000)
let texts = 0

/** What a text has beyond ASCII. */
const beyondAscii = (text: string): Beyond => {
  const found = {count: 0, different: 0, mean: 0, alphabet: false, wide: false, boxes: false}
  texts++
  let [a, b, rawA, rawB, sum] = [32, 32, 32, 32, 0]
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    const symbol = symbolOf(code)
    if (code >= 0x80) {
      sum += costOf(a, b, symbol) + caseCost(rawA, rawB, code)
      found.count++
      if (seenIn[code] !== texts) found.different++
      seenIn[code] = texts
      found.alphabet ||= isOfAlphabet(code)
      found.wide ||= code >= 0x2e80 && code < 0xff00
      found.boxes ||= code >= 0x2500 && code < 0x25a0
    }
    a = b
    b = symbol
    rawA = rawB
    rawB = code
  }
  found.mean = found.count ? sum / found.count : 0
  return found
}

/** A small letter between two ideographs: the second byte of a character that lost its first. */
const tornPair = /[\u3400-\u9fff][a-z][\u3400-\u9fff]/

const isTrustedWide = (line: Beyond, {text, gain}: SwapReading, {count, mean}: Beyond): boolean => {
  if (mean > sense.wide) return false
  // Where one byte was lost, the others pair off wrongly, until one that is a letter of its own stands alone.
  if (!line.wide) return !tornPair.test(text) && (count > short || mean <= sense.shortWide)
  if (strangeness(text) > strange.least + count * strange.each) return false
  if (count >= few) return true
  return mean <= sense.fewWide && (count > 2 || (gain >= least.few && !/[^\0-\x7f\p{L}]/u.test(text)))
}

interface Latin extends Pick<Beyond, 'count' | 'different' | 'mean'> {
  gain: number
  /** Whether the line is broken for certain. */
  sure: boolean
}

const isTrustedLatin = (line: string, text: string, {count, different, mean, gain, sure}: Latin): boolean => {
  const {language} = biasOf(text)
  // What only the new letter names is no language.
  const isTold = different > 1 || biasOf(line).language === language
  const isNamed = language !== undefined && language !== 'en' && isTold && isAtHome(text, language)
  if (isNamed) return mean <= sense.latin && gain >= least.named
  if (sure) return mean <= sense.unnamed + gain * perNat && gain >= least.named
  const tells = count >= enough.letters && different >= enough.different
  return tells && mean <= sense.unnamed + gain * perNat && gain >= least.unnamed
}

const isAtHome = (text: string, language: string): boolean => {
  const bias = biasOf(text, language)
  return Array.from(text).every(char => {
    const code = char.charCodeAt(0)
    return code < 0xc0 || code >= 0x250 || !bias.isForeign(code)
  })
}

/**
 * Whether nothing changes but hats of vowels, which become macrons: Latvian has those beside other letters, and Friulian and
 * Kurdish, which have hats, no others.
 */
const isOfMacrons = (line: string, text: string): boolean => {
  if (line.length !== text.length) return false
  for (let at = 0; at < line.length; at++)
    if (line[at] !== text[at] && !('âêîôûÂÊÎÔÛ'.includes(line[at]!) && 'āēīōūĀĒĪŌŪ'.includes(text[at]!)))
      return false
  return true
}

/** Whether a text has an apostrophe or a pair of quotation marks that stand where they belong. */
export const quotes = (text: string): boolean => /\p{L}’\p{Ll}|(?<!\S)“[^”]+”(?!\w)/u.test(text)

/** Tell whether what a swap makes of a line may be trusted, where the document has shown none such. */
export const isTrusted = (line: string, reading: SwapReading, charset?: string): boolean => {
  const {from, to, text} = reading
  const before = beyondAscii(line)
  const after = beyondAscii(text)
  if (to === 'utf-8') return after.count > 1 || !isOfOtherScript(text)
  // A double-byte charset has no signs of ASCII for what is none.
  if (before.wide && countSigns(text) * 2 < before.count) return false
  if (after.wide) return isTrustedWide(before, reading, after)
  if (!isWideCharset(from) && isFarFetched(line, text)) return false
  // No double-byte charset makes so few characters of letters.
  if (before.wide && !after.alphabet) return false
  if (before.boxes && varietyOf(line.slice(0, drawing)) < varied) return false
  const sure = isWideCharset(from) || isBroken(line)
  const isOdd = !after.alphabet && isOddPair(from, to)
  const extra =
    (from === charset || isWideCharset(from) ? 0 : (misreaders[from] ?? hardly)) + (isOdd ? rare : 0)
  const gain = reading.gain - Math.max(0, extra - (sure ? broken.spared : 0))
  const {gained, lost, changed} = weighWords(line, text)
  if (lost > gained + (after.alphabet ? gain / byChance : 0)) return false
  if (!after.alphabet && gained === 0 && isSeldom(to)) return false
  if (isOfMacrons(line, text) && (gained === 0 || (biasOf(text).language ?? 'lv') !== 'lv')) return false
  const known = isOdd ? gained - 1 : gained
  if (!after.alphabet && known * 2 >= changed && known > 0 && gain >= least.word) return true
  if (to === 'macintosh' && !isOdd && gain >= least.quotes && !/[\u00c0-\u024f]/.test(text) && quotes(text))
    return true
  if (isOfLookalikes(line, text) || (extra >= rare && before.different < 2)) return false
  if (!after.alphabet) {
    const mean = after.mean - (sure ? broken.mean : 0)
    return isTrustedLatin(line, text, {...after, mean, gain, sure})
  }
  const perLetter = before.boxes ? each.boxes : before.alphabet || before.wide ? 0 : each.latin
  return after.mean <= sense.alphabet && gain >= Math.max(least.alphabet, perLetter * after.count)
}

/** Whether a page other than that of the West reads text of old systems, as hardly happens to Latin letters. */
const isOddPair = (from: string, to: string): boolean =>
  /^(?:macintosh|ibm|x-mac-)/.test(to) && !/^(?:windows-1252|iso-8859-15?)$/.test(from)

const countSigns = (text: string): number => text.match(/[^\0-\xa0]/g)?.length ?? 0

/** Letters and signs of other scripts than the Latin one. */
const isOfOtherScript = (text: string): boolean => /[\u0370-\u1dff\u2e80-\ufeff]/.test(text)

/** A capital beyond ASCII inside a small word. */
const capitalInside = /[a-z][\u00c0-\u00de\u0160\u0178\u017d][a-z]/

/** A letter of another alphabet beside a small Latin one. */
const mixedWord = /(?:[a-z]|[A-Z]{4})[\u0370-\u1dff]|[\u0370-\u1dff][a-z]/

/** Whether a line has what no text has: letters of another alphabet, signs or capitals inside a word. */
const isBroken = (line: string): boolean =>
  mixedWord.test(line) || costOfMisplaced(line) > 0 || capitalInside.test(line)

/** Letters of other alphabets that look like Latin ones, and these. */
const lookalikes = new Map(
  Array.from('асеорхуіјѕАВЕКМНОРСТУХІЈЅοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', (char, at) => [
    char,
    'aceopxyijsABEKMHOPCTYXIJSoaABEZHIKMNOPTYX'[at]!,
  ]),
)

/** How much dearer they may be, in nats: hardly anybody is misread so. */
const inFavour = 3

/** Whether the letters of other alphabets that a Latin line has look like Latin ones, which make better words than the swap. */
const isOfLookalikes = (line: string, text: string): boolean => {
  const foreign = line.match(/[\u0370-\u052f]/g)
  if (!foreign?.every(char => lookalikes.has(char))) return false
  const plain = line.replace(/[\u0370-\u052f]/g, char => lookalikes.get(char)!)
  return costOfText(plain) < costOfText(text) + inFavour
}

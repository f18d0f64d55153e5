import {decodeAs} from './decode-as.ts'
import {decodeMixed} from './decode-mixed.ts'
import {decodeTornUtf8} from './decode-torn.ts'
import {decodeUtf8} from './decode-unicode.ts'
import {type Choice, chooseCharset} from './detect-charset.ts'
import {isSparse} from './families.ts'
import {costIn} from './language-costs.ts'
import {readingOf} from './plausibility.ts'
import type {Claim} from './priors.ts'
import {readyText} from './ready-text.ts'
import {sampleOf} from './sample.ts'
import {countUtf8, sequenceLength} from './utf8-scan.ts'

/** Text of bytes that mix UTF-8 with another charset. */
export interface MixedText {
  text: string
  /** The charset of the greater part. */
  charset: string
  confidence: number
}

const SAMPLE = 8192
/** A sequence well-formed by chance is met in all dense charsets; fewer than one to so many bad bytes is chance. */
const LEAST_SHARE = 0.002
/** So few foreign bytes tell no charset: what is usual beside the script of the page is taken. */
const FEW_BAD = 12

/** What to decode, and what is known of it. */
export interface MixedOptions {
  claims: readonly Claim[]
  /** Chooses one charset for all bytes, which is asked only where it matters. */
  pure: () => Choice
}

/** Decode bytes that hold both well-formed UTF-8 and other bytes, when some stretch is UTF-8 indeed; else `null`. */
export function tryMixed(bytes: Uint8Array, {claims, pure}: MixedOptions): MixedText | null {
  const {two, more, bad} = countUtf8(bytes, 0, bytes.length)
  if (two + more * 3 <= bad * LEAST_SHARE || two + more === 0) return null
  const sample = foreignSample(bytes)
  const stray = two + more * 2 > bad / 4 || bad < FEW_BAD
  const options = {claims, fallback: 'windows-1252', tagged: true}
  const choice = chooseCharset(sample, stray ? {...options, likely: likelyBeside(bytes)} : options)
  const mixed = decodeMixed(bytes, choice.charset)
  if (mixed.utf8Bytes === 0) return null
  if (two + more <= FEW_UTF8 && bad > two + more * FEW_SHARE && !utf8Reads(bytes, choice)) return null
  const surely = two + more * 2 > bad * 4 && isSparse(choice.charset)
  if (!surely && readsBetterPure(bytes, choice.charset, {charset: pure().charset, few: bad < FEW_BAD}))
    return null
  const charset = mixed.utf8Bytes >= mixed.otherBytes ? 'utf-8' : choice.charset
  return {text: mixed.text, charset, confidence: Math.min(0.9, choice.confidence)}
}

/** So few sequences among so many other bytes to each may come about by chance: how they read decides. */
const FEW_UTF8 = 3
const FEW_SHARE = 20

/** Tell whether the words with UTF-8 sequences read better so than in the other charset. */
function utf8Reads(bytes: Uint8Array, {charset, language}: {charset: string; language: string}): boolean {
  const words: [utf8: string, other: string] = ['', '']
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80 || sequenceLength(bytes, i, bytes.length) === 0) continue
    let start = i
    while (start > 0 && i - start < LONGEST_WORD && bytes[start - 1]! > 0x20) start--
    let end = i
    while (end < bytes.length && end - i < LONGEST_WORD && bytes[end]! > 0x20) end++
    const word = bytes.subarray(start, end)
    words[0] += `${decodeTornUtf8(word, charset)} `
    words[1] += `${decodeAs(word, charset)} `
    i = end
  }
  const [utf8, other] = words.map(
    text => costIn(readyText(text), {languages: new Map([[language, 0]]), lenders: []}).cost,
  )
  return utf8! < other!
}

const LONGEST_WORD = 40

/**
 * Tell whether one charset explains the bytes better: in dense charsets (Cyrillic pages of DOS above all) whole words are
 * well-formed UTF-8 by chance, and what they then say is not text.
 */
function readsBetterPure(
  bytes: Uint8Array,
  other: string,
  {charset, few}: {charset: string; few: boolean},
): boolean {
  if (isSparse(charset) || (few && LATIN_ALL_OVER.test(charset))) return false
  const sample = sampleOf(bytes)
  const lead = readingOf(decodeAs(sample, charset)).score - readingOf(decodeMixed(sample, other).text).score
  return lead > (LATIN_ALL_OVER.test(charset) ? LEAST_LEAD : 0)
}

/** Latin letters and signs on all bytes from 80 on: anything reads half well in these pages. */
const LATIN_ALL_OVER =
  /^(?:mac(?:intosh|-iceland|-latin2|-turkish)|viscii|tcvn|hp-roman8|cp(?:437|775|85[0278]|86[01359]))$/
const LEAST_LEAD = 0.25

/** Gather lines and text nodes that hold ill-formed bytes, less the words in them that are well-formed UTF-8. */
function foreignSample(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE)
  let length = 0
  let at = 0
  while (at < bytes.length && length < SAMPLE - 1) {
    let end = at
    let high = false
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x3c && bytes[end] !== 0x3e) {
      high = bytes[end++]! >= 0x80 || high
    }
    if (high && countUtf8(bytes, at, end).bad > 0)
      length = copyForeign(bytes.subarray(at, end), sample, length)
    at = end + 1
  }
  return sample.subarray(0, length)
}

function copyForeign(line: Uint8Array, sample: Uint8Array, length: number): number {
  let to = length
  let at = 0
  while (at < line.length && to < sample.length - 1) {
    let end = at
    while (end < line.length && line[end]! > 0x20) end++
    const {two, more, bad} = countUtf8(line, at, end)
    if (bad > 0 || two + more === 0) {
      const word = line.subarray(at, Math.min(end, at + sample.length - 1 - to))
      sample.set(word, to)
      to += word.length
      sample[to++] = 0x20
    }
    at = end + 1
  }
  sample[to - 1] = 0x0a
  return to
}

// Lead bytes of UTF-8 by script, and what people who write it used before.
const SCRIPTS: readonly (readonly [first: number, last: number, charset: string])[] = [
  [0xce, 0xcf, 'windows-1253'],
  [0xd0, 0xd1, 'windows-1251'],
  [0xd7, 0xd7, 'windows-1255'],
  [0xd8, 0xdb, 'windows-1256'],
  [0xe3, 0xe3, 'shift_jis'],
  [0xe4, 0xe9, 'gbk'],
  [0xea, 0xed, 'euc-kr'],
]

/** Kana settle it: ideographs outnumber them in Japanese too. */
const LEAST_KANA = 0.1
// Letters that only the languages of one Windows page of Latin script have in number.
const LATIN_LETTERS: readonly (readonly [charset: string, letters: RegExp])[] = [
  ['windows-1254', /[ğışĞİŞ]/g],
  ['windows-1250', /[ąćęłńśźżčěřšťůžđőűăĄĆĘŁŃŚŹŻČĚŘŠŤŮŽĐŐŰĂ]/g],
  ['windows-1257', /[āēģīķļņūėįųĀĒĢĪĶĻŅŪĖĮŲ]/g],
  ['windows-1258', /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỷỹ]/g],
]
const LEAST_LETTERS = 0.2

/** Guess the legacy charset of a page by the script of its UTF-8 parts; windows-1252 unless another one prevails. */
function likelyBeside(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 1 << 16)
  const counts = new Array<number>(256).fill(0)
  for (const byte of head) counts[byte]!++
  const sums = SCRIPTS.map(([first, last]) => counts.slice(first, last + 1).reduce((a, b) => a + b, 0))
  const latin = counts.slice(0xc2, 0xc6).reduce((a, b) => a + b, 0) + counts[0xe1]!
  const most = Math.max(...sums)
  if (most <= latin) return likelyLatin(decodeUtf8(head), latin)
  const likely = SCRIPTS[sums.indexOf(most)]![2]
  const kana = counts[0xe3]!
  return likely === 'gbk' && kana > most * LEAST_KANA ? 'shift_jis' : likely
}

function likelyLatin(text: string, letters: number): string {
  let likely = 'windows-1252'
  let most = letters * LEAST_LETTERS
  for (const [charset, own] of LATIN_LETTERS) {
    const count = text.match(own)?.length ?? 0
    if (count <= most) continue
    most = count
    likely = charset
  }
  return likely
}

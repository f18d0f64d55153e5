/** Which languages the small words and the letters of a text speak for. */
import {codeUnitsOf} from '../../code-units.ts'
import {foldTable} from './grams.ts'
import {kinds, kindTable} from './kinds.ts'
import {isBeyondAscii, type LetterTables} from './letter-tables.ts'
import {entryOf, hashLetter, type SmallWords, smallWordsOf} from './small-words.ts'

/** How much of a text its language is read from. */
export const sampled = 3000
/** A word speaks for its language by half of what it says: words come in company. */
const shareOfWord = 0.5
/** What a letter that a language lacks tells against it: little, since letters are what may be spoilt. */
const lacking = 0.7

/** Languages that go by another's words. */
export const codes: Readonly<Record<string, string>> = {nb: 'no', nn: 'no', gl: 'pt'}
const nameOf = (language: string): string => codes[language] ?? language

let words: SmallWords | undefined

/** Letters and marks below U+0250 as they are folded; 0 for whatever else. */
let latinLetters: Uint16Array | undefined

const loadLatinLetters = (): Uint16Array => {
  latinLetters = Uint16Array.from({length: 0x250}, (_, code) => letterOf(code))
  return latinLetters
}

const letterOf = (code: number): number => {
  const symbol = foldTable()[code]!
  return kindTable()[symbol]! & (kinds.letter | kinds.mark) ? symbol : 0
}

const letterAt = (latin: Uint16Array, unit: number): number =>
  unit < latin.length ? latin[unit]! : letterOf(unit)

const units = new Uint16Array(sampled + 1)

/** What the small words and the letters of a text say for each language, in nats. */
export const evidenceOf = (text: string, {languages, has}: LetterTables): Float64Array => {
  words ??= smallWordsOf(languages, nameOf)
  const nats = new Float64Array(languages.length)
  const {language, nats: says, next} = words
  const latin = latinLetters ?? loadLatinLetters()
  const length = Math.min(text.length, sampled)
  codeUnitsOf(text.slice(0, length), units)
  const letters: number[] = []
  texts++
  for (let at = 0; at < length; at++) {
    let code = letterAt(latin, units[at]!)
    if (code === 0) continue
    let hash = 0
    // A newline stands at the end.
    for (; code; code = letterAt(latin, units[++at]!)) {
      hash = hashLetter(hash, code)
      if (code < 0x80 || !isBeyondAscii(code) || seenIn[code] === texts) continue
      seenIn[code] = texts
      letters.push(code)
    }
    for (let entry = entryOf(words, hash); entry; entry = next[entry]!)
      nats[language[entry]!]! += says[entry]! * shareOfWord
  }
  for (const code of letters) {
    for (let index = 0; index < nats.length; index++)
      if (!((has[index >> 5]![code]! >>> (index & 31)) & 1)) nats[index]! -= lacking
  }
  return nats
}
/** The text, by number, that a letter below U+0250 was last seen in. */
const seenIn = new Float64Array(0x250)
let texts = 0

/** Where the letters that a swap of charsets gives stand: too few of them, in no word, speak for none. */
import {codeAt} from '../../code-at.ts'
import {isLetterOrMark} from '../language/kinds.ts'

const isCyrillic = (code: number): boolean => code >= 0x400 && code < 0x530

/** A word before a letter that is a word by itself, and one after it. */
const wordBefore = /\p{L}{2}[^\p{L}\p{N}\t]{1,4}$/u
const wordAfter = /^[^\p{L}\p{N}\t]{1,4}\p{L}{2}/u

/** How far off, in code units, such a word may stand. */
const nearby = 16

/** The letters around a place, two to either side at most. */
const wordAround = (text: string, at: number): string =>
  /\p{L}{0,2}$/u.exec(text.slice(Math.max(0, at - 2), at))![0] +
  /^\p{L}{0,3}/u.exec(text.slice(at, at + 3))![0]

/** Whether a swap of two pages of Cyrillic turns one letter only, amid others that both read alike. */
const turnsOneLetter = (line: string, text: string): boolean => {
  let turned = 0
  let kept = 0
  for (let at = 0; at < line.length; at++) {
    if (!isCyrillic(codeAt(text, at)) || !isCyrillic(codeAt(line, at))) continue
    if (text[at] === line[at]) kept++
    else turned++
  }
  return turned === 1 && kept > 2
}

/** Whether the letters that a swap gives stand in no word, nor beside one. */
const isOutOfPlace = (line: string, text: string): boolean => {
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === line[at] || !isLetterOrMark(codeAt(text, at))) continue
    letters++
    const own = wordAround(text, at)
    if (own.length > 2 || (own.length === 2 && codeAt(text, at) >= 0x250)) return false
    if (wordBefore.test(text.slice(Math.max(0, at - nearby), at))) return false
    if (wordAfter.test(text.slice(at + 1, at + 1 + nearby))) return false
  }
  return letters > 0
}

/** Letters of capitals only that are a word by themselves, as an acronym is. */
const acronym = /^[^\p{L}\p{N}]*\p{Lu}{2,7}[^\p{L}\p{N}]*$/u

/** Whether a swap that the document has not shown turns nothing but one letter, an acronym, or letters beside no word. */
export const isFarFetched = (line: string, text: string): boolean =>
  line.length === text.length &&
  (isOutOfPlace(line, text) ||
    turnsOneLetter(line, text) ||
    (acronym.test(line) && /[\u0400-\u052f]/.test(line)))

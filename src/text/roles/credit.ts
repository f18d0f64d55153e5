import {chromePhrases} from '../../tables/chrome-phrases.ts'
import {codeAt} from '../code-at.ts'
import {agencyIn} from '../dateline/agencies.ts'
import {commonScript, scriptTable} from '../language/script.ts'

/** A credit opens so close to the end of its line. */
const REACH = 90
/** Letters of the longest word that is looked up. */
const LONGEST = 16
/** Signs of the longest name of a house that stands alone behind a sentence. */
const LONGEST_HOUSE = 24
/** A word of fewer letters before a full stop is an initial or an abbreviation. */
const SHORTEST_END = 4

/** Words that a credit opens with, such as `photo`, `foto` and `写真`: the table's phrases for captions that a colon ends. */
let openers: ReadonlySet<string> | undefined

const readOpeners = (): ReadonlySet<string> =>
  new Set(
    chromePhrases['caption']!.split('|')
      .map(phrase => /([\p{L}\p{M}']+)\.?\s?[:：=＝]…$/u.exec(phrase)?.[1])
      .filter(word => word !== undefined),
  )

function isOpener(word: string): boolean {
  openers ??= readOpeners()
  return openers.has(word)
}

/** Houses that sell pictures, beside the news agencies. */
const PICTURE_HOUSE =
  /\b(?:getty|epa|alamy|shutterstock|istock|imago|unsplash|rex features|zuma|wireimage|picture alliance|ap photo)\b/i
const PICTURE_HOUSE_ALONE = /^(?:getty(?: images)?|epa|alamy|shutterstock|imago|wireimage)$/i

const COLON = 1
const SIGN = 2
const BRACKET = 3
const SLASH = 4
const STOP = 5
/** What a sign may open or end, by code unit. */
const uses = new Uint8Array(0x10000)
const use = (signs: string, what: number) => {
  for (const sign of signs) uses[sign.charCodeAt(0)] = what
}
use(':：=＝', COLON)
use('©ⓒ', SIGN)
use('([（【［', BRACKET)
use('/／', SLASH)
use('.!?。！？', STOP)

/**
 * Say whether a line ends by naming whose picture it stands under, as captions do in any language. What stands before the end of the
 * last sentence but one is not looked at.
 *
 * @example
 * endsInCredit('The harbour at dawn. Photograph: Ann Lee/Reuters') // => true
 * @example
 * endsInCredit('Der Hafen am Morgen (Foto: dpa)') // => true
 * @example
 * endsInCredit('항구가 다시 문을 열고 있다. 연합뉴스') // => true
 * @example
 * endsInCredit('The harbour (and the ferry) opened again.') // => false
 */
export function endsInCredit(text: string): boolean {
  const from = Math.max(0, text.length - REACH)
  for (let i = text.length - 1; i >= from; i--) {
    const what = uses[codeAt(text, i)]!
    if (what === 0) continue
    if (what === STOP) {
      if (endsSentenceAt(text, i)) return text.length - i < LONGEST_HOUSE && isHouse(text.slice(i + 1))
    } else if (opensCredit(text, i, what)) return true
  }
  return false
}

function opensCredit(text: string, at: number, what: number): boolean {
  if (what === SIGN) return true
  if (what === COLON) return isOpener(wordBefore(text, at)) && !goesOn(text, at + 1)
  if (what === SLASH) return isHouse(text.slice(at + 1))
  let end = at + 1
  while (end < text.length && end - at <= LONGEST && isLetter(codeAt(text, end))) end++
  return isOpener(text.slice(at + 1, end).toLowerCase()) || closesWithHouse(text, at)
}

/** Say whether brackets that open at a place end the line and name a house among other words. */
function closesWithHouse(text: string, at: number): boolean {
  const inner = /^(\S+\s.*)[)\]）】］]\.?$/u.exec(text.slice(at + 1))?.[1]
  return inner !== undefined && (agencyIn(inner) !== null || PICTURE_HOUSE.test(inner))
}

/** Say whether what is left of a line is the name of a house and nothing else. */
function isHouse(rest: string): boolean {
  const name = rest.replace(/[\s.)\]）】]+$/, '').trim()
  return name.length > 1 && (agencyIn(name)?.length === name.length || PICTURE_HOUSE_ALONE.test(name))
}

/** A stop with a blank behind it, and a word before it that is no initial; scripts without capitals have none. */
function endsSentenceAt(text: string, at: number): boolean {
  if (at >= text.length - 2 || codeAt(text, at + 1) > 32) return false
  const word = wordBefore(text, at)
  return word.length >= SHORTEST_END || (word.length > 0 && word === word.toUpperCase())
}

/** Say whether a word in small letters follows, as after a colon inside a sentence. */
function goesOn(text: string, at: number): boolean {
  return /^\s?\p{Ll}/u.test(text.slice(at, at + 3))
}

/** The letters right before a place, or before the blank there, in lower case. */
function wordBefore(text: string, end: number): string {
  const stop = end > 0 && codeAt(text, end - 1) <= 32 ? end - 1 : end
  let start = stop
  while (start > 0 && stop - start < LONGEST && isLetter(codeAt(text, start - 1))) start--
  return text.slice(start, stop).toLowerCase()
}

function isLetter(code: number): boolean {
  return scriptTable[code] !== commonScript
}

import {chromePhrases} from '../../tables/chrome-phrases.ts'
import {codeAt} from '../code-at.ts'
import {agencyIn} from '../dateline.ts'

/** A credit stands so close to the end of its line. */
const REACH = 90
/** Letters of the longest word that is looked up. */
const LONGEST = 16
/** A word of fewer letters before a full stop is an initial or an abbreviation. */
const SHORTEST_END = 4

/** Words that a credit opens with, such as `photo`, `foto` and `写真`: the table's phrases for captions that a colon ends. */
const openers = new Set(
  chromePhrases['caption']!
    .split('|')
    .map(phrase => /([\p{L}\p{M}']+)\.?\s?[:：=＝]…$/u.exec(phrase)?.[1])
    .filter(word => word !== undefined),
)

/** Houses that sell pictures, beside the news agencies. */
const PICTURE_HOUSE = /\b(?:getty|epa|alamy|shutterstock|istock|imago|unsplash|rex features|zuma|wireimage|picture alliance|ap photo)\b/i

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
 * Say whether a line ends by naming whose picture it stands under, as captions do in any language: `… (Foto: dpa)`,
 * `… Photograph: Ann Lee/Reuters`, `… © Ann Lee`. What follows another sentence's end is not looked at from before it.
 */
export function endsInCredit(text: string): boolean {
  const from = Math.max(0, text.length - REACH)
  for (let i = text.length - 1; i >= from; i--) {
    const what = uses[codeAt(text, i)]!
    if (what === 0) continue
    if (what === STOP) {
      if (endsSentenceAt(text, i)) return false
    } else if (opensCredit(text, i, what)) return true
  }
  return false
}

function opensCredit(text: string, at: number, what: number): boolean {
  if (what === SIGN) return true
  if (what === COLON) return !/^\s*\p{Ll}/u.test(text.slice(at + 1, at + 4)) && openers.has(wordBefore(text, at))
  if (what === SLASH) return isAgencyAlone(text.slice(at + 1))
  const inner = text.slice(at + 1)
  const first = /^[\p{L}\p{M}']+/u.exec(inner)?.[0]
  if (first === undefined) return false
  return openers.has(first.toLowerCase()) || (inner.length > first.length + 2 && namesHouse(inner))
}

/** A stop with a blank behind it, and a word before it that is no initial. */
function endsSentenceAt(text: string, at: number): boolean {
  return at < text.length - 2 && codeAt(text, at + 1) <= 32 && wordBefore(text, at).length >= SHORTEST_END
}

function isAgencyAlone(rest: string): boolean {
  const name = rest.replace(/[\s.)\]）】]+$/, '').trim()
  return name.length > 1 && (agencyIn(name)?.length === name.length || /^(?:getty(?: images)?|epa|alamy|shutterstock|imago|wireimage)$/i.test(name))
}

function namesHouse(text: string): boolean {
  return agencyIn(text) !== null || PICTURE_HOUSE.test(text)
}

/** The letters that end right before a place, in lower case. */
function wordBefore(text: string, end: number): string {
  const head = text.slice(Math.max(0, end - LONGEST - 1), end).trimEnd()
  return (/[\p{L}\p{M}']+$/u.exec(head)?.[0] ?? '').toLowerCase()
}

import {codeAt} from '../code-at.ts'
import {commonScript, scriptTable} from '../language/script.ts'

/** Marks that end a sentence, in any script. */
const STOPS = '.!?…。！？｡؟۔।॥։។።‼⁇⁈⁉'
/** What may still follow the stop: closing quotes and brackets. */
const CLOSERS = '"\'”’»›)]）］」』】〉》〕}“‘„'

/** How a line ends. */
export type Ending = 'stop' | 'ellipsis' | 'colon' | 'comma' | 'quote' | 'bracket' | 'hyphen' | 'open'

const STOP = 1
const CLOSER = 2
const QUOTE = 4
const COMMA = 8
const HYPHEN = 16
const BULLET = 32
const DOT = 64
/** What each code unit may be to the ends of a line: a sum of the above. */
const uses = new Uint8Array(0x10000)
const use = (signs: string, bit: number) => {
  for (const sign of signs) uses[sign.charCodeAt(0)]! |= bit
}
use(STOPS, STOP)
use(CLOSERS, CLOSER)
use('"\'”’»›」』“‘„', QUOTE)
use(',;،；，、؛', COMMA)
use('-\u00AD‐', HYPHEN)

const FULL_STOP = 46
const ELLIPSIS = 0x2026
const COLON = 58
const WIDE_COLON = 0xff1a

/** Tell how a line ends: by what its last sign is, seen through closing quotes and brackets. */
export function endingOf(text: string): Ending {
  const {length} = text
  let at = length - 1
  let closed: Ending | null = null
  while (at >= 0 && at > length - 5) {
    const seen = uses[codeAt(text, at)]!
    if ((seen & CLOSER) === 0) break
    closed ??= (seen & QUOTE) !== 0 ? 'quote' : 'bracket'
    at--
  }
  if (at < 0) return closed ?? 'open'
  const last = codeAt(text, at)
  if (last === ELLIPSIS || (last === FULL_STOP && at > 0 && codeAt(text, at - 1) === FULL_STOP))
    return 'ellipsis'
  const seen = uses[last]!
  if ((seen & STOP) !== 0) return 'stop'
  if (closed !== null) return closed
  if (last === COLON || last === WIDE_COLON) return 'colon'
  if ((seen & COMMA) !== 0) return 'comma'
  return (seen & HYPHEN) !== 0 ? 'hyphen' : 'open'
}

/** Say whether a line ends a sentence. */
export function endsSentence(text: string): boolean {
  const ending = endingOf(text)
  return ending === 'stop' || ending === 'ellipsis'
}

/** Signs that open a list item when a blank follows, and those of them that need none. */
use('•·∙●○◦▪▫■□►▸▶▷‣⁃◆◇★☆※✓✔→»›*-–—+・◎▲△', BULLET)
use('•·∙●○◦▪▫■□►▸▶▷‣◆◇★☆・◎▲△', DOT)

const BLANK = 32
const TAB = 9

/** Length of the bullet or number with which a line opens (`• `, `- `, `3. `, `(b) `), or 0. */
export function bulletLength(text: string): number {
  const {length} = text
  let at = 0
  // Flattened lists may show two in a row: the dash of the list, then the site's own dot.
  while (at < 6 && at < length) {
    const seen = uses[codeAt(text, at)]!
    if ((seen & BULLET) === 0) break
    const next = at + 1 < length ? codeAt(text, at + 1) : 0
    if (next === BLANK || next === TAB) at += 2
    else if ((seen & DOT) !== 0) at += 1
    else break
  }
  if (at > 0) return at
  return mayBeNumbered(text)
    ? (/^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]{1,4}[.)])[ \t]+/i.exec(text)?.[0].length ?? 0)
    : 0
}

const BRACKET = 41

/** A stop or bracket has to follow soon, and a blank after it: spares most lines the pattern. */
function mayBeNumbered(text: string): boolean {
  const end = Math.min(5, text.length - 1)
  for (let i = 1; i < end; i++) {
    const code = codeAt(text, i)
    if (code !== FULL_STOP && code !== BRACKET) continue
    const next = codeAt(text, i + 1)
    if (next === BLANK || next === TAB) return true
  }
  return false
}

/** Say whether a line holds nothing but dashes, stars, dots and other signs that part things. */
export function isSeparator(text: string): boolean {
  const {length} = text
  if (length > 200) return false
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    if ((code >= 48 && code <= 57) || scriptTable[code] !== commonScript) return false
  }
  return !/[\p{L}\p{N}]/u.test(text)
}

/** Say whether a line reads like the inside of a sentence: no capital where the script has them, no bullet. */
export function continues(text: string): boolean {
  if (bulletLength(text) > 0) return false
  const first = text[0]!
  return first === first.toLowerCase()
}

/** Say whether a line opens with a small letter, of a script that has them. */
export function startsLower(text: string): boolean {
  const first = text[0]!
  return continues(text) && first !== first.toUpperCase()
}

import {commonScript, scriptTable} from '../language/script.ts'

/** Marks that end a sentence, in any script. */
const STOPS = '.!?…。！？｡؟۔।॥։។።‼⁇⁈⁉'
/** What may still follow the stop: closing quotes and brackets. */
const CLOSERS = '"\'”’»›)]）］」』】〉》〕}“‘„'

/** How a line ends. */
export type Ending = 'stop' | 'ellipsis' | 'colon' | 'comma' | 'quote' | 'bracket' | 'hyphen' | 'open'

/** Tell how a line ends: by what its last sign is, seen through closing quotes and brackets. */
export function endingOf(text: string): Ending {
  let at = text.length - 1
  let closed: Ending | null = null
  while (at >= 0 && at > text.length - 5 && CLOSERS.includes(text[at]!)) {
    closed ??= '"\'”’»›」』“‘„'.includes(text[at]!) ? 'quote' : 'bracket'
    at--
  }
  const last = text[at]
  if (last === undefined) return closed ?? 'open'
  if (last === '…' || (last === '.' && text[at - 1] === '.')) return 'ellipsis'
  if (STOPS.includes(last)) return 'stop'
  if (closed !== null) return closed
  if (last === ':' || last === '：') return 'colon'
  if (',;،；，、؛'.includes(last)) return 'comma'
  if (last === '-' || last === '\u00AD' || last === '‐') return 'hyphen'
  return 'open'
}

/** Say whether a line ends a sentence. */
export function endsSentence(text: string): boolean {
  const ending = endingOf(text)
  return ending === 'stop' || ending === 'ellipsis'
}

/** Signs that open a list item when a blank follows. */
const BULLETS = '•·∙●○◦▪▫■□►▸▶▷‣⁃◆◇★☆※✓✔→»›*-–—+・◎▲△'

/** Length of the bullet or number with which a line opens (`• `, `- `, `3. `, `(b) `), or 0. */
export function bulletLength(text: string): number {
  let at = 0
  // Flattened lists may show two in a row: the dash of the list, then the site's own dot.
  while (at < 6 && BULLETS.includes(text[at] ?? ' ') && text[at] !== ' ') {
    if (text[at + 1] === ' ' || text[at + 1] === '\t') at += 2
    else if ('•·∙●○◦▪▫■□►▸▶▷‣◆◇★☆・◎▲△'.includes(text[at]!)) at += 1
    else break
  }
  if (at > 0) return at
  return mayBeNumbered(text)
    ? (/^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]{1,4}[.)])[ \t]+/i.exec(text)?.[0].length ?? 0)
    : 0
}

/** A stop or bracket has to follow soon: spares most lines the pattern. */
function mayBeNumbered(text: string): boolean {
  for (let i = 1; i < 5; i++) if (text[i] === '.' || text[i] === ')') return true
  return false
}

/** Say whether a line holds nothing but dashes, stars, dots and other signs that part things. */
export function isSeparator(text: string): boolean {
  if (text.length > 200) return false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 48 && code <= 57) || scriptTable[code] !== commonScript) return false
  }
  return !/[\p{L}\p{N}]/u.test(text)
}

import {isUnspacedCode} from './scripts.ts'

/** What the rest of a text tells of a hyphen at a line's end. */
export interface HyphenEvidence {
  /** Words of the whole text, in lower case. */
  readonly words: ReadonlySet<string>
  /** The text was set with words divided at line ends, so a hyphen there is a divider unless more is known. */
  readonly divided: boolean
}

const LETTER_HYPHEN = /[\p{L}\p{M}][-‐]$/u
const FIRST_LETTERS = /^[\p{L}\p{M}'’]+/u
const LAST_LETTERS = /[\p{L}\p{M}'’]+$/u
const SPACED_WORD = /[\p{L}\p{M}'’]+(?:[-‐][\p{L}\p{M}'’]+)*/gu

/** Gather what a text tells of the hyphens at its line ends: its words, and how often lines end in one. */
export function hyphenEvidence(lines: readonly {readonly text: string}[]): HyphenEvidence {
  let hyphens = 0
  for (const {text} of lines) if (text.length < 300 && LETTER_HYPHEN.test(text.slice(-3))) hyphens++
  if (hyphens === 0) return {words: new Set(), divided: false}
  const words = new Set<string>()
  for (const {text} of lines) {
    const found = text.match(SPACED_WORD) ?? []
    // Words cut by the break itself are no evidence of how they are written.
    const whole = LETTER_HYPHEN.test(text.slice(-3)) ? found.slice(0, -1) : found
    for (const word of whole) words.add(word.toLowerCase())
  }
  return {words, divided: hyphens > lines.length * 0.05}
}

/**
 * Join the wrapped lines of a paragraph: by a blank, by nothing where the script has none, or with the word that was divided made whole.
 *
 * @example
 * joinLines(['the infor-', 'mation desk'], {words: new Set(['information']), divided: false}) // => 'the information desk'
 * @example
 * joinLines(['a well-', 'known face'], {words: new Set(), divided: false}) // => 'a well-known face'
 */
export function joinLines(lines: readonly string[], evidence: HyphenEvidence): string {
  const parts: string[] = []
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    if (next === undefined) parts.push(line)
    else {
      const cut = cutOf(line, next, evidence)
      parts.push(line.slice(0, line.length - cut), cut === 1 ? '' : glueOf(line, next))
    }
  }
  return parts.join('')
}

/** How many signs the end of the left line loses: 1 for a hyphen that only divided a word. */
function cutOf(left: string, right: string, {words, divided}: HyphenEvidence): 0 | 1 {
  if (left.endsWith('\u00AD')) return 1
  if (!LETTER_HYPHEN.test(left.slice(-3))) return 0
  const tail = FIRST_LETTERS.exec(right.slice(0, 60))?.[0]
  const head = LAST_LETTERS.exec(left.slice(-60, -1))?.[0]
  if (tail === undefined || head === undefined || tail !== tail.toLowerCase()) return 0
  // The middle of a longer compound: `twenty-` before `four-hour`.
  if (/^[-‐]\p{L}/u.test(right.slice(tail.length, tail.length + 2))) return 0
  const whole = (head + tail).toLowerCase()
  if (words.has(whole)) return 1
  if (words.has(`${head}-${tail}`.toLowerCase())) return 0
  if (words.has(head.toLowerCase()) && words.has(tail)) return 0
  return divided ? 1 : 0
}

/** What stands between two joined lines. */
function glueOf(left: string, right: string): '' | ' ' {
  const last = left[left.length - 1] ?? ' '
  if (last === '-' || last === '‐' || last === '\u00AD')
    return /[\p{L}\p{M}\p{N}]/u.test(left[left.length - 2] ?? '') ? '' : ' '
  return isUnspacedCode(last.charCodeAt(0)) && isUnspacedCode(right.charCodeAt(0)) ? '' : ' '
}

import {bulletLength, endingOf, endsSentence, startsLower} from './punctuation.ts'
import {isUnspacedCode} from './scripts.ts'
import type {Line} from './split-lines.ts'

/** Signs that stand at no line's head unless a sentence was cut there. */
const CLOSING = /^(?:[,.;:!?…%)\]”’][,.;:!?…)\]"”’»]*(?=\s|$)|['’]s\b|[、。，；：！？）」』])/
/** Particles of Japanese and Korean, and a dash in mid-sentence: they open no sentence. */
const INNER = /^(?:[ぁ-ん]|(?:은|는|이|가|을|를|의|에|에서|와|과|로|으로|도)(?=\s)|[-–—] \p{Ll})/u
/** A word in small letters, or a Japanese ending, at the end of a line. */
const SMALL_END = /(?:(?:^|\s)\p{Ll}[\p{L}\p{M}]*|[ぁ-ん])$/u
/** Characters of a line in which a sentence may go on, at least. */
const LEAST_PROSE = 30
/** Columns of a group that ends a sentence, and of one that does not, at least. */
const LEAST_GROUP = 16
const LEAST_OPEN_GROUP = 80
/** Characters of a link or emphasis in the middle of a sentence, at most. */
const LONGEST_INLINE = 120
/** What shows that a text was cut at its links and emphasis: cuts before a closing sign count for one, before small letters for less. */
const LEAST_CUTS = 1.5
const CUT_BEFORE_SMALL = 0.5
/** Cuts before small letters that are counted: comments and lists open with small letters too. */
const MOST_SMALL = 1
/** A closing sign with words behind it, or a lone full stop: no comma between two tags. */
const CUT_SENTENCE = /\p{L}{2}|^[.。]$/u

/**
 * Group the lines of a text that a tool cut at every inline element, so that a link in mid-sentence stands on a line of its own: each
 * group is a paragraph. `null` for a text that shows no such cuts.
 */
export function groupInlineBreaks<Each extends Line>(lines: readonly Each[]): Each[][] | null {
  if (!showsInlineBreaks(lines)) return null
  const groups: Each[][] = []
  for (let i = 0; i < lines.length; ) {
    let end = i + 1
    while (end < lines.length && goesOn(lines, end)) end++
    const group = lines.slice(i, end)
    if (isProse(group)) groups.push(group)
    else for (const line of group) groups.push([line])
    i = end
  }
  return groups
}

/** Join the parts of one paragraph, with a blank where a cut took one. */
export function joinInline(parts: readonly string[]): string {
  return parts.map((part, i) => (i === 0 ? part : glueOf(parts[i - 1]!, part) + part)).join('')
}

function glueOf(left: string, right: string): '' | ' ' {
  if (CLOSING.test(right) || endsOpening(left)) return ''
  return isUnspacedCode(left.charCodeAt(left.length - 1)) && isUnspacedCode(right.charCodeAt(0)) ? '' : ' '
}

function showsInlineBreaks(lines: readonly Line[]): boolean {
  let closing = 0
  let small = 0
  for (let i = 1; i < lines.length; i++) {
    const {text} = lines[i]!
    if (!isOpen(lines, i)) continue
    if (CLOSING.test(text)) closing += CUT_SENTENCE.test(text) ? 1 : 0
    else if (small < MOST_SMALL && text.length >= LEAST_PROSE && opensInside(text)) {
      if (lines[i - 1]!.text.length >= LEAST_PROSE) small++
    }
  }
  return closing + small * CUT_BEFORE_SMALL >= LEAST_CUTS
}

/** Say whether the line above ends no sentence, so that a line may go on with it. */
function isOpen(lines: readonly Line[], i: number): boolean {
  return lines[i]!.blanks === 0 && !endsSentence(lines[i - 1]!.text)
}

function goesOn(lines: readonly Line[], i: number): boolean {
  const above = lines[i - 1]!.text
  const {text} = lines[i]!
  if (lines[i]!.blanks > 0) return false
  if (CLOSING.test(text)) return /[\p{L}\p{N}]/u.test(above)
  if (!isOpen(lines, i)) return false
  if (opensInside(text)) return true
  if (bulletLength(text) > 0) return false
  if (endsOpening(above) || endingOf(above) === 'comma') return true
  const next = lines[i + 1]
  // A name in mid-sentence: what stands below it goes on with the sentence.
  return (
    next !== undefined &&
    text.length <= LONGEST_INLINE &&
    (above.length >= LEAST_PROSE || SMALL_END.test(above)) &&
    endingOf(above) === 'open' &&
    isOpen(lines, i + 1) &&
    (CLOSING.test(next.text) || opensInside(next.text))
  )
}

/** Say whether a line opens in the middle of a sentence, as far as its first letters show. */
function opensInside(text: string): boolean {
  return startsLower(text) || INNER.test(text)
}

/** Menus hold small letters too: a group is a paragraph when it ends a sentence, or has a line with room for one and is long. */
function isProse(group: readonly Line[]): boolean {
  if (group.length === 1) return true
  const columns = group.map(({text}) => (isUnspacedCode(text.charCodeAt(0)) ? 2 : 1) * text.length)
  const sum = columns.reduce((a, b) => a + b)
  if (endingOf(group.at(-1)!.text) === 'stop') return sum >= LEAST_GROUP
  return sum >= LEAST_OPEN_GROUP && columns.some(width => width >= LEAST_PROSE)
}

/** German and Danish close with the signs that open elsewhere. */
function endsOpening(text: string): boolean {
  const last = text.at(-1)!
  if (last === '“') return !text.includes('„')
  if (last === '«') return !text.includes('»')
  return /[([„¿¡（「『‘]/.test(last)
}

/** Closing quotation marks that turned into daggers: the last byte of ” was lost, a space took its place. */
import {codeOrZeroAt} from '../../code-at.ts'
import {kindBits, kinds} from '../language/plausibility.ts'
import {leadBits, trailBits} from '../pages.ts'
import type {Edit} from '../plan.ts'
import {isApart} from '../scan/habits.ts'

const opens = '“„«‟'

/** Where the text between marks stands: whether a quotation is open, and whether it closes by itself. */
interface Marks {
  /** For each dagger's place: a quotation is open there. */
  open: Set<number>
  /** For each dagger's place: the mark that opened it stands apart from its word, as those that close do. */
  apart: Set<number>
  /** For each dagger's place: the quotation closes later, so the dagger is a dagger. */
  closes: Set<number>
}

const isClosing = (line: string, at: number): boolean =>
  line[at] === '»' ||
  (line[at] === '”' && !(line[at - 1] === ' ' && kindBits(codeOrZeroAt(line, at + 1)) & kinds.letter))

/** Whether small letters stand right before and behind: the mark is a letter of theirs in another charset, and opens nothing. */
const isInWord = (line: string, at: number): boolean =>
  (kindBits(codeOrZeroAt(line, at - 1)) & kindBits(codeOrZeroAt(line, at + 1)) & kinds.lower) !== 0

const marksOf = (line: string): Marks => {
  const marks: Marks = {open: new Set(), apart: new Set(), closes: new Set()}
  let apart = false
  let open = ''
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!
    if (char === '†' && open) {
      marks.open.add(at)
      if (apart) marks.apart.add(at)
    } else if (char === '”') open = open ? '' : char
    else if (char === '»' || (char === '“' && open === '„')) open = ''
    else if (opens.includes(char) && !isInWord(line, at)) {
      open = char
      apart = line[at + 1] === ' '
    }
  }
  let closes = false
  for (let at = line.length - 1; at >= 0; at--) {
    const char = line[at]!
    if (char === '†') {
      if (closes) marks.closes.add(at)
      closes = false
    } else if (char === '”' || char === '»') closes = isClosing(line, at)
    else if (opens.includes(char)) closes = false
  }
  return marks
}

/** Whether the dagger may be a byte of a sequence: its second one, or its third. */
const isTrail = (line: string, at: number): boolean => {
  const before = codeOrZeroAt(line, at - 1)
  const bits = trailBits[0x2020]!
  const earlier = leadBits[codeOrZeroAt(line, at - 2)]!
  if (before === 0xfffd || before === 63) return (earlier & bits) !== 0
  return ((leadBits[before]! | (trailBits[before]! & earlier)) & bits) !== 0
}

const isStop = (code: number): boolean => ',.?!;:'.includes(String.fromCharCode(code))

/** What to put for a dagger that may stand for a closing mark; nothing where it cannot. */
const closingFor = (
  line: string,
  at: number,
  {early, marks, apart}: {early: boolean; marks: () => Marks; apart: () => boolean},
): string => {
  const before = kindBits(codeOrZeroAt(line, at - 1) || 32)
  const next = codeOrZeroAt(line, at + 1) || 32
  if (line[at - 1] === '(') return ''
  if (before & kinds.space) {
    const glued = marks().apart.has(at) && ((kindBits(next) & kinds.letter) !== 0 || isStop(next))
    return '–—…'.includes(String.fromCharCode(next)) || glued ? '” ' : ''
  }
  // Damage that is still to be undone: the dagger is a byte of it.
  if (early && isTrail(line, at)) return ''
  if (kindBits(next) & (kinds.letter | kinds.digit) || '([/-–—…'.includes(String.fromCharCode(next)))
    return '” '
  if (next === 41) return '”'
  if (isStop(next) && apart()) return '” '
  const isEnd = (kindBits(next) & kinds.space) !== 0 || isStop(next)
  return isEnd && (before & (kinds.letter | kinds.digit) || ',.!?…'.includes(line[at - 1]!)) ? '”' : ''
}

/** How many small letters make a word: fewer around a dagger are of one word, whose letter it is in another charset. */
const word = {before: 4, behind: 3} as const
const vowel = /[aeiouyà-æè-ïò-öù-ý]/

/** Whether words of small letters stand on both sides, as they do of no footnote's dagger. */
const isBetween = (line: string, at: number): boolean => {
  const isSmall = (place: number) => (kindBits(codeOrZeroAt(line, place)) & kinds.lower) !== 0
  // No word has such a letter after a vowel.
  const before = vowel.test(line[at - 1] ?? '') ? 2 : word.before
  for (let by = 1; by <= before; by++) if (at < by || !isSmall(at - by)) return false
  for (let by = 1; by <= word.behind; by++) if (!isSmall(at + by)) return false
  return true
}

const inLine = (text: string, {start, end}: {start: number; end: number}, early: boolean): Edit[] => {
  const edits: Edit[] = []
  const line = text.slice(start, end)
  let known: Marks | undefined
  const marks = () => {
    known ??= marksOf(line)
    return known
  }
  // Asked once a line: a line can hold as many daggers as it likes.
  let isSpaced: boolean | undefined
  const apart = () => {
    isSpaced ??= isApart(line)
    return isSpaced
  }
  for (let at = line.indexOf('†'); at >= 0; at = line.indexOf('†', at + 1)) {
    const after = closingFor(line, at, {early, marks, apart})
    if (!after || !(marks().open.has(at) || isBetween(line, at)) || marks().closes.has(at)) continue
    edits.push({
      start: start + at,
      end: start + at + 1,
      after,
      plan: [{op: 'put', text: after}],
      confidence: 0.95,
      rule: 'dagger-for-closing-quote',
    })
  }
  return edits
}

/** Find daggers that stand for a closing quotation mark, and perhaps a space; `early`: other damage may still be there. */
export const quoteRound = (text: string, early = false): Edit[] => {
  const edits: Edit[] = []
  for (let at = text.indexOf('†'); at >= 0; ) {
    const start = text.lastIndexOf('\n', at) + 1
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    for (const edit of inLine(text, {start, end}, early)) edits.push(edit)
    at = text.indexOf('†', end)
  }
  return edits
}

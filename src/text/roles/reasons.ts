import type {DropRule} from '../../model/rules.ts'
import {CUE_KINDS} from './cue-table.ts'
import type {MeasuredLines} from './measured-lines.ts'

/** The rule that each kind of cue stands for. */
const RULES: Readonly<Record<string, DropRule>> = {
  navigation: 'navigation',
  related: 'related-header',
  'read-more': 'read-more',
  newsletter: 'newsletter',
  promotion: 'promotion',
  share: 'share-bar',
  cookie: 'cookie-notice',
  copyright: 'copyright',
  comments: 'comment',
  author: 'author-note',
  date: 'date-line',
  advertisement: 'advertisement',
  account: 'account',
  caption: 'caption',
  tags: 'tags',
}

/** Cues that a line may only open with say less about long lines. */
const LONG = 120

/** What is known of the article's place among the lines; -1 where there is none. */
export interface Extent {
  readonly first: number
  readonly last: number
  readonly title: number
}

/** Name the reason why a line is no part of the article: its own wording first, then what it stands among, then where it stands. */
export function nameReason(document: MeasuredLines, i: number, {first, last, title}: Extent): DropRule {
  const {lines, measures, repeats, earlier} = document
  if (lines[i]!.kind === 'separator') return 'separator'
  const own = strongestCue(document, i)
  if (own !== null) return own
  if (measures[i]!.credit === 1) return 'caption'
  if (title !== -1 && lines[i]!.text === lines[title]!.text) return 'repeated-title'
  if (earlier[i]! > 0 && repeats[i]! > 1) return 'repeated-line'
  if (isDateLine(document, i)) return 'date-line'
  if (first === -1) return 'off-article'
  if (inNewsletter(document, i)) return 'newsletter'
  if (i < first) return title !== -1 && i < title ? 'before-article' : 'off-article'
  const {size, stops, words} = measures[i]!
  if (isListed(document, i) || (words >= 4 && stops === 0 && size < 160)) return 'related-link'
  return i > last ? 'after-article' : 'off-article'
}

function strongestCue({measures}: MeasuredLines, i: number): DropRule | null {
  const {cues, size} = measures[i]!
  let strongest = size > LONG ? 0 : 1
  let rule: DropRule | null = null
  if (size > 3 * LONG) strongest = 2
  for (let kind = 0; kind < cues.length; kind++) {
    const how = cues[kind]!
    if (how <= strongest && !(rule === null && how > 0 && how >= strongest)) continue
    strongest = how
    rule = RULES[CUE_KINDS[kind]!] ?? null
  }
  return rule
}

/** One of at least three lines in a row of like shape without full stops, or one with a bullet next to another. */
function isListed({measures}: MeasuredLines, i: number): boolean {
  const listed = (k: number) => measures[k]?.bullet === 1
  if (listed(i) && (listed(i - 1) || listed(i + 1))) return true
  const headline = (k: number) => {
    const m = measures[k]
    return m !== undefined && m.stops === 0 && m.words >= 3 && m.size < 160
  }
  return headline(i) && (headline(i - 1) || headline(i + 1))
}

const NEWSLETTER = CUE_KINDS.indexOf('newsletter')

/** The small print below an invitation to a newsletter. */
function inNewsletter({measures}: MeasuredLines, i: number): boolean {
  for (let k = i - 1; k >= i - 3 && k >= 0; k--) if (measures[k]!.cues[NEWSLETTER]! > 0) return true
  return false
}

const DATE = CUE_KINDS.indexOf('date')

/** Say whether a line says when something was published, and nothing else. */
export function isDateLine({measures}: MeasuredLines, i: number): boolean {
  const {digitShare, size, clocks, stops, cues} = measures[i]!
  if (size >= 60 || stops > 2 || digitShare === 0) return false
  return digitShare > 0.3 || (clocks > 0 && digitShare > 0.1) || (cues[DATE]! >= 2 && digitShare > 0.08)
}

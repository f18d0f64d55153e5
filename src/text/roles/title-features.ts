import {strongestOf} from './cues.ts'
import {MemberCounts} from './line-sets.ts'
import type {MeasuredLines} from './measured-lines.ts'

/** Names of the features of a line that may be the headline, in the order in which they are filled in. */
export const TITLE_FEATURES: readonly string[] = [
  'distance',
  'index',
  'size',
  'words',
  'stops',
  'ending',
  'opening',
  'digitShare',
  'upperShare',
  'capitalised',
  'symbols',
  'commas',
  'quotes',
  'joints',
  'cue',
  'cueKind',
  'met',
  'metWords',
  'metAtOnce',
  'metOfBest',
  'betterAbove',
  'betterBelow',
  'repeats',
  'saidAbove',
  'saidBelow',
  'sentencesBelow',
  'datesBelow',
  'linesBelow',
  'headline',
  'best',
  ...[-2, -1, 1, 2, 3].flatMap(at => [
    `size${at}`,
    `stops${at}`,
    `digitShare${at}`,
    `cueKind${at}`,
    `met${at}`,
  ]),
]

/** How far above the body a headline may stand. */
const REACH = 40
/** Lines of the body that the headline's words stand in first of all. */
const AT_ONCE = 3
const LONGEST = 260
/** Lines above one in which its words are looked for. */
const SAID_ABOVE = 25

/** Lines that may be the headline, and their features, a row each. */
export interface TitleCandidates {
  readonly lines: readonly number[]
  readonly rows: Float32Array
}

/** List what may be the headline above the first line of the body, that line included when the next is kept too. */
export function titleCandidates(
  document: MeasuredLines,
  {first, kept}: {first: number; kept: readonly boolean[]},
): TitleCandidates {
  const {measures, lines, words: lineWords, headlines, repeats} = document
  const from = Math.max(0, first - REACH)
  const body = new MemberCounts(lineWords)
  const start = new MemberCounts(lineWords)
  let begun = 0
  for (let i = first; i < measures.length; i++) {
    if (!kept[i]) continue
    body.add(i)
    if (begun++ < AT_ONCE) start.add(i)
  }
  const met = new Float64Array(first + 4 - from).fill(-1)
  for (let i = from; i < first + 4 && i < measures.length; i++)
    met[i - from] = body.shareMet(i, kept[i] === true)
  const metAt = (i: number) => met[i - from] ?? -1
  const wanted: number[] = []
  for (let i = from; i <= first; i++) {
    const {size, words} = measures[i]!
    if (size < 6 || size > LONGEST || words < 1.5 || lines[i]!.kind === 'separator') continue
    if (i < first || (kept[i + 1] === true && size < LONGEST / 2)) wanted.push(i)
  }
  const weighed = wanted.map(i => Math.max(0, metAt(i)) * Math.min(1, measures[i]!.size / 35))
  const most = Math.max(0.01, ...weighed)
  const rows = new Float32Array(wanted.length * TITLE_FEATURES.length)
  let at = 0
  const put = (value: number) => {
    rows[at++] = value
  }
  for (const [k, i] of wanted.entries()) {
    const m = measures[i]!
    const [cue, cueKind] = strongestOf(m.cues)
    put(first - i)
    put(Math.min(999, i))
    put(m.size)
    put(m.words)
    put(m.stops)
    put(m.ending)
    put(m.opening)
    put(m.digitShare)
    put(m.upperShare)
    put(m.capitalised)
    put(m.symbols)
    put(m.commas)
    put(m.quotes)
    put(m.joints)
    put(cue)
    put(cueKind)
    put(metAt(i))
    put(Math.max(0, metAt(i)) * lineWords.count(i))
    put(start.shareMet(i, kept[i] === true))
    put(weighed[k]! / most)
    put(weighed.filter((value, other) => other < k && value > weighed[k]!).length)
    put(weighed.filter((value, other) => other > k && value >= weighed[k]!).length)
    put(repeats[i]!)
    put(saidIn(document, i, {from: Math.max(0, i - SAID_ABOVE), to: i}))
    put(saidIn(document, i, {from: i + 1, to: first}))
    let sentences = 0
    let dates = 0
    for (let below = i + 1; below < first; below++) {
      if (measures[below]!.stops > 0 && measures[below]!.size > 40) sentences++
      if (measures[below]!.digitShare > 0.2) dates++
    }
    put(sentences)
    put(dates)
    put(wanted.length - k)
    put(headlines.scores[i]!)
    put(headlines.best === -1 ? -99 : i - headlines.best)
    for (const offset of [-2, -1, 1, 2, 3]) {
      const other = measures[i + offset]
      put(other?.size ?? -1)
      put(other?.stops ?? -1)
      put(other?.digitShare ?? -1)
      put(other === undefined ? -1 : strongestOf(other.cues)[1])
      put(metAt(i + offset))
    }
  }
  return {lines: wanted, rows}
}

/** The largest share of a line's words that one other line says: page titles and breadcrumbs say the headline before it. */
function saidIn({measures, words}: MeasuredLines, i: number, {from, to}: {from: number; to: number}): number {
  const all = words.count(i)
  if (all === 0) return -1
  words.mark(i)
  let most = 0
  for (let other = from; other < to; other++)
    if (measures[other]!.size <= LONGEST) most = Math.max(most, words.countMarked(other))
  return most / all
}

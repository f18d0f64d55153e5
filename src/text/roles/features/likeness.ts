import type {Frame} from './frame.ts'
import type {Place} from './place.ts'

/** Names of the features that say how like its document a line is, in the order in which they are filled in. */
export const LIKENESS_FEATURES: readonly string[] = ['repeats', 'earlier', 'prose', 'otherScript']

/** How often the line stands there, how much prose it is, and whether in another script than most. Gives the next free place. */
export function putLikeness(rows: Float32Array, {at, i}: Place, {document, script}: Frame): number {
  const {repeats, earlier, prose, measures} = document
  const own = measures[i]!
  let to = at
  rows[to++] = repeats[i]!
  rows[to++] = earlier[i]!
  rows[to++] = prose[i]!
  rows[to++] = own.script !== script && own.size > 0 ? 1 : 0
  return to
}

/** Names of the features that compare a line's words and size with the body's, in the order in which they are filled in. */
export const WORD_FEATURES: readonly string[] = [
  'met',
  'metBefore',
  'tokens',
  'relativeSize',
  'index',
  'fromEnd',
  'headline',
  'fromHeadline',
  'inHeadline',
]

/** Which of its words are met elsewhere, and how it stands to the headline. */
export function putWords(rows: Float32Array, {at, i}: Place, {document, counts, usual}: Frame): void {
  const {measures, words, run, headlines} = document
  const n = measures.length
  const inside = i >= run.start && i <= run.end
  let to = at
  rows[to++] = counts.shareMet(i, inside)
  rows[to++] = i > 0 ? counts.shareMet(i - 1, inside) : -1
  rows[to++] = words.count(i)
  rows[to++] = measures[i]!.size / usual
  rows[to++] = Math.min(999, i)
  rows[to++] = Math.min(999, n - i)
  rows[to++] = headlines.scores[i]!
  rows[to++] = headlines.best === -1 ? -999 : i - headlines.best
  rows[to++] = headlines.shares[i]!
}

import {CUE_KINDS} from './cues.ts'
import type {MeasuredLines} from './features.ts'
import {shareIn} from './headline.ts'
import {WordCounts} from './tokens.ts'

const OWN = [
  'size',
  'words',
  'stops',
  'ending',
  'opening',
  'commas',
  'digitShare',
  'capitalised',
  'symbols',
  'quotes',
  'bullet',
  'address',
] as const
const REACH = 6
const WINDOWS = [3, 8, 20] as const

/** Names of the features of the second look: the line itself, and the first look's scores around it. */
export const SECOND_FEATURES: readonly string[] = [
  ...OWN,
  ...CUE_KINDS.map(kind => `cue-${kind}`),
  'prose',
  'repeats',
  'earlier',
  ...Array.from({length: 2 * REACH + 1}, (_, i) => `score${i - REACH}`),
  ...WINDOWS.flatMap(width => [`scoresBefore${width}`, `scoresAfter${width}`]),
  'keptBefore',
  'keptAfter',
  'toKeptBefore',
  'toKeptAfter',
  'gap',
  'inCore',
  'fromCoreStart',
  'toCoreEnd',
  'coreLines',
  'coreShare',
  'highest',
  'met',
  'metBefore',
  'metAfter',
  'relativeSize',
  'usual',
  'index',
  'fromEnd',
  'headline',
  'fromHeadline',
  'inHeadline',
  'shapeMet',
]

/** From this score on a line counts as kept by the first look. */
const KEPT = 0.5

/** Fill in the features of the second look; `scores` are those of the first, one a line. */
export function fillSecond(document: MeasuredLines, scores: Float64Array): Float32Array {
  const {measures, prose, repeats, earlier, headlines} = document
  const n = measures.length
  const rows = new Float32Array(n * SECOND_FEATURES.length)
  const f = frameOf(document, scores)
  let at = 0
  const put = (value: number) => {
    rows[at++] = value
  }
  for (let i = 0; i < n; i++) {
    if (document.near[i] === 0) continue
    const m = measures[i]!
    at = i * SECOND_FEATURES.length
    for (const name of OWN) put(m[name])
    for (const strength of m.cues) put(strength)
    put(prose[i]!)
    put(repeats[i]!)
    put(earlier[i]!)
    for (let k = i - REACH; k <= i + REACH; k++) put(scores[k] ?? -1)
    for (const width of WINDOWS) {
      put(f.sums[i]! - f.sums[Math.max(0, i - width)]!)
      put(f.sums[Math.min(n, i + 1 + width)]! - f.sums[i + 1]!)
    }
    put(f.keptBefore[i]!)
    put(f.total - f.keptBefore[i]! - (scores[i]! >= KEPT ? 1 : 0))
    put(f.toBefore[i]!)
    put(f.toAfter[i]!)
    put(Math.min(f.toBefore[i]! + f.toAfter[i]!, 199))
    const {start, end} = f.core
    put(i >= start && i <= end ? 1 : 0)
    put(Math.max(-300, Math.min(300, i - start)))
    put(Math.max(-300, Math.min(300, end - i)))
    put(end - start + 1)
    put(f.coreShare)
    put(f.highest)
    put(f.words.shareMet(m.tokens, scores[i]! >= KEPT))
    put(i > 0 ? f.words.shareMet(measures[i - 1]!.tokens, scores[i - 1]! >= KEPT) : -1)
    put(i < n - 1 ? f.words.shareMet(measures[i + 1]!.tokens, scores[i + 1]! >= KEPT) : -1)
    put(m.size / f.usual)
    put(f.usual)
    put(Math.min(999, i))
    put(Math.min(999, n - i))
    put(headlines.scores[i]!)
    put(headlines.best === -1 ? -999 : Math.max(-300, Math.min(300, i - headlines.best)))
    put(shareIn(m.tokens, measures[headlines.best]?.tokens))
    put(f.shapes.get(shapeOf(document, i)) ?? -1)
  }
  return rows
}

interface Frame {
  readonly sums: Float64Array
  readonly keptBefore: Int32Array
  readonly toBefore: Int32Array
  readonly toAfter: Int32Array
  readonly total: number
  readonly core: {readonly start: number; readonly end: number}
  readonly coreShare: number
  readonly highest: number
  readonly words: WordCounts
  readonly usual: number
  readonly shapes: ReadonlyMap<number, number>
}

function frameOf(document: MeasuredLines, scores: Float64Array): Frame {
  const {measures} = document
  const n = measures.length
  const sums = new Float64Array(n + 1)
  const keptBefore = new Int32Array(n)
  const toBefore = new Int32Array(n)
  const toAfter = new Int32Array(n)
  const words = new WordCounts()
  const sizes: number[] = []
  let kept = 0
  let last = -99
  let highest = 0
  let weight = 0
  for (let i = 0; i < n; i++) {
    const score = scores[i]!
    sums[i + 1] = sums[i]! + score
    keptBefore[i] = kept
    toBefore[i] = Math.min(99, i - last)
    highest = Math.max(highest, score)
    weight += score * measures[i]!.size
    if (score < KEPT) continue
    kept++
    last = i
    words.add(measures[i]!.tokens)
    sizes.push(measures[i]!.size)
  }
  last = n + 99
  for (let i = n - 1; i >= 0; i--) {
    toAfter[i] = Math.min(99, last - i)
    if (scores[i]! >= KEPT) last = i
  }
  const core = findCore(document, scores)
  let inside = 0
  for (let i = core.start; i <= core.end; i++) inside += scores[i]! * measures[i]!.size
  sizes.sort((a, b) => a - b)
  const usual = sizes[sizes.length >> 1] ?? 150
  const shapes = shapeScores(document, scores)
  return {
    sums,
    keptBefore,
    toBefore,
    toAfter,
    total: kept,
    core,
    coreShare: inside / Math.max(1, weight),
    highest,
    words,
    usual,
    shapes,
  }
}

/** The stretch of lines in which the scores, weighed by size, sum up highest. */
function findCore({measures}: MeasuredLines, scores: Float64Array): {start: number; end: number} {
  let core = {start: 0, end: -1}
  let best = 0
  let sum = 0
  let start = 0
  for (let i = 0; i < scores.length; i++) {
    if (sum <= 0) {
      sum = 0
      start = i
    }
    sum += (scores[i]! - 0.4) * (20 + Math.min(300, measures[i]!.size))
    if (sum > best) {
      best = sum
      core = {start, end: i}
    }
  }
  return core
}

/** Lines of like shape are of like kind: how high the others of a shape score in the mean. */
function shapeScores(document: MeasuredLines, scores: Float64Array): Map<number, number> {
  const sums = new Map<number, {sum: number; count: number}>()
  for (let i = 0; i < scores.length; i++) {
    const shape = shapeOf(document, i)
    const entry = sums.get(shape) ?? {sum: 0, count: 0}
    entry.sum += scores[i]!
    entry.count++
    sums.set(shape, entry)
  }
  return new Map([...sums].map(([shape, {sum, count}]) => [shape, count > 2 ? sum / count : -1]))
}

function shapeOf({measures}: MeasuredLines, i: number): number {
  const {opening, ending, size, bullet, digitShare} = measures[i]!
  const length = size < 20 ? 0 : size < 60 ? 1 : size < 150 ? 2 : 3
  return (((opening * 8 + ending) * 4 + length) * 2 + bullet) * 2 + (digitShare > 0.15 ? 1 : 0)
}

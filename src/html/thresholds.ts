import type {JudgedPage} from './judge-page.ts'

/** Several long blocks that are all but dropped make a text that the trees are strangers to; one is chance. */
const FAINT = {each: 0.05, blocks: 5} as const

/**
 * The probability that parts kept from dropped on one page: a half, less where even the likeliest long blocks stand in doubt,
 * since most pages hold an article and the trees have seen no page like this one.
 */
export function pageThreshold({probabilities, measures}: JudgedPage): number {
  const long: number[] = []
  measures.blocks.forEach(({weight}, i) => {
    if (weight >= 120) long.push(probabilities[i]!)
  })
  const top = long.sort((a, b) => b - a).slice(0, 3)
  if (top.length === 0) return 0.5
  const least = long.filter(p => p > FAINT.each).length >= FAINT.blocks ? FAINT.each : 0.12
  return Math.min(0.5, Math.max(least, (0.7 * top.reduce((sum, p) => sum + p, 0)) / top.length))
}

/** F1 to be expected of a page's body below which it is in doubt what belongs to it. */
const DOUBT = 0.8

/**
 * By how much to lower the threshold of a page on which it is in doubt what belongs to the body: blocks are kept from half of the F1
 * to be expected there, which makes that F1 as high as it can be (Lipton, Elkan and Naryanaswamy 2014).
 */
export function inDoubt({expected, isOther}: JudgedPage): number {
  return !isOther && expected < DOUBT ? expected : 1
}

/** The probability from which blocks are kept of a page of which hardly any was, or none at all (`isEmpty`). */
export function doubtfulThreshold(
  judged: JudgedPage,
  {isArticle, isEmpty}: {isArticle: boolean; isEmpty: boolean},
): number {
  const likeliest = isEmpty ? likeliestThreshold(judged) : 1
  return isArticle ? likeliest : Math.min(likeliest, judged.expected / 2)
}

function likeliestThreshold({probabilities, measures}: JudgedPage): number {
  let top = 0
  measures.blocks.forEach(({weight}, i) => {
    if (weight > 60) top = Math.max(top, probabilities[i]!)
  })
  return Math.max(0.04, top * 0.5)
}

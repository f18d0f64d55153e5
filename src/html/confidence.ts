import type {ExtractedArticle} from './extract-article.ts'

/** Judge how sure the body is: how far the blocks near the article stand from doubt, by their length. */
export function confidenceOf({judged, from, keptWeight}: ExtractedArticle): number {
  if (from === 'embedded') return 0.8
  if (from !== 'blocks') return 0.3
  const {probabilities, measures} = judged
  let wrong = 0
  measures.blocks.forEach(({weight}, i) => {
    const p = probabilities[i]!
    wrong += Math.min(p, 1 - p) * weight
  })
  const share = wrong / Math.max(1, keptWeight)
  return Math.round(1000 * Math.max(0.05, 1 - 2 * share)) / 1000
}

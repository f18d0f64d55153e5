import type {Page, PageBlock} from '../model/page.ts'

/** So many articles, each under a headline that leads elsewhere, make a list. */
const FEWEST = 8
/** Share of what was kept that stands in them when the list is all there is. */
const MOST_OF_IT = 0.6

/** Say whether a page is a list of cards, each an `article` under a headline that is a link, and what was kept of it stands in them. */
export function isListOfCards(page: Page, kept: readonly {block: PageBlock; weight: number}[]): boolean {
  const cards = new Set<number>()
  for (const block of page.blocks) {
    if (block.kind !== 'heading' || block.hidden || block.linkChars < 0.8 * block.text.length) continue
    const card = articleAround(block, page)
    if (card >= 0) cards.add(card)
  }
  if (cards.size < FEWEST) return false
  let all = 0
  let inCards = 0
  for (const {block, weight} of kept) {
    all += weight
    if (cards.has(articleAround(block, page))) inCards += weight
  }
  return inCards >= MOST_OF_IT * all
}

/** The innermost `article` that a block stands in; -1 outside any. */
function articleAround({element, places}: PageBlock, {elements}: Page): number {
  if (!places.includes('article')) return -1
  let at = element
  while (at >= 0 && elements[at]!.tag !== 'article') at = elements[at]!.parent
  return at
}

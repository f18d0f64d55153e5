import type {DropRule} from '../../model/rules.ts'
import type {Line} from '../lines/split-lines.ts'

/** How many lines at the head and at the foot of a page may be no text. */
const DEPTH = 4
/** On how many pages, and on what share of them, such a line stands at least. Left and right pages may have heads of their own. */
const LEAST = {pages: 2, share: 0.3} as const
/** Longest of them, in UTF-16 code units, blanks not counted twice. */
const LONGEST = 160

/** The number of a page: bare, behind a word, or of how many there are. */
const NUMBER =
  /^[^\p{L}\p{N}]*(?:\p{L}{1,8}\.?\s{0,3})?(?:\d{1,4}|[ivxl]{1,6})(?:\s{0,3}(?:\/|of|von|de|sur|di|av|z|из)\s{0,3}\d{1,4})?[^\p{L}\p{N}]*$/iu

/** Lines at the edges of pages that are no text, and the rule that says so. */
export type Furniture = ReadonlyMap<Line, Side>
type Side = Extract<DropRule, 'header' | 'footer'>

/**
 * Find the heads and feet of pages: lines at the edge of a page that stand there on other pages too, but for their numbers. On the first
 * page a headline may read like the heads of those that follow.
 */
export function findFurniture(pages: readonly (readonly Line[])[]): Furniture {
  const found = new Map<Line, Side>()
  for (const side of ['header', 'footer'] as const) {
    const edges = pages.map(page => (side === 'header' ? page.slice(0, DEPTH) : page.slice(-DEPTH).reverse()))
    const counts = countKeys(edges)
    const isKnown = (line: Line) => {
      const count = counts.get(keyOf(line)) ?? 0
      return count >= LEAST.pages && count >= pages.length * LEAST.share
    }
    const heads = edges.map(edge => {
      const end = edge.findIndex(line => !isKnown(line))
      return edge.slice(0, end < 0 ? edge.length : end)
    })
    for (const [index, head] of heads.entries()) {
      const isSure =
        index > 0 || side === 'footer' || !isHeadline(head, {page: pages[0]!, others: heads.slice(1, 4)})
      for (const line of isSure ? head : []) found.set(line, side)
    }
    if (
      pages.length === 1 &&
      edges[0]![0] !== undefined &&
      NUMBER.test(edges[0]![0].text) &&
      edges[0]!.length > 1
    )
      found.set(edges[0]![0], side)
  }
  return found
}

/** Whether what heads the first page may be its headline: it is not what heads the others, or nothing else stands above the text. */
function isHeadline(
  head: readonly Line[],
  {page, others}: {page: readonly Line[]; others: readonly (readonly Line[])[]},
): boolean {
  if (!others.some(other => isAlike(head, other))) return true
  const next = page[head.length]
  return head.length === 1 && !NUMBER.test(head[0]!.text) && next !== undefined && next.text.length > BODY
}

/** A line longer than this is no headline, in UTF-16 code units. */
const BODY = 60

function countKeys(edges: readonly (readonly Line[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const edge of edges)
    for (const key of new Set(edge.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function isAlike(one: readonly Line[], other: readonly Line[]): boolean {
  return one.length === other.length && one.every((line, index) => keyOf(line) === keyOf(other[index]!))
}

/** What a head reads like without its numbers; numbers of pages are all alike. */
function keyOf({text}: Line): string {
  if (NUMBER.test(text)) return '#'
  return text.slice(0, LONGEST).toLowerCase().replace(/\d+/g, '0').replace(/\s+/g, ' ')
}

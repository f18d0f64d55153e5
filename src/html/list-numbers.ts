import type {Page, PageBlock, PageElement} from '../model/page.ts'

const START = /\sstart\s*=\s*["']?(-?\d{1,9})(?!\d)/i
const VALUE = /\svalue\s*=\s*["']?(-?\d{1,9})(?!\d)/i
const LONGEST_TAG = 400

/** Number the items of a page's ordered lists; what is given back tells the number of the item a block stands in, `null` outside. */
export function listNumbers(page: Page): (block: PageBlock) => number | null {
  const {elements} = page
  if (!elements.some(({tag}) => tag === 'ol')) return () => null
  const numbers = new Map<number, number>()
  const next = new Map<number, number>()
  elements.forEach((item, at) => {
    const list = elements[item.parent]
    if (item.tag !== 'li' || list?.tag !== 'ol') return
    const opening = startTag(page, list)
    // Counted down from how many there are, which nothing says.
    if (/\sreversed(?![^\s=>/])/i.test(opening)) return
    const number =
      numberIn(startTag(page, item), VALUE) ?? next.get(item.parent) ?? numberIn(opening, START) ?? 1
    numbers.set(at, number)
    next.set(item.parent, number + 1)
  })
  return ({kind, element}) =>
    kind === 'list-item' ? (numbers.get(itemAround(element, elements)) ?? null) : null
}

/** The innermost list's item that an element stands in; -1 outside any. */
function itemAround(element: number, elements: readonly PageElement[]): number {
  let at = element
  while (at >= 0 && elements[at]!.tag !== 'li') at = elements[at]!.parent
  return at
}

function startTag({html}: Page, {start}: PageElement): string {
  const near = html.slice(Math.max(0, start - LONGEST_TAG), start)
  return near.slice(near.lastIndexOf('<') + 1)
}

function numberIn(tag: string, pattern: RegExp): number | null {
  const match = pattern.exec(tag)
  return match === null ? null : Number(match[1])
}

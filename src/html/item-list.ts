import type {PageElement} from '../model/page.ts'
import {CLASS_CUES} from './class-cues.ts'
import {cueDistance} from './cue-distance.ts'
import type {MeasuredBlock, PageMeasures} from './page-measures.ts'

/** Fewest items that make a list, and the share of them that must lead elsewhere. */
const ITEMS = {fewest: 5, linked: 0.7, linkWeight: 0.2} as const
/** Weight of an item in the mean: less is a menu's line, more is a section of the page, or an article. */
const WEIGHT = {least: 18, most: 600} as const
/** Share of the text outside of furniture from which on a list is what a page is for. */
const LEAST_SHARE = 0.3
/** Weight of the heaviest list of a page that others must have a share of to be the page's too. */
const OTHERS = 0.25
/** Weight of the heaviest item, in mean ones: beside an article stand lists of others in elements like its own. */
const UNEVEN = 3.5
/** Weight of running text that seems to be an article's, from which on a page is no list, whatever it lists beside: two paragraphs of a short notice. */
const ARTICLE = {probability: 0.5, weight: 240} as const
/** Weight from which on a block is running text. */
const LONG = 80
/** How many elements up the name may stand that makes a block a reader's comment. */
export const NEAR_COMMENT = 5
/** Families of class names of what is repeated on a page and is no list of its items. */
const NO_ITEMS = Object.entries({comment: 3, media: 3, form: 1, share: 1, navigation: 1, sidebar: 4}).map(
  ([cue, near]) => ({family: CLASS_CUES.indexOf(cue), near}),
)

/** What is thought of each block: whether it is furniture, and how likely it is an article's. */
interface Judgement {
  readonly furniture: readonly boolean[]
  readonly probabilities: Float64Array
}

/** Elements of one make (tag and first name, and those of the element around it) at one depth. */
interface Make {
  readonly elements: number[]
  weight: number
  linked: number
  linkWeight: number
  heaviest: number
}

/**
 * Find the items of a page that is a list of them (products, articles, threads), each an element of the same make with a link in it:
 * for each block the element of its item, -1 where it stands in none; `null` for a page that is no list. Furniture does not count.
 */
export function findItems(measures: PageMeasures, judgement: Judgement): Int32Array | null {
  const {blocks, page} = measures
  const lists = findMakes(measures, judgement).filter(isList)
  const least = lists.reduce((top, {weight}) => Math.max(top, weight), 0) * OTHERS
  const isItem = new Uint8Array(page.elements.length)
  for (const {elements, weight} of lists) if (weight >= least) for (const i of elements) isItem[i] = 1
  let all = 0
  let listed = 0
  const items = Int32Array.from(blocks, ({block, weight}, i) => {
    if (judgement.furniture[i]) return -1
    const item = outermost(block.element, isItem, page.elements)
    all += weight
    if (item >= 0) listed += weight
    return item
  })
  if (listed === 0 || listed < LEAST_SHARE * all) return null
  return holdsArticle(measures, {...judgement, items}) ? null : items
}

/** Sort the elements that may be items by their make. */
function findMakes(measures: PageMeasures, {furniture}: Judgement): Make[] {
  const {distances, page} = measures
  const {weights, links} = sumOutside(measures, furniture)
  const isNone = (i: number) =>
    NO_ITEMS.some(({family, near}) => distances[i * CLASS_CUES.length + family]! <= near)
  const makes = new Map<string, Make>()
  page.elements.forEach((element, i) => {
    if (weights[i]! < WEIGHT.least / 2 || element.parent < 0 || isNone(i)) return
    const key = `${element.depth} ${nameOf(page.elements[element.parent]!)}>${nameOf(element)}`
    const make = makes.get(key) ?? {elements: [], weight: 0, linked: 0, linkWeight: 0, heaviest: 0}
    makes.set(key, make)
    make.elements.push(i)
    make.weight += weights[i]!
    make.heaviest = Math.max(make.heaviest, weights[i]!)
    make.linkWeight += links[i]!
    if (links[i]! > 0) make.linked++
  })
  return [...makes.values()]
}

/** Say whether an article stands beside a list: running text that is likely, and no reader's comment. */
function holdsArticle(
  {blocks, distances}: PageMeasures,
  {items, furniture, probabilities}: {items: Int32Array} & Judgement,
): boolean {
  let weight = 0
  blocks.forEach((measured, i) => {
    if (items[i]! >= 0 || furniture[i] || probabilities[i]! <= ARTICLE.probability) return
    if (isRunningText(measured) && cueDistance(measured, 'comment', distances) > NEAR_COMMENT)
      weight += measured.weight
  })
  return weight >= ARTICLE.weight
}

/** Say whether a block is long enough to be running text, and no link. */
export function isRunningText({weight, linkDensity}: MeasuredBlock): boolean {
  return weight >= LONG && linkDensity < 0.4
}

function isList({elements, weight, linked, linkWeight, heaviest}: Make): boolean {
  const count = elements.length
  const mean = weight / count
  if (linkWeight < ITEMS.linkWeight * weight || heaviest > UNEVEN * mean) return false
  return (
    count >= ITEMS.fewest && linked >= count * ITEMS.linked && mean >= WEIGHT.least && mean <= WEIGHT.most
  )
}

function nameOf({tag, names}: PageElement): string {
  const end = names.indexOf(' ')
  return `${tag}.${(end < 0 ? names : names.slice(0, end)).replace(/\d+/g, '')}`
}

function outermost(element: number, isItem: Uint8Array, elements: readonly PageElement[]): number {
  let found = -1
  for (let at = element; at >= 0; at = elements[at]!.parent) if (isItem[at] === 1) found = at
  return found
}

/** Weight and linked weight of each element and all below it, furniture left out. */
function sumOutside(
  {blocks, page}: PageMeasures,
  furniture: readonly boolean[],
): {weights: Float64Array; links: Float64Array} {
  const weights = new Float64Array(page.elements.length)
  const links = new Float64Array(page.elements.length)
  blocks.forEach(({block, weight, prose}, i) => {
    if (furniture[i] || block.element < 0) return
    weights[block.element]! += weight
    links[block.element]! += weight - prose
  })
  for (let i = weights.length - 1; i > 0; i--) {
    const {parent} = page.elements[i]!
    if (parent < 0) continue
    weights[parent]! += weights[i]!
    links[parent]! += links[i]!
  }
  return {weights, links}
}

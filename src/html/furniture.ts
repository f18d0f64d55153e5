import type {PageElement} from '../model/page.ts'
import {CLASS_CUES} from './class-cues.ts'
import {cueDistance} from './cue-distance.ts'
import {typesOf} from './json-ld.ts'
import {openGraphType} from './page-kind.ts'
import type {MeasuredBlock, PageMeasures} from './page-measures.ts'

/** Elements that lead through a site, or take a reader's orders. */
const TAGS = new Set(['nav', 'footer', 'select', 'button', 'form'])
/** Elements whose buttons unfold what stands below, and are headings of it. */
const HEADS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt'])
/** Families of class names that say the same of a block whose element, or the one around it, has them. */
const NAMES = ['navigation', 'footer', 'promotion']
const CONSENT = CLASS_CUES.indexOf('cookie')
/** Software that asks for consent: nothing else is called so, however much of the page it is. */
const CONSENT_SOFTWARE =
  /(?:^| )(?:onetrust|usercentrics|didomi|cookiebot|cybotcookiebot|qc-cmp\d?|truste|osano|cookie-?law|cookieyes|cky|iubenda|sp_message)(?:[-_]|$| )/
/** What shops call the part of a page in which buyers write, and the software for it. */
const REVIEWS = /(?:^|[\s_-])(?:reviews|jdgm|yotpo|bazaarvoice|okendo|stamped|loox)(?:[\s_-]|$)/
/** Shares of a page's text from which on an element is the page, whatever it is called: some wrap all of it in a form. */
const MOST = {controls: 0.5, reviews: 0.8} as const

/**
 * Tell which blocks are the furniture of a page, by the elements they stand in. On a page that is no article this is what sets
 * them apart: the rest is as short there, and as full of links. What buyers write under a product counts as furniture.
 */
export function findFurniture({page, blocks, sums, distances}: PageMeasures): boolean[] {
  const {elements, head} = page
  const whole = sums.weight.reduce((top, weight) => Math.max(top, weight), 0)
  const isPart = (i: number, most: number) => sums.weight[i]! <= whole * most
  const sells = /product/.test(openGraphType(head)) || head.jsonLd.some(sellsOne)
  const marked = new Uint8Array(elements.length)
  elements.forEach((element, i) => {
    const isIn = element.parent >= 0 && marked[element.parent] === 1
    const asksConsent = distances[i * CLASS_CUES.length + CONSENT] === 0
    const isOne = asksConsent || isControl(element, elements)
    const isReview = sells && REVIEWS.test(element.names) && isPart(i, MOST.reviews)
    if (isIn || isReview || CONSENT_SOFTWARE.test(element.names) || (isOne && isPart(i, MOST.controls)))
      marked[i] = 1
  })
  const isNear = (block: MeasuredBlock) => NAMES.some(cue => cueDistance(block, cue, distances) <= 1)
  return blocks.map(block => marked[block.block.element] === 1 || isNear(block))
}

function isControl({tag, parent}: PageElement, elements: readonly PageElement[]): boolean {
  return TAGS.has(tag) && !(tag === 'button' && HEADS.has(elements[parent]?.tag ?? ''))
}

function sellsOne(object: Readonly<Record<string, unknown>>): boolean {
  return typesOf(object).some(type => type === 'product' || type === 'productgroup')
}

import type {DropRule} from '../model/rules.ts'
import {CLASS_CUES} from './class-cues.ts'
import {type MeasuredBlock, NO_CUE, type PageMeasures} from './page-measures.ts'
import {textCueBit} from './text-cues.ts'

/** Class cue families and the rule that each speaks for. */
const BY_CLASS: Readonly<Record<string, DropRule>> = {
  navigation: 'navigation',
  footer: 'footer',
  header: 'header',
  sidebar: 'sidebar',
  related: 'related-link',
  teaser: 'teaser-card',
  promotion: 'promotion',
  newsletter: 'newsletter',
  share: 'share-bar',
  comment: 'comment',
  cookie: 'cookie-notice',
  paywall: 'paywall-notice',
  author: 'author-note',
  overlay: 'overlay',
  form: 'form',
  caption: 'caption',
  commerce: 'commerce',
}
const BY_TEXT: readonly (readonly [string, DropRule, number])[] = [
  ['copyright', 'copyright', 8],
  ['cookie', 'cookie-notice', 5],
  ['advertisement', 'advertisement', 8],
  ['newsletter', 'newsletter', 5.5],
  ['paywall', 'paywall-notice', 5.5],
  ['tags', 'tags', 7],
  ['comment', 'comment', 5.5],
  ['share', 'share-bar', 4.5],
  ['follow', 'share-bar', 4.5],
  ['related', 'related-link', 6],
  ['login', 'account', 4],
  ['app', 'share-bar', 3],
  ['byline', 'byline', 3.5],
  ['credit', 'caption', 3],
  ['date', 'date-line', 2.5],
]
const BY_TAG: Readonly<Record<string, readonly [DropRule, number]>> = {
  nav: ['navigation', 6],
  footer: ['footer', 4],
  header: ['header', 2.5],
  aside: ['sidebar', 3.5],
  form: ['form', 4],
  button: ['form', 3],
  figcaption: ['caption', 6],
}

const TEXT_RULES = BY_TEXT.map(([cue, rule, strength]) => ({bit: textCueBit(cue), rule, strength}))
const CLASS_RULES = CLASS_CUES.flatMap((cue, family) => {
  const rule = BY_CLASS[cue]
  return rule === undefined ? [] : [{family, rule}]
})

/** Name the rule by which a block that does not belong to the article is dropped: the strongest of its cues. */
export function nameDropRule(measured: MeasuredBlock, {page, distances}: PageMeasures): DropRule {
  const {block, cues, linkDensity, weight} = measured
  let best: DropRule = 'off-article'
  let top = 1.2
  const speak = (rule: DropRule, strength: number) => {
    if (strength <= top) return
    top = strength
    best = rule
  }
  for (const {bit, rule, strength} of TEXT_RULES)
    if (cues & bit) speak(rule, weight < 200 ? strength : strength / 3)
  if (block.element >= 0) {
    for (const {family, rule} of CLASS_RULES) {
      const distance = distances[block.element * CLASS_CUES.length + family]!
      if (distance < NO_CUE) speak(rule, 5 - distance * 0.6)
    }
  }
  for (let at = block.element, n = 0; at >= 0; at = page.elements[at]!.parent, n++) {
    const rule = BY_TAG[page.elements[at]!.tag]
    if (rule !== undefined) speak(rule[0], rule[1] - n * 0.1)
  }
  if (linkDensity > 0.6) speak(weight > 45 ? 'related-link' : 'navigation', 2)
  return best
}

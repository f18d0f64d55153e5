import type {DropRule} from '../../model/rules.ts'
import {CUE_KINDS} from './cue-table.ts'
import {findCues, START, WHOLE} from './cues.ts'
import {measureLine} from './measures.ts'

/** Kinds of cue that a line may begin with and be furniture for certain, when it is short. */
const OPENERS: Readonly<Record<string, DropRule>> = {
  related: 'related-link',
  'read-more': 'read-more',
  newsletter: 'newsletter',
  share: 'share-bar',
  copyright: 'copyright',
  comments: 'comment',
  advertisement: 'advertisement',
}
/** Kinds that count when they are the whole line. */
const LABELS: Readonly<Record<string, DropRule>> = {
  ...OPENERS,
  navigation: 'navigation',
  promotion: 'promotion',
  cookie: 'cookie-notice',
  account: 'account',
}
const LONGEST_OPENED = 90
const LONGEST_LABEL = 40

/**
 * Name the rule by which a single line is site furniture, by its wording alone and whatever stands around it; `null` when the
 * wording leaves doubt.
 *
 * @example
 * furnitureRule('Read more: The harbour reopens') // => 'read-more'
 * @example
 * furnitureRule('Share prices fell on Monday.') // => null
 */
export function furnitureRule(text: string): DropRule | null {
  if (text.length > 2 * LONGEST_OPENED) return null
  const {size, stops} = measureLine(text)
  for (const {kind, how} of findCues(text)) {
    const name = CUE_KINDS[kind]!
    if (how === WHOLE && size <= LONGEST_LABEL && LABELS[name] !== undefined) return LABELS[name]
    // An opener counts with a colon after it, or in a line that is no sentence.
    if (how === START && size <= LONGEST_OPENED && stops === 0 && opensWithLabel(text)) {
      const rule = OPENERS[name]
      if (rule !== undefined) return rule
    }
  }
  return null
}

/** Say whether lines hold nothing but wording of site furniture, cues that alone would leave doubt included. */
export function isFurnitureAlone(texts: readonly string[]): boolean {
  return texts.every(text => text.length <= LONGEST_LABEL && findCues(text).length > 0)
}

/** A colon, arrow or bar soon after the start parts a label from what it leads to. */
function opensWithLabel(text: string): boolean {
  const at = text.search(/[:：|>»→]/)
  return at > 0 && at < 40
}

import {CUE_KINDS} from '../../text/roles/cue-table.ts'
import {CLASS_CUES, classCues} from '../class-cues.ts'
import {PLACES} from '../page-context.ts'
import {NO_CUE} from '../page-measures.ts'
import {TEXT_CUES} from '../text-cues.ts'
import {KINDS, type KnownPage} from './known-page.ts'
import type {Row} from './row.ts'

const OWN = [
  'p',
  'div',
  'li',
  'td',
  'span',
  'a',
  'h1',
  'h2',
  'h3',
  'h4',
  'dd',
  'dt',
  'section',
  'article',
  'body',
  'pre',
]

/** What a block and the elements around it are called, and what its words say. */
export const NAME_FEATURES = [
  ...KINDS.map(kind => `kind:${kind}`),
  ...OWN.map(tag => `own:${tag}`),
  ...PLACES.map(tag => `in:${tag}`),
  ...CLASS_CUES.map(cue => `class:${cue}`),
  ...CLASS_CUES.map(cue => `inline:${cue}`),
  ...TEXT_CUES.map(cue => `text:${cue}`),
  ...CUE_KINDS.map(kind => `phrase:${kind}`),
]

/** Distances of the cues around a block that stands in no element. */
const NO_CUES = new Uint8Array(CLASS_CUES.length).fill(NO_CUE)

/** Write {@link NAME_FEATURES} of one block. */
export function putNames(
  row: Row,
  i: number,
  {measures: {blocks, page, distances}, context}: KnownPage,
): void {
  const {block, cues, facts} = blocks[i]!
  row.putOne(KINDS.indexOf(block.kind), KINDS.length)
  row.putOne(OWN.indexOf(page.elements[block.element]?.tag ?? ''), OWN.length)
  row.putBits(block.element < 0 ? 0 : context.places[block.element]!, PLACES.length)
  const families = CLASS_CUES.length
  if (block.element < 0) row.putSome(NO_CUES, 0, families)
  else row.putSome(distances, block.element * families, families)
  row.putBits(block.inline === '' ? 0 : classCues(block.inline), families)
  row.putBits(cues, TEXT_CUES.length)
  row.putSome(facts.phrases, 0, CUE_KINDS.length)
}

import type {LiftedField} from '../model/block.ts'
import {cueDistance} from './cue-distance.ts'
import {isNamedStandfirst, NEAR} from './drop-standfirst.ts'
import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {namesReporter, namesSomebody} from './person-names.ts'
import {textCueBit, textCueBits} from './text-cues.ts'

/** Choose the blocks that become fields: headline, standfirst, byline and date around the beginning of the body, and captions in it. */
export function liftFields(
  {measures, anchors}: JudgedPage,
  {kept, first, last}: {kept: readonly boolean[]; first: number; last: number},
): Map<number, LiftedField> {
  const {blocks, distances} = measures
  const lifted = new Map<number, LiftedField>()
  const {title} = anchors
  if (title >= 0) lifted.set(title, 'title')
  if (first < 0) return lifted
  const from = Math.max(0, (title < 0 ? first : Math.min(title, first)) - NEAR)
  const to = Math.min(blocks.length, Math.max(title, first) + NEAR)
  const taken = new Set<LiftedField>()
  for (let i = from; i < to; i++) {
    if (kept[i] || lifted.has(i)) continue
    const distance = (cue: string) => cueDistance(blocks[i]!, cue, distances)
    const field = fieldOf(blocks[i]!, {
      afterTitle: title >= 0 && i > title,
      isLead: anchors.isDescription[i] === 1 || isNamedStandfirst(blocks[i]!.block, measures.page),
      distance,
    })
    if (field === null || taken.has(field)) continue
    taken.add(field)
    lifted.set(i, field)
  }
  for (let i = Math.max(0, first - 6); i <= Math.min(blocks.length - 1, last + 3); i++) {
    if (!kept[i] && !lifted.has(i) && isCaption(blocks[i]!, cue => cueDistance(blocks[i]!, cue, distances)))
      lifted.set(i, 'captions')
  }
  return lifted
}

/** The credit that ends a caption: `© Press Images | A. Berg`, `(A. Berg/Press via Images)`, `(Image credit: A. Berg)`. */
const CREDITED =
  /(?:©|\(c\)\s)[^.!?]{2,60}$|\((?:(?:photo|image|picture|foto|bild|crédits?)\s?(?:credit|by)?\s?:|[^()]{2,40}\s?\/)[^()]{2,60}\)$|\bfile photo$/iu

function fieldOf(
  measured: MeasuredBlock,
  {afterTitle, isLead, distance}: {afterTitle: boolean; isLead: boolean; distance: (cue: string) => number},
): LiftedField | null {
  const {block, weight, cues, linkDensity, digits} = measured
  const inline = block.inline
  const isSubtitle = isLead || (distance('lead') <= 1 && distance('overlay') > 3)
  if (
    afterTitle &&
    weight > 30 &&
    weight < 800 &&
    linkDensity < 0.3 &&
    isSubtitle &&
    !/^[*※]/.test(block.text) &&
    !CREDITED.test(block.text)
  )
    return 'subtitle'
  if (weight > 200) return null
  const hasByline =
    (cues & textCueBit('byline')) !== 0 ||
    distance('author') <= 1 ||
    /author|byline|writer|reporter|journalist/.test(inline) ||
    (weight < 120 && namesReporter(block.text))
  // A headline over who wrote (`About the author`) names nobody.
  const isHeadline = block.kind === 'heading' && block.level <= 2
  if (hasByline && !isHeadline && weight < 160 && namesSomebody(block.text)) return 'byline'
  const hasDate = (cues & textCueBit('date')) !== 0 && digits > 1
  return hasDate && weight < 120 ? 'date' : null
}

const NO_CAPTION = textCueBits('newsletter', 'copyright', 'comment', 'cookie', 'login', 'paywall', 'related')

function isCaption(
  {block, weight, linkDensity, cues}: MeasuredBlock,
  distance: (cue: string) => number,
): boolean {
  if (weight < 12 || linkDensity > 0.6) return false
  if (block.kind !== 'caption' && (cues & NO_CAPTION) !== 0) return false
  return block.kind === 'caption' || distance('caption') <= 1 || (distance('media') <= 1 && weight > 30)
}

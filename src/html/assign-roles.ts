import type {LiftedField} from '../model/block.ts'
import type {DropRule} from '../model/rules.ts'
import {isPerson, isReporterLine, namesReporter, splitNames} from './authors.ts'
import {chooseBlocks} from './choose-blocks.ts'
import {CLASS_CUES} from './class-cues.ts'
import {dropAsides} from './drop-asides.ts'
import {dropComments} from './drop-comments.ts'
import {nameDropRule} from './drop-rules.ts'
import type {JudgedPage} from './judge-page.ts'
import {dropOtherArticles} from './other-articles.ts'
import {type MeasuredBlock, NO_CUE} from './page-measures.ts'
import {textCueBit} from './text-cues.ts'
import {isData} from './text-measures.ts'

/** What becomes of a block. */
export type Role =
  | {readonly kept: true}
  | {readonly kept: false; readonly rule: DropRule}
  | {readonly lift: LiftedField}

const KEPT: Role = {kept: true}

/** Tell whether a block stays in the article. */
export function staysIn(role: Role): boolean {
  return 'kept' in role && role.kept
}

/** How far, in blocks, standfirst, byline and date may stand from headline or body. */
const NEAR = 14

/** Decide what becomes of each judged block, given the probability from which blocks are kept. */
export function assignRoles(judged: JudgedPage, threshold: number): Role[] {
  const {measures, anchors} = judged
  const {blocks} = measures
  const kept = judged.isOther ? likelier(judged, threshold) : chooseArticle(judged, threshold)
  if (anchors.title >= 0 && isHeadline(judged, kept)) kept[anchors.title] = false
  dropDanglingHeadings(kept, blocks)
  dropStandfirst(judged, kept)
  const first = kept.indexOf(true)
  const last = kept.lastIndexOf(true)
  const lifted = liftFields(judged, {kept, first, last})
  const title = anchors.title < 0 ? '' : anchors.folded[anchors.title]!
  return blocks.map((measured, i) => {
    if (kept[i]) return KEPT
    const field = lifted.get(i)
    if (field !== undefined) return {lift: field}
    if (title !== '' && anchors.folded[i] === title) return {kept: false, rule: 'repeated-title'}
    return {kept: false, rule: nameDropRule(measured, measures)}
  })
}

/** Choose the blocks of a page that is no article: what holds for running text does not hold there. */
function likelier({measures, probabilities}: JudgedPage, threshold: number): boolean[] {
  return measures.blocks.map(({block}, i) => probabilities[i]! > threshold && !isData(block))
}

function chooseArticle(judged: JudgedPage, threshold: number): boolean[] {
  const {blocks} = judged.measures
  const kept = chooseBlocks(judged, threshold)
  dropOtherArticles(judged, kept)
  dropComments(judged, kept)
  dropAsides(kept, blocks)
  trimEnds(kept, blocks)
  dropClosing(kept, blocks)
  return kept
}

function isHeadline({anchors, measures, probabilities}: JudgedPage, kept: readonly boolean[]): boolean {
  const {title} = anchors
  if (probabilities[title]! < 0.5) return true
  return (
    anchors.titleOverlap[title]! > 0.6 &&
    title <= kept.indexOf(true) + 2 &&
    measures.blocks[title]!.weight < 300
  )
}

/** Old pages set whole paragraphs as headings; those are no subheads. */
const LONGEST_SUBHEAD = 200

/** A subhead belongs to what follows it: without any it is the heading of what was dropped. */
function dropDanglingHeadings(kept: boolean[], blocks: readonly MeasuredBlock[]): void {
  for (let i = kept.length - 1; i >= 0; i--) {
    if (!kept[i]) continue
    if (blocks[i]!.block.kind !== 'heading' || blocks[i]!.weight > LONGEST_SUBHEAD) return
    kept[i] = false
  }
}

const OPENING_CUES = ['date', 'byline', 'share', 'app', 'login'].map(textCueBit).reduce((a, b) => a | b)
const CLOSING_CUES = ['copyright', 'related', 'share', 'comment', 'newsletter']
  .map(textCueBit)
  .reduce((a, b) => a | b)

/** Short lines before the first sentence and behind the last are furniture when they are links, a date, a byline, a notice. */
function trimEnds(kept: boolean[], blocks: readonly MeasuredBlock[]): void {
  const isProse = ({weight, linkDensity}: MeasuredBlock, i: number) =>
    kept[i] && weight >= 100 && linkDensity < 0.4
  const first = blocks.findIndex(isProse)
  if (first < 0) return
  const last = blocks.findLastIndex(isProse)
  const isFurniture = ({weight, linkDensity, cues}: MeasuredBlock, telling: number) =>
    weight < 70 && (linkDensity > 0.6 || (cues & telling) !== 0)
  for (let i = 0; i < first; i++) if (kept[i] && isFurniture(blocks[i]!, OPENING_CUES)) kept[i] = false
  for (let i = last + 1; i < blocks.length; i++)
    if (kept[i] && isFurniture(blocks[i]!, CLOSING_CUES)) kept[i] = false
}

/** Last lines that credit helpers, state rights or ask for a subscription. */
const CLOSING =
  /\bcontributed to this (?:report|story|article)|^\W*(?:additional |with )?reporting by\b|\bediting by\b|^\W*(?:©|copyright\b|all rights reserved)/iu
const NEWSLETTER = textCueBit('newsletter')
const LONGEST_CLOSING = {notice: 400, newsletter: 200} as const

function dropClosing(kept: boolean[], blocks: readonly MeasuredBlock[]): void {
  const first = kept.indexOf(true)
  for (let i = kept.length - 1, n = 0; i > first && n < 3; i--) {
    if (!kept[i]) continue
    const {block, weight, cues} = blocks[i]!
    const isNotice =
      weight < LONGEST_CLOSING.notice && (CLOSING.test(block.text) || isReporterLine(block.text))
    if (!isNotice && !(weight < LONGEST_CLOSING.newsletter && cues & NEWSLETTER)) return
    kept[i] = false
    n++
  }
}

/** Names that a template gives to nothing but a standfirst. */
const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|sub-?title|sub-?headline|sub-?hed|dek|deck|chapo|chapeau|vorspann|entradilla|bajada|sommario|perex|zajawka)(?:$|[\s_-])/

/** Longest standfirst, in weight. */
const LONGEST_STANDFIRST = 500
const SIGNED = textCueBit('byline') | textCueBit('date')

/** Take out the standfirst, which a template names, or on English pages sets between headline and signature, apart from the body. */
function dropStandfirst(judged: JudgedPage, kept: boolean[]): void {
  const {measures, anchors} = judged
  const {blocks, page} = measures
  const first = kept.indexOf(true)
  if (first < 0 || anchors.title < 0 || first < anchors.title || first > anchors.title + NEAR) return
  const {block, weight, group} = blocks[first]!
  const names = `${page.elements[block.element]?.names ?? ''} ${page.elements[block.parent]?.names ?? ''} ${block.inline}`
  const isNamed = STANDFIRST.test(names) && kept.indexOf(true, first + 1) > 0
  if (isNamed && weight < LONGEST_STANDFIRST) kept[first] = false
  // Elsewhere papers print the paragraph in bold type between headline and byline as the beginning of the text.
  if (isNamed || !/^en\b/i.test(page.head.language ?? '') || first > anchors.title + 3) return
  const next = blocks.findIndex((other, i) => i > first && kept[i] && other.group !== group)
  const own = blocks.slice(first, next).filter((_, i) => kept[first + i])
  const last = kept.lastIndexOf(true, next - 1)
  if (next < 0 || own.reduce((sum, other) => sum + other.weight, 0) > LONGEST_STANDFIRST) return
  const isSigned = blocks.slice(last + 1, next).some(other => isSignature(other, measures.distances))
  if (isSigned) kept.fill(false, first, next)
}

/** A short line that names an author or a date. */
function isSignature(measured: MeasuredBlock, distances: Uint8Array): boolean {
  return (
    measured.weight < 140 &&
    ((measured.cues & SIGNED) !== 0 || cueDistance(measured, 'author', distances) <= 1)
  )
}

function liftFields(
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
      description: anchors.isDescription[i] === 1,
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

function cueDistance({block}: MeasuredBlock, cue: string, distances: Uint8Array): number {
  const family = CLASS_CUES.indexOf(cue)
  return block.element < 0 ? NO_CUE : distances[block.element * CLASS_CUES.length + family]!
}

function fieldOf(
  measured: MeasuredBlock,
  {
    afterTitle,
    description,
    distance,
  }: {afterTitle: boolean; description: boolean; distance: (cue: string) => number},
): LiftedField | null {
  const {block, weight, cues, linkDensity, digits} = measured
  const inline = block.inline
  const isLead = description || distance('lead') <= 1
  if (afterTitle && weight > 30 && weight < 800 && linkDensity < 0.3 && isLead) return 'subtitle'
  if (weight > 200) return null
  const hasByline =
    (cues & textCueBit('byline')) !== 0 ||
    distance('author') <= 1 ||
    /author|byline|writer|reporter|journalist/.test(inline) ||
    (weight < 120 && namesReporter(block.text))
  if (hasByline && weight < 160 && splitNames(block.text).some(isPerson)) return 'byline'
  const hasDate = (cues & textCueBit('date')) !== 0 && digits > 1
  return hasDate && weight < 120 ? 'date' : null
}

function isCaption({block, weight, linkDensity}: MeasuredBlock, distance: (cue: string) => number): boolean {
  if (weight < 12 || linkDensity > 0.6) return false
  return block.kind === 'caption' || distance('caption') <= 1 || (distance('media') <= 1 && weight > 30)
}

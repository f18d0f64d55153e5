import type {LiftedField} from '../model/block.ts'
import type {DropRule} from '../model/rules.ts'
import {keepPosts, saysBoard} from './board-posts.ts'
import {chooseBlocks} from './choose-blocks.ts'
import {chooseLikelier} from './choose-likelier.ts'
import {cueDistance} from './cue-distance.ts'
import {dropAsides} from './drop-asides.ts'
import {dropComments, dropNamedComments} from './drop-comments.ts'
import {dropRepeats} from './drop-repeats.ts'
import {nameDropRule} from './drop-rules.ts'
import {dropStandfirst} from './drop-standfirst.ts'
import {climbs} from './features/element-paths.ts'
import type {JudgedPage} from './judge-page.ts'
import {keepItems} from './keep-items.ts'
import {liftFields} from './lift-fields.ts'
import {dropOtherArticles} from './other-articles.ts'
import {saysOther} from './page-kind.ts'
import type {MeasuredBlock, PageMeasures} from './page-measures.ts'
import {isPerson, isReporterLine, splitNames} from './person-names.ts'
import {textCueBits} from './text-cues.ts'

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

/** Decide what becomes of each judged block, given the probability from which blocks are kept. */
export function assignRoles(judged: JudgedPage, threshold: number): Role[] {
  const {measures, anchors} = judged
  const {blocks} = measures
  const kept = judged.isOther ? chooseLikelier(judged, threshold) : chooseArticle(judged, threshold)
  if (saysBoard(measures.page)) keepPosts(judged, kept)
  keepItems(judged, kept)
  if (anchors.title >= 0 && isHeadline(judged, kept)) kept[anchors.title] = false
  dropDanglingHeadings(kept, blocks)
  dropLoneHeadings(kept, measures)
  // Elsewhere the sentence that sums up a page is a part of its text.
  if (!judged.isOther || !saysOther(measures.page.head)) dropStandfirst(judged, kept)
  if (!judged.isOther) dropRepeatedTitle(judged, kept)
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

/** What exports call the headline, by the names that microformats agree on. */
const NAMED_HEADLINE = /(?:^| )p-name(?: |$)/

/** Exports write the headline, and above the body it stands a second time; other pages have it there as the first subhead of their text. */
function dropRepeatedTitle({measures, anchors}: JudgedPage, kept: boolean[]): void {
  const {blocks, page} = measures
  const headline = blocks[anchors.title]?.block
  const title = headline && anchors.folded[anchors.title]
  const first = kept.indexOf(true)
  if (!title || first < 0 || !NAMED_HEADLINE.test(page.elements[headline.element]?.names ?? '')) return
  for (let i = first; blocks[i]?.block.kind === 'heading'; i++)
    if (anchors.folded[i] === title) kept[i] = false
}

function chooseArticle(judged: JudgedPage, threshold: number): boolean[] {
  const {blocks} = judged.measures
  const kept = chooseBlocks(judged, threshold)
  dropOtherArticles(judged, kept)
  dropComments(judged, kept)
  dropNamedComments(judged, kept)
  dropAsides(kept, blocks)
  dropRepeats(kept, blocks)
  trimEnds(kept, judged.measures)
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

/** A subhead in an element of which nothing else is kept, as over a table of contents, is dropped with it. */
function dropLoneHeadings(kept: boolean[], {blocks, page}: PageMeasures): void {
  for (const [i, {block, weight}] of blocks.entries()) {
    if (!kept[i] || block.kind !== 'heading' || weight > LONGEST_SUBHEAD || block.parent <= 0) continue
    const isWithin = (at: number) => climbs(page, blocks[at]?.block.element ?? -1, block.parent) !== false
    let end = i + 1
    while (end < blocks.length && !kept[end] && isWithin(end)) end++
    const isLast = end === blocks.length || !isWithin(end)
    if (end > i + 1 && isLast && !(i > 0 && isWithin(i - 1))) kept[i] = false
  }
}

const OPENING_CUES = textCueBits('date', 'byline', 'share', 'app', 'login')
const CLOSING_CUES = textCueBits('copyright', 'related', 'share', 'comment', 'newsletter')

/** Short lines before the first sentence and behind the last are furniture when they are links, a date, a byline, a notice. */
function trimEnds(kept: boolean[], {blocks, distances}: PageMeasures): void {
  const isProse = ({weight, linkDensity}: MeasuredBlock, i: number) =>
    kept[i] && weight >= 100 && linkDensity < 0.4
  const first = blocks.findIndex(isProse)
  if (first < 0) return
  const last = blocks.findLastIndex(isProse)
  const isFurniture = ({weight, linkDensity, cues}: MeasuredBlock, telling: number) =>
    weight < 70 && (linkDensity > 0.6 || (cues & telling) !== 0)
  // Many bylines are a name and nothing else.
  const isName = (measured: MeasuredBlock) =>
    measured.weight < 70 &&
    cueDistance(measured, 'author', distances) === 0 &&
    splitNames(measured.block.text).some(isPerson)
  for (let i = 0; i < first; i++)
    if (kept[i] && (isFurniture(blocks[i]!, OPENING_CUES) || isName(blocks[i]!))) kept[i] = false
  for (let i = last + 1; i < blocks.length; i++)
    if (kept[i] && isFurniture(blocks[i]!, CLOSING_CUES)) kept[i] = false
}

/** Last lines that credit helpers, state rights or ask for a subscription. */
const CLOSING =
  /\bcontributed to this (?:report|story|article)|^[\s\p{P}\p{S}]*(?:additional |with )?reporting by\b|\bediting by\b|^[\s\p{P}]*(?:©|copyright\b|all rights reserved)|^※.*(?:제보|@)|^\S{2,40}@\S{2,40}\.[a-z]{2,10}$|^\([a-z]{2,5}(?:\/[a-z]{2,5})+\)$|^[\s\p{P}]*(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s*[:：／/]/iu
const NOTICE = textCueBits('newsletter', 'copyright', 'paywall')
const LONGEST_CLOSING = {credit: 400, notice: 200} as const

function dropClosing(kept: boolean[], blocks: readonly MeasuredBlock[]): void {
  const first = kept.indexOf(true)
  for (let i = kept.length - 1, n = 0; i > first && n < 3; i--) {
    if (!kept[i]) continue
    const {block, weight, cues} = blocks[i]!
    const isCredit =
      weight < LONGEST_CLOSING.credit && (CLOSING.test(block.text) || isReporterLine(block.text))
    if (!isCredit && !(weight < LONGEST_CLOSING.notice && cues & NOTICE)) return
    kept[i] = false
    n++
  }
}

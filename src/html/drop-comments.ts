import type {PageBlock} from '../model/page.ts'
import {cueDistance} from './cue-distance.ts'
import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {textCueBits} from './text-cues.ts'
import {measureText} from './text-measures.ts'

/** A line under which readers' comments stand. */
const MARKER =
  /^[\s\p{P}\p{S}]*(?:\d+ (?:comments?|replies|responses?|thoughts?)\b.{0,60}|comments?(?: ?\(?\d+\)?)?:?|reader comments.{0,20}|(?:responses|comments|thoughts) (?:to|on) .{0,90}|(?:leave|post|add) a (?:comment|reply).{0,20}|join the (?:discussion|conversation)|kommentare?(?: ?\(?\d+\)?)?:?|комментарии.{0,12}|(?:网友|精彩)?评论.{0,8}|コメント.{0,8}|댓글.{0,8}|komentarze.{0,12}|comentarios.{0,12}|commentaires.{0,12})$/iu
const LONGEST_MARKER = 130
const SIGNED = textCueBits('date', 'comment')
/** Signatures there must be for each long block, and in all, for what follows to be comments. */
const SIGNATURES = {share: 0.4, least: 3} as const
/** Weight from which a block can be the article's or a comment's text. */
const LONG = 40
/** How many elements up an element named for comments may stand, and how much text there must be before it; some name their articles so. */
const NAMED = {near: 5, before: 600} as const

/**
 * Take out readers' comments, which are much like an article and often longer: what follows a line that announces them, where most of it
 * is signed and the likeliest text of the page stands before that line.
 */
export function dropComments({measures, anchors, probabilities}: JudgedPage, kept: boolean[]): void {
  const {blocks} = measures
  const marker = findMarker(blocks, {kept, from: anchors.title})
  if (marker < 0) return
  const likeliest = (from: number, to: number) => {
    let top = 0
    for (let i = from; i < to; i++) if (blocks[i]!.weight >= LONG) top = Math.max(top, probabilities[i]!)
    return top
  }
  if (likeliest(anchors.title + 1, marker) < likeliest(marker + 1, blocks.length)) return
  const rest = blocks.slice(marker + 1)
  const signatures = rest.filter(({weight, cues}) => weight < 140 && (cues & SIGNED) !== 0).length
  const long = rest.filter(({weight, linkDensity}) => weight >= 80 && linkDensity < 0.4).length
  if (signatures < SIGNATURES.least || signatures < long * SIGNATURES.share) return
  kept.fill(false, marker)
}

/** Take out what stands in elements named for comments and signed as such, behind text enough to be the article. */
export function dropNamedComments({measures, anchors}: JudgedPage, kept: boolean[]): void {
  const {blocks, distances} = measures
  const named = blocks.map(block => cueDistance(block, 'comment', distances) <= NAMED.near)
  const signatures = blocks.filter(({weight, cues}, i) => named[i] && weight < 140 && (cues & SIGNED) !== 0)
  if (signatures.length < SIGNATURES.least - 1) return
  let before = 0
  for (let i = anchors.title + 1; i < blocks.length && !(named[i] && kept[i]); i++)
    if (kept[i]) before += blocks[i]!.weight
  if (before < NAMED.before) return
  named.forEach((is, i) => {
    if (is) kept[i] = false
  })
}

/** Say whether a block of a page's comments is what a reader wrote, and not a name, a date or a button beside it. */
export function isCommentText({kind, text, linkChars}: PageBlock): boolean {
  const {weight, stops} = measureText(text)
  return (
    kind !== 'heading' &&
    linkChars < text.length * 0.4 &&
    (weight >= 2 * LONG || (weight >= LONG / 2 && stops > 0))
  )
}

/** The first line that announces comments behind some kept text below the headline; -1 when there is none. */
function findMarker(
  blocks: readonly MeasuredBlock[],
  {kept, from}: {kept: readonly boolean[]; from: number},
): number {
  let weight = 0
  for (let i = from + 1; from >= 0 && i < blocks.length; i++) {
    const {block, linkDensity, weight: own} = blocks[i]!
    if (weight >= 60 && block.text.length < LONGEST_MARKER && MARKER.test(block.text.trim())) return i
    if (kept[i] && own >= LONG && linkDensity < 0.4) weight += own
  }
  return -1
}

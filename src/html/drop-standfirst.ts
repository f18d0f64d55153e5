import type {Page, PageBlock} from '../model/page.ts'
import {cueDistance} from './cue-distance.ts'
import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {textCueBits} from './text-cues.ts'

/** How far, in blocks, standfirst, byline and date may stand from headline or body. */
export const NEAR = 14

/** Names that a template gives to nothing but a standfirst. */
const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|sub-?title|sub-?headline|sub-?hed|dek|deck|chapo|chapeau|vorspann|entradilla|bajada|sommario|perex|zajawka|p-summary)(?:$|[\s_-])/

/** Say whether a template calls a block the standfirst. */
export function isNamedStandfirst({element, parent, inline}: PageBlock, {elements}: Page): boolean {
  return STANDFIRST.test(`${elements[element]?.names ?? ''} ${elements[parent]?.names ?? ''} ${inline}`)
}

/** Longest standfirst, in weight. */
const LONGEST_STANDFIRST = 500
const SIGNED = textCueBits('byline', 'date')

/** Take out the standfirst, which a template names, or sets between headline and signature, apart from the body: as a heading, or on English pages in any way. */
export function dropStandfirst(judged: JudgedPage, kept: boolean[]): void {
  const {measures, anchors} = judged
  const {blocks, page} = measures
  const first = kept.indexOf(true)
  if (first < 0 || anchors.title < 0 || first < anchors.title || first > anchors.title + NEAR) return
  const {block, weight, group} = blocks[first]!
  const isNamed = isNamedStandfirst(block, page) && kept.indexOf(true, first + 1) > 0
  if (isNamed && weight < LONGEST_STANDFIRST) kept[first] = false
  // Elsewhere papers print the paragraph in bold type between headline and byline as the beginning of the text, but no heading.
  const isApart = block.kind === 'heading' || /^en\b/i.test(page.head.language ?? '')
  if (isNamed || !isApart || first > anchors.title + 3) return
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

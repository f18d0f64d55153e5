import {type Block, createBlock} from '../model/block.ts'
import type {PageBlock} from '../model/page.ts'

/** What a row does not say of itself: how likely it belongs to the article, 0–1, and its number in an ordered list. */
export interface BesideRow {
  readonly score?: number | null
  readonly ordinal?: number | null
}

/** Make an article's block of a row of the block table. */
export function createPageBlock(row: PageBlock, {score = null, ordinal = null}: BesideRow = {}): Block {
  const {kind, text, span, marks, level, linkChars, places} = row
  const linkDensity = text.length === 0 ? 0 : linkChars / text.length
  return createBlock(kind, text, {span, marks, level, ordinal, linkDensity, score, cues: places})
}

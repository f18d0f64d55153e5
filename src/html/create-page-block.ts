import {type Block, createBlock} from '../model/block.ts'
import type {PageBlock} from '../model/page.ts'

/** Make an article's block of a row of the block table. `score` is how likely the row belongs to the article, 0–1. */
export function createPageBlock(row: PageBlock, score: number | null = null): Block {
  const {kind, text, span, marks, level, linkChars, places} = row
  const linkDensity = text.length === 0 ? 0 : linkChars / text.length
  return createBlock(kind, text, {span, marks, level, linkDensity, score, cues: places})
}

import {textBlocks} from '../lines/paragraphs.ts'
import {cutRunOns} from '../run-on/cut-run-ons.ts'
import type {DumpBlock} from './dump-block.ts'
import {isMarkdown, markdownBlocks} from './markdown.ts'
import {hasNumberedLinks, numberedBlocks} from './numbered-links.ts'
import {hasPages, pageBlocks} from './printed-pages.ts'

/** Layouts in which tools leave the text of a page. */
export const LAYOUTS = ['plain', 'markdown', 'numbered-links', 'pages'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Tell the layout of a text dump: Markdown, the numbered links of text browsers, printed pages, or nothing but lines. */
export function findLayout(text: string): Layout {
  if (hasPages(text)) return 'pages'
  if (isMarkdown(text)) return 'markdown'
  return hasNumberedLinks(text) ? 'numbered-links' : 'plain'
}

/** Cut a text dump into blocks, by the layout that the tool gave it. */
export function dumpBlocks(text: string, layout: Layout): readonly DumpBlock[] {
  if (layout === 'pages') return pageBlocks(text)
  if (layout === 'markdown') return markdownBlocks(text)
  return layout === 'numbered-links' ? numberedBlocks(text) : cutRunOns(textBlocks(text), text)
}

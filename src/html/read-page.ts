import {Tokenizer} from 'htmlparser2'
import type {Page, PageBlock, PageElement} from '../model/page.ts'
import {createDocument} from './document.ts'
import {PageBuilder} from './page-builder.ts'

export interface PageLimits {
  /** Elements nested deeper than this are flattened. @default 512 */
  readonly maximumDepth?: number
}

/**
 * Read an HTML page into its block table, in one pass and in time linear in the page's length.
 *
 * Blocks stand in source order; their spans are UTF-16 code units of `html`. Elements below the depth limit (512, as in
 * browsers) are flattened. Never throws; only `page.$` does, for a page too deep for a tree.
 *
 * @example
 * readPage('<p>One<p>Two &amp; <b>three</b>').blocks.map(block => block.text) // => ['One', 'Two & three']
 */
export function readPage(html: string, {maximumDepth = 512}: PageLimits = {}): Page {
  const builder = new PageBuilder(html, maximumDepth)
  const tokenizer = new Tokenizer({xmlMode: false, decodeEntities: false}, builder)
  tokenizer.write(html)
  tokenizer.end()
  const {blocks, elements, head, depth} = builder.finish()
  return createPage({html, blocks, elements, head, depth})
}

function createPage(parts: Omit<Page, '$'> & {blocks: PageBlock[]; elements: PageElement[]}): Page {
  let made: Page['$'] | null = null
  return {
    ...parts,
    get $() {
      made ??= createDocument(parts.html, parts.depth)
      return made
    },
  }
}

/** Give a page other rows; its tree stays that of the source, and is still made only when asked for. */
export function replaceBlocks(page: Page, blocks: readonly PageBlock[]): Page {
  const {html, elements, head, depth} = page
  return {
    html,
    elements,
    head,
    depth,
    blocks,
    get $() {
      return page.$
    },
  }
}

import type {Page} from '../model/page.ts'
import {createDocument} from './document.ts'
import {markupSource} from './markup-source.ts'
import {PageBuilder} from './page-builder.ts'
import {scanMarkup} from './scan-markup.ts'

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
  let source = html
  for (let attempt = 0; ; attempt++) {
    const markup = markupSource(source)
    const builder = new PageBuilder(markup, maximumDepth)
    scanMarkup(markup, builder.attributes, builder)
    const {swallowed} = builder
    if (swallowed < 0 || attempt === MAXIMUM_REPAIRS) {
      const {blocks, elements, head, depth} = builder.finish()
      return new ScannedPage({html, blocks, elements, head, depth})
    }
    // The start tag of the element without an end is blanked out, which leaves every place where it is.
    const start = source.lastIndexOf('<', swallowed - 1)
    source = source.slice(0, start) + ' '.repeat(swallowed - start) + source.slice(swallowed)
  }
}

/** Elements without an end that may have swallowed the rest of one page. */
const MAXIMUM_REPAIRS = 3

type Parts = Omit<Page, '$'>

/**
 * A page whose tree is made when it is asked for. A class: a getter in an object of its own would give each page a hidden class
 * of its own, by which V8 keeps the whole page until its next full collection, and looks up all that is read of one anew.
 */
class ScannedPage implements Page {
  readonly html: string
  readonly blocks: Page['blocks']
  readonly elements: Page['elements']
  readonly head: Page['head']
  readonly depth: number
  readonly #makeTree: () => Page['$']
  #tree: Page['$'] | null = null

  constructor({html, blocks, elements, head, depth}: Parts, makeTree = () => createDocument(html, depth)) {
    this.html = html
    this.blocks = blocks
    this.elements = elements
    this.head = head
    this.depth = depth
    this.#makeTree = makeTree
  }

  get $(): Page['$'] {
    this.#tree ??= this.#makeTree()
    return this.#tree
  }
}

/** Give a page other rows, or another head; its tree stays that of the source, and is still made only when asked for. */
export function replaceParts(page: Page, parts: Partial<Pick<Page, 'blocks' | 'head'>>): Page {
  const {html, elements, depth} = page
  const {blocks, head} = {blocks: page.blocks, head: page.head, ...parts}
  return new ScannedPage({html, blocks, elements, head, depth}, () => page.$)
}

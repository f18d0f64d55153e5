import type {CheerioAPI} from 'cheerio'
import type {BlockKind, InlineMark, Span} from './block.ts'

/** One text block of a page: a row of the block table. */
export interface PageBlock {
  readonly kind: BlockKind
  /** Text with white space collapsed and character references resolved; `\n` only in preformatted blocks and table rows. */
  readonly text: string
  /** Place in the decoded source, in UTF-16 code units. */
  readonly span: Span
  /** Tag names from the root to the block's element, joined by `>` (`html>body>div>p`). */
  readonly path: string
  /** Class names and ids of the block's element and its ancestors, nearest first, lower case, joined by a blank. */
  readonly classes: string
  /** Index in {@link Page.elements} of the nearest enclosing container; blocks of one parent share it. */
  readonly parent: number
  /** Depth of the block's element. */
  readonly depth: number
  /** Characters of the text inside links. */
  readonly linkChars: number
  readonly linkCount: number
  readonly marks: readonly InlineMark[]
  /** Heading depth 1–6 or list nesting; 0 elsewhere. */
  readonly level: number
  /** Not shown to a reader: hidden, aria-hidden, template, noscript. */
  readonly hidden: boolean
  /** Rule by which a stage has taken the row out; such a row is hidden too. */
  readonly droppedBy?: string
  /** Index of the block's own element in {@link Page.elements}. */
  readonly element: number
  /** Telling elements that the block stands in, outermost first, each once (`article`, `nav`, `aside`, `figure` …). */
  readonly places: readonly string[]
  /** Class names and ids of the inline elements open where the text begins, lower case, joined by a blank. */
  readonly inline: string
}

/** A block-level element that was met, in source order; blocks point to theirs. */
export interface PageElement {
  readonly tag: string
  /** Index of the parent in the list, -1 for the first. */
  readonly parent: number
  readonly depth: number
  /** The element's own class names, id, role and itemprop, lower case, joined by a blank. */
  readonly names: string
  /** Where its start tag ends in the decoded source. */
  readonly start: number
}

/** What the head and the scripts of a page say. Attribute names in lower case, values with references resolved. */
export interface PageHead {
  readonly title: string | null
  readonly language: string | null
  readonly metas: readonly {readonly name: string; readonly content: string}[]
  readonly links: readonly {readonly rel: string; readonly href: string}[]
  /** Parsed JSON-LD objects, graphs flattened. */
  readonly jsonLd: readonly Readonly<Record<string, unknown>>[]
  /** Elements with itemprop, property (RDFa) or `<time>`: their name, value and place. */
  readonly properties: readonly {readonly name: string; readonly value: string; readonly start: number}[]
  /** Types of microdata items, without their vocabulary, lower case, each once. */
  readonly itemTypes: readonly string[]
  /** Scripts that hold data (`application/json`, application state): type or id, and the place of their text. */
  readonly dataScripts: readonly ({readonly name: string} & Span)[]
  /** Value of `base href`. */
  readonly base: string | null
}

/** An HTML page as a flat block table. */
export interface Page {
  /** The decoded source. */
  readonly html: string
  readonly blocks: readonly PageBlock[]
  readonly elements: readonly PageElement[]
  readonly head: PageHead
  /** Deepest nesting that was met (elements below the depth limit are flattened, as browsers do). */
  readonly depth: number
  /** A cheerio document of the same source, made when first asked for. */
  readonly $: CheerioAPI
}

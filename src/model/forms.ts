import type {Parent} from 'unist'
import type {Block} from './block.ts'
import type {Metadata} from './metadata.ts'
import type {Page} from './page.ts'
import type {UnstampedRecord, UnstampedRemoval} from './record.ts'
import {createSource, type Source} from './source.ts'

/** The charset that was used, and how it was found. */
export interface CharsetUsed {
  /** WHATWG name in lower case, or `null` when the text came as a string. */
  readonly charset: string | null
  readonly charsetSource: string | null
}

/** A document as it was read. A string counts as bytes that are decoded already. */
export interface BytesDocument {
  readonly form: 'bytes'
  readonly content: Uint8Array | string
  /** Charset declared by the transport (HTTP header, NDJSON `charset`). */
  readonly declaredCharset: string | null
  /** Media type declared by the transport. */
  readonly mediaType: string | null
  readonly source: Source
}

/** Flattened text: one string, no markup left. */
export interface TextDocument extends CharsetUsed {
  readonly form: 'text'
  readonly text: string
  readonly source: Source
}

/** An HTML page as a block table; see {@link Page}. */
export interface PageDocument extends CharsetUsed {
  readonly form: 'page'
  readonly page: Page
  readonly source: Source
}

/** Blocks in source order, kept and dropped, with what is known of the article: a unist tree. */
export interface ArticleDocument extends Parent {
  readonly form: 'article'
  readonly type: 'article'
  readonly children: Block[]
  readonly data: ArticleData
}

/** What is known of an article beside its blocks. */
export interface ArticleData extends CharsetUsed {
  readonly source: Source
  /** The decoded source the blocks' spans point into. */
  readonly decoded: string
  /** What the blocks were found in: markup is better evidence than lines. */
  readonly medium: 'html' | 'text'
  readonly metadata: Metadata
  /** Language of the body, BCP 47; `null` before a stage has asked. */
  readonly language: string | null
  readonly languageScore: number | null
  /** Kinds of character repair made, in order of first use. */
  readonly fixes: readonly string[]
}

/** The flat object that is written, and what was left out of its text; the engine stamps both with the document's id. */
export interface RecordDocument {
  readonly form: 'record'
  readonly record: UnstampedRecord
  readonly removals: readonly UnstampedRemoval[]
}

/** Every form a document passes through, by name. */
export interface Forms {
  bytes: BytesDocument
  page: PageDocument
  text: TextDocument
  article: ArticleDocument
  record: RecordDocument
}
/** The name of a form that a document passes through. */
export type FormName = keyof Forms

/** Make a bytes document out of what a caller has at hand. */
export function createBytes(
  content: Uint8Array | string,
  {
    source = createSource(),
    declaredCharset = null,
    mediaType = null,
  }: Partial<Omit<BytesDocument, 'form' | 'content'>> = {},
): BytesDocument {
  return {form: 'bytes', content, declaredCharset, mediaType, source}
}

/** Make an article of blocks, before any stage has asked for its language or changed a character. */
export function createArticle(
  children: Block[],
  known: Omit<ArticleData, 'language' | 'languageScore' | 'fixes'>,
): ArticleDocument {
  return {
    form: 'article',
    type: 'article',
    children,
    data: {...known, language: null, languageScore: null, fixes: []},
  }
}

import type {BlockKind, InlineMark, Span} from './block.ts'
import type {PageKind} from './metadata.ts'

/** Version of the record's shape; a new field or meaning raises it. */
export const SCHEMA_VERSION = 1

/** One paragraph of a record's text. Offsets are Unicode code points of `text`. */
export interface RecordParagraph extends Span {
  /** Hash of the words, so it lasts across versions of the pipeline. */
  readonly id: string
  readonly kind: BlockKind
  readonly language: string | null
  readonly score: number | null
}

/** A link, an emphasis, a cell or a list's item in a record's text. Offsets are Unicode code points of `text`. */
export interface RecordMark extends Span {
  readonly kind: InlineMark['type']
  /** Target of a link, made absolute where the page's address is known; `null` for other kinds. */
  readonly url: string | null
  /** Column of a cell, from 1, and number of an ordered list's item; `null` for other kinds, and where items have no number. */
  readonly ordinal: number | null
  /** Nesting of a list's item, from 1; `null` for other kinds. */
  readonly level: number | null
}

/** A clean article, flat; every key is always present, `null` where unknown. */
export interface ArticleRecord {
  readonly schema_version: number
  readonly id: string
  readonly kind: PageKind
  readonly confidence: number
  readonly truncated: boolean
  readonly url: string | null
  readonly canonical_url: string | null
  readonly domain: string | null
  readonly title: string | null
  readonly subtitle: string | null
  readonly byline: string | null
  readonly authors: readonly string[]
  readonly publisher: string | null
  readonly section: string | null
  readonly tags: readonly string[]
  readonly description: string | null
  readonly image_url: string | null
  readonly date: string | null
  readonly date_published: string | null
  readonly date_modified: string | null
  readonly date_crawled: string | null
  readonly date_source: string | null
  readonly dateline: string | null
  readonly dateline_place: string | null
  readonly agency: string | null
  readonly language: string | null
  readonly language_score: number | null
  readonly text: string
  readonly paragraphs: readonly RecordParagraph[]
  readonly sentences: readonly Span[] | null
  readonly marks: readonly RecordMark[] | null
  readonly captions: readonly string[]
  readonly n_chars: number
  readonly n_words: number
  readonly dup_cluster_id: string | null
  readonly dup_of: string | null
  readonly dup_score: number | null
  readonly charset: string | null
  readonly charset_source: string | null
  readonly fixes: readonly string[]
  readonly source_file: string | null
  readonly source_record_id: string | null
  readonly source_offset: number
  readonly text_hash: string
  readonly pipeline_hash: string
}

/** A record before the engine has put in what only it knows. */
export type UnstampedRecord = Omit<ArticleRecord, 'id' | 'text_hash' | 'pipeline_hash'>

/** A block that is not in a record's text. Offsets are code points of the decoded source. */
export interface Removal {
  /** Id of the record the block was left out of. */
  readonly id: string
  readonly stage: string
  readonly rule: string
  readonly kind: BlockKind
  readonly start: number | null
  readonly end: number | null
  readonly text: string
}

export type UnstampedRemoval = Omit<Removal, 'id'>

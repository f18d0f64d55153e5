import {BLOCK_KINDS, MARK_KINDS} from './block.ts'
import {PAGE_KINDS} from './metadata.ts'
import {type ArticleRecord, type RecordMark, type RecordParagraph, SCHEMA_VERSION} from './record.ts'

const string = {type: 'string'} as const
const stringOrNull = {type: ['string', 'null']} as const
const strings = {type: 'array', items: string} as const
const count = {type: 'integer', minimum: 0} as const
const share = {type: 'number', minimum: 0, maximum: 1} as const
const shareOrNull = {type: ['number', 'null'], minimum: 0, maximum: 1} as const
const hash = {type: 'string', pattern: '^[0-9a-f]+$'} as const
const hashOrNull = {type: ['string', 'null'], pattern: '^[0-9a-f]+$'} as const
const day = {type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$'} as const
const moment = {type: ['string', 'null'], format: 'date-time'} as const

const paragraph = {
  id: {...hash, description: 'Hash of the words, so that it lasts across versions'},
  start: {...count, description: 'First code point in `text`'},
  end: {...count, description: 'Code point after the last'},
  kind: {type: 'string', enum: BLOCK_KINDS},
  language: stringOrNull,
  score: {...shareOrNull, description: 'How sure the judge is that the block belongs to the article'},
} as const satisfies Record<keyof RecordParagraph, object>

const mark = {
  start: count,
  end: count,
  kind: {type: 'string', enum: MARK_KINDS},
  url: {...stringOrNull, description: 'Target of a link'},
  ordinal: {
    type: ['integer', 'null'],
    description: "Column of a cell, from 1; number of an ordered list's item",
  },
  level: {type: ['integer', 'null'], minimum: 0, description: "Nesting of a list's item, from 1"},
} as const satisfies Record<keyof RecordMark, object>

const properties = {
  schema_version: {type: 'integer', const: SCHEMA_VERSION},
  id: {...hash, description: "Hash of the source's name and content"},
  kind: {type: 'string', enum: PAGE_KINDS},
  confidence: {...share, description: 'How sure the judge is that the body is right'},
  truncated: {type: 'boolean', description: 'Behind a paywall, or cut short'},
  url: stringOrNull,
  canonical_url: stringOrNull,
  domain: stringOrNull,
  title: stringOrNull,
  subtitle: stringOrNull,
  byline: {...stringOrNull, description: 'As written, without dates, times and topics'},
  authors: strings,
  publisher: stringOrNull,
  section: stringOrNull,
  tags: strings,
  description: stringOrNull,
  image_url: stringOrNull,
  date: {...day, description: 'Day of publication, as published'},
  date_published: {...moment, description: 'With offset; null unless the time is known'},
  date_modified: moment,
  date_crawled: {...moment, description: 'In UTC'},
  date_source: stringOrNull,
  dateline: {...stringOrNull, description: 'Place, date or agency that open the text, as written'},
  dateline_place: stringOrNull,
  agency: stringOrNull,
  language: {...stringOrNull, description: 'BCP 47'},
  language_score: shareOrNull,
  text: {...string, description: 'Paragraphs joined by a blank line'},
  paragraphs: {type: 'array', items: objectOf(paragraph)},
  sentences: {
    type: ['array', 'null'],
    items: objectOf({start: count, end: count} as const),
    description: 'Code points of `text`; null unless asked for',
  },
  marks: {
    type: ['array', 'null'],
    items: objectOf(mark),
    description: 'Links, emphasis, cells and items of lists, code points of `text`; null unless asked for',
  },
  captions: strings,
  n_chars: {...count, description: 'Code points of `text`'},
  n_words: count,
  dup_cluster_id: stringOrNull,
  dup_of: hashOrNull,
  dup_score: shareOrNull,
  charset: stringOrNull,
  charset_source: stringOrNull,
  fixes: {...strings, description: 'Kinds of character repair made'},
  source_file: stringOrNull,
  source_record_id: stringOrNull,
  source_offset: {...count, description: 'Byte of the input, after decompression'},
  text_hash: hash,
  pipeline_hash: hash,
} as const satisfies Record<keyof ArticleRecord, object>

/** JSON Schema (draft 2020-12) of a record: every key required, no other key allowed. */
export const recordSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'copydesk record',
  description: 'A clean article, flat; every key is always present, null where unknown',
  ...objectOf(properties),
} as const

function objectOf<Properties extends object>(properties: Properties) {
  return {
    type: 'object' as const,
    properties,
    required: Object.keys(properties) as (keyof Properties & string)[],
    additionalProperties: false as const,
  }
}

/** What a reader doubts of a document it gives all the same. Public and stable; told as notes of the stage `read`. */
export const READ_DOUBTS = {
  'cut-short': 'the input ends, or was cut by the crawler, inside the document',
  'wrong-length': 'the stated length leads to no further record; the document was taken up to the next one',
  'wrong-chunks': 'the body says that it is sent in chunks and is not, or its chunks are broken',
  'wrong-coding': 'the body is not in the content coding that it states; it was taken for what it is',
  'packed-value': 'the content was packed or escaped where it should stand as it is; that was undone',
  'trailing-bytes': 'bytes that belong to nothing follow the compressed data',
  'unsafe-name': 'the name leads out of the archive; it was shortened to the part that does not',
} as const
/** What a reader doubts. */
export type ReadDoubt = keyof typeof READ_DOUBTS

/** Where a document came from. Everything a reader knows of it and its bytes do not say. */
export interface Source {
  /**
   * Path or URL of the file, as it was named to the reader; `-` for standard input. Of an archive inside an archive the path goes on
   * with the name of the inner one (`dump.zip/pages.ndjson`).
   */
  readonly file: string | null
  /** Name of the document inside its root (`2004/page.html`): the part of the path that moving the archive does not change. */
  readonly name: string
  /** The record's own id in a container (NDJSON `id`, WARC-Record-ID). */
  readonly recordId: string | null
  /** Byte offset of the document in `file`; of a compressed record that stands by itself (`.warc.gz`), where its compressed bytes begin. */
  readonly offset: number
  readonly url: string | null
  /** Moment of the crawl, ISO 8601 in UTC (`…Z`). */
  readonly crawled: string | null
  /** Language the archive or transport names, BCP 47: a hint, no more. */
  readonly language: string | null
  /** Headline, as the container states it: a column, an item of a feed, the head of a dump. */
  readonly title: string | null
  /** Authors that the container states: names, or whole bylines. */
  readonly authors: readonly string[]
  /** When it was published, as the container states it, in whatever form. */
  readonly published: string | null
  /** The line below the headline, as the container states it. */
  readonly subtitle: string | null
  /** Who published it, as the container states it: a newspaper, a site. */
  readonly publisher: string | null
  /** What the reader doubts of the document. */
  readonly doubts: readonly ReadDoubt[]
}

/**
 * Complete a partial source: what is not known is `null`, the offset 0, the name that of the record, the URL or the file.
 *
 * @example
 * createSource({file: 'dump.ndjson', recordId: '7'}).name // => '7'
 */
export function createSource(known: Partial<Source> = {}): Source {
  const {file = null, recordId = null, offset = 0, url = null, crawled = null} = known
  const {
    language = null,
    title = null,
    authors = [],
    published = null,
    subtitle = null,
    publisher = null,
    doubts = [],
  } = known
  const name = known.name ?? recordId ?? url ?? file?.replace(/^.*[\\/]/, '') ?? ''
  return {
    file,
    name,
    recordId,
    offset,
    url,
    crawled,
    language,
    title,
    authors,
    published,
    subtitle,
    publisher,
    doubts,
  }
}

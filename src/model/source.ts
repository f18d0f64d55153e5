/** Where a document came from. Everything a reader knows of it and its bytes do not say. */
export interface Source {
  /** Path or URL of the file, as it was named to the reader; `-` for standard input. */
  readonly file: string | null
  /** Name of the document inside its root (`2004/page.html`): the part of the path that moving the archive does not change. */
  readonly name: string
  /** The record's own id in a container (NDJSON `id`, WARC-Record-ID). */
  readonly recordId: string | null
  /** Byte offset of the document in `file`. */
  readonly offset: number
  readonly url: string | null
  /** Moment of the crawl, ISO 8601 in UTC (`…Z`). */
  readonly crawled: string | null
}

/**
 * Complete a partial source: what is not known is `null`, the offset 0, the name that of the record, the URL or the file.
 *
 * @example
 * createSource({file: 'dump.ndjson', recordId: '7'}).name // => '7'
 */
export function createSource(known: Partial<Source> = {}): Source {
  const {file = null, recordId = null, offset = 0, url = null, crawled = null} = known
  const name = known.name ?? recordId ?? url ?? file?.replace(/^.*[\\/]/, '') ?? ''
  return {file, name, recordId, offset, url, crawled}
}

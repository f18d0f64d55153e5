import {readTar} from './archive/read-tar.ts'
import {looksLikeTar} from './archive/tar-header.ts'
import {looksLikeNdjson} from './json/looks-like-ndjson.ts'
import {looksLikeJson, readJson} from './json/read-json.ts'
import {readNdjson} from './json/read-ndjson.ts'
import {looksLikeMail, readMail} from './mail/read-mail.ts'
import {looksLikeFeed, looksLikeSitemap, readFeed} from './markup/read-feed.ts'
import {looksLikeMhtml, readMhtml} from './markup/read-mhtml.ts'
import {looksLikeTei, readTeiFile} from './markup/read-tei.ts'
import {readSafari} from './markup/read-webarchive.ts'
import {looksLikeWebarchive} from './markup/webarchive.ts'
import {looksLikeRows, readRows} from './markup/xml-rows.ts'
import {looksLikeOffice, readOffice} from './office/read-office.ts'
import {passIndex, wholeReader} from './read-whole.ts'
import {looksLikeBareTable, looksLikeCsv, readCsv, refuseBareTable} from './table/read-csv.ts'
import {looksNumbered, readNumbered} from './texts/read-numbered.ts'
import {readTextLines} from './texts/read-text-lines.ts'
import {looksLikeTexts, readTexts} from './texts/read-texts.ts'
import {looksLikeWords, readWords} from './texts/read-words.ts'
import {looksLikeSql, refuseSql} from './texts/sql.ts'
import {looksLikeSubtitles, readSubtitles} from './texts/subtitles.ts'
import type {InputFormat, Reader} from './types.ts'
import {looksLikeArc} from './warc/arc-header.ts'
import {readArc} from './warc/read-arc.ts'
import {readWarcStream} from './warc/read-warc.ts'
import {startsRecord} from './warc/record-header.ts'
import {looksLikeWiki, readWiki} from './wiki/read-wiki.ts'

/** Readers of streams, by the name of their format. Zip and Parquet have to be read at any place. */
const READERS: Readonly<Partial<Record<InputFormat, Reader>>> = {
  html: wholeReader('text/html'),
  text: wholeReader('text/plain'),
  ndjson: readNdjson,
  json: readJson,
  warc: readWarcStream,
  arc: readArc,
  tar: readTar,
  csv: readCsv,
  feed: readFeed,
  mhtml: readMhtml,
  wiki: readWiki,
  tei: readTeiFile,
  webarchive: readSafari,
  mail: readMail,
  office: readOffice,
  texts: readTexts,
  lines: readTextLines,
}

const WARC_NAME = /\.warc(?:\.w[ae]t)?(?:\.(?:gz|bz2|zst|xz))?$/i

/** Formats that can hold many documents, in the order in which they are tried. What none claims is one document. */
const CONTAINERS: readonly {
  readonly claims: (head: Uint8Array, name: string) => boolean
  readonly read: Reader
}[] = [
  {claims: head => looksLikeWarc(head), read: readWarcStream},
  {claims: head => looksLikeTar(head), read: readTar},
  {claims: head => looksLikeArc(head), read: readArc},
  {claims: looksLikeNdjson, read: readNdjson},
  {claims: looksLikeJson, read: readJson},
  {claims: looksLikeCsv, read: readCsv},
  {claims: looksLikeFeed, read: readFeed},
  {claims: looksLikeSitemap, read: passIndex},
  {claims: looksLikeMhtml, read: readMhtml},
  {claims: looksLikeWiki, read: readWiki},
  {claims: looksLikeTei, read: readTeiFile},
  {claims: looksLikeRows, read: readRows},
  {claims: looksLikeWebarchive, read: readSafari},
  {claims: looksLikeOffice, read: readOffice},
  {claims: looksLikeSql, read: refuseSql},
  {claims: head => looksLikeMail(head), read: readMail},
  {claims: looksLikeSubtitles, read: readSubtitles},
  {claims: looksLikeWords, read: readWords},
  {claims: looksNumbered, read: readNumbered},
  {claims: looksLikeBareTable, read: refuseBareTable},
  {claims: head => looksLikeTexts(head), read: readTexts},
  // Its beginning is damaged, or an error page was stored in its place: the reader finds the records, or tells that there are none.
  {claims: (head, name) => head.length > 0 && WARC_NAME.test(name), read: readWarcStream},
]

const readDocument = wholeReader(null)

/** Choose the reader of a stream by the format that was asked for, else by its first bytes. */
export function chooseReader(
  format: InputFormat | null,
  {head, name}: {head: Uint8Array; name: string},
): Reader {
  if (format !== null) return READERS[format] ?? readDocument
  return CONTAINERS.find(({claims}) => claims(head, name))?.read ?? readDocument
}

/** Say whether a reader takes a file for one page or text. */
export function isAlone(read: Reader): boolean {
  return read === readDocument || read === READERS.html || read === READERS.text
}

/** Say whether bytes begin with a WARC record, after line ends or a byte order mark. */
export function looksLikeWarc(head: Uint8Array): boolean {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  while (at < 4096 && (head[at] === 0x0a || head[at] === 0x0d)) at++
  return startsRecord(head.subarray(at))
}

import type {ColumnMetaData, FileMetaData, PageHeader, SchemaTree} from 'hyparquet'
import type {ByteSource} from '../bytes/byte-source.ts'
import {checkRuns, type Reader} from './parquet-runs.ts'

/** Values of a page at most: the largest that writers make holds some hundred thousand. */
const MOST_VALUES = 2 ** 24
/** Bytes that a page may unpack to, and beyond that so many times its packed size. */
const FREE_BYTES = 256 * 2 ** 20
const RATIO = 1000

export interface CheckedGroup {
  readonly source: ByteSource
  readonly metadata: FileMetaData
  readonly group: FileMetaData['row_groups'][number]
  /** Names of the columns that will be read. */
  readonly wanted: readonly string[]
}

/**
 * Check lengths and counts of a row group before it is decoded: against each other, against the bytes that are there, and of each
 * run of levels and of places in the dictionary against the values that it is for. hyparquet believes them, and would fill memory
 * or loop for hours over a few damaged bits. What the values say is not looked at.
 *
 * @throws {Error} when they cannot be.
 */
export async function checkGroup({source, metadata, group, wanted}: CheckedGroup): Promise<void> {
  const {getSchemaPath} = await import('hyparquet/src/schema.js')
  for (const {meta_data: column} of group.columns) {
    if (!column || !wanted.includes(column.path_in_schema[0] ?? '')) continue
    const start = startOf(column)
    const length = Number(column.total_compressed_size)
    demand(start >= 0 && length >= 0 && start + length <= (source.size ?? 0), 'a column outside of the file')
    const bytes = await source.readAt!(start, length)
    const path = getSchemaPath(metadata.schema, column.path_in_schema)
    const values = await checkColumn(bytes, column, path)
    demand(values === Number(column.num_values), 'other values than the footer says')
    demand(Number(group.num_rows) <= values, 'more rows than values')
  }
}

/** Where a column begins: some writers name a place for a dictionary that there is none of. */
function startOf({dictionary_page_offset: dictionary, data_page_offset: data}: ColumnMetaData): number {
  return Number(dictionary && dictionary < data ? dictionary : data)
}

/** Check the pages of a column; gives how many values they hold. */
async function checkColumn(bytes: Uint8Array, column: ColumnMetaData, path: SchemaTree[]): Promise<number> {
  const {parquetHeader} = await import('hyparquet/src/column.js')
  const levels = await levelsOf(path)
  const reader: Reader = {view: viewOf(bytes), offset: 0}
  let values = 0
  // The decoder takes a last byte for padding.
  while (reader.offset < bytes.length - 1) {
    const header = parquetHeader(reader)
    const {compressed_page_size: packed, uncompressed_page_size: unpacked} = header
    demand(packed >= 0 && reader.offset + packed <= bytes.length, 'a page outside of its column')
    demand(unpacked >= 0 && unpacked <= Math.max(FREE_BYTES, RATIO * packed), 'a page that is far too large')
    const count = countOf(header)
    demand(count >= 0 && count <= MOST_VALUES, 'a page of far too many values')
    const content = bytes.subarray(reader.offset, reader.offset + packed)
    if (header.type === 'DICTIONARY_PAGE') demand(count <= unpacked, 'more values than bytes')
    else {
      await checkPage(content, {header, column, levels, count})
      values += count
    }
    reader.offset += packed
  }
  return values
}

function countOf({
  data_page_header: v1,
  data_page_header_v2: v2,
  dictionary_page_header: dictionary,
}: PageHeader) {
  return (v1 ?? v2 ?? dictionary)?.num_values ?? -1
}

/** Bits of a column's repetition and definition levels. */
interface Levels {
  readonly repetition: number
  readonly definition: number
}

async function levelsOf(path: SchemaTree[]): Promise<Levels> {
  const {getMaxDefinitionLevel, getMaxRepetitionLevel} = await import('hyparquet/src/schema.js')
  const bits = (most: number) => 32 - Math.clz32(most)
  return {repetition: bits(getMaxRepetitionLevel(path)), definition: bits(getMaxDefinitionLevel(path))}
}

interface Page {
  readonly header: PageHeader
  readonly column: ColumnMetaData
  readonly levels: Levels
  readonly count: number
}

async function checkPage(content: Uint8Array, page: Page): Promise<void> {
  const {header, column, levels, count} = page
  const {data_page_header: v1, data_page_header_v2: v2} = header
  const encoding = (v1 ?? v2)?.encoding ?? ''
  if (v2) {
    const {repetition_levels_byte_length: first, definition_levels_byte_length: second} = v2
    const end = first + second
    demand(first >= 0 && second >= 0 && end <= content.length, 'levels outside of their page')
    demand(
      v2.num_nulls >= 0 && v2.num_nulls <= count && v2.num_rows >= 0 && v2.num_rows <= count,
      'wrong counts',
    )
    const view = viewOf(content)
    if (levels.repetition) checkRuns({view, offset: 0}, first, {width: levels.repetition, count})
    if (levels.definition) checkRuns({view, offset: first}, end, {width: levels.definition, count})
    const packed = content.subarray(end)
    const isPacked = v2.is_compressed !== false
    const values = isPacked ? await unpack(packed, header.uncompressed_page_size - end, column) : packed
    checkValues({view: viewOf(values), offset: 0}, {encoding, column, count})
    return
  }
  const unpacked = await unpack(content, header.uncompressed_page_size, column)
  const reader: Reader = {view: viewOf(unpacked), offset: 0}
  for (const width of [levels.repetition, levels.definition]) {
    if (width) checkMeasured(reader, {width, count})
  }
  checkValues(reader, {encoding, column, count})
}

/** Check runs that their length stands before. */
function checkMeasured(reader: Reader, runs: {width: number; count: number}): void {
  const end = reader.offset + 4 + reader.view.getUint32(reader.offset, true)
  demand(end <= reader.view.byteLength, 'levels outside of their page')
  reader.offset += 4
  checkRuns(reader, end, runs)
  reader.offset = end
}

function checkValues(
  reader: Reader,
  {encoding, column, count}: Pick<Page, 'column' | 'count'> & {encoding: string},
): void {
  const {view} = reader
  if (count === 0 || reader.offset >= view.byteLength) return
  if (column.type === 'BOOLEAN' && encoding === 'RLE') checkMeasured(reader, {width: 1, count})
  else if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY') {
    const width = view.getUint8(reader.offset++)
    demand(width <= 32, 'numbers of more than 32 bits')
    checkRuns(reader, view.byteLength, {width, count})
  }
}

async function unpack(content: Uint8Array, size: number, {codec}: ColumnMetaData): Promise<Uint8Array> {
  const {decompressPage} = await import('hyparquet/src/datapage.js')
  const {compressors} = await import('hyparquet-compressors')
  return decompressPage(content, size, codec, compressors)
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new RangeError(`the Parquet file has ${otherwise}`)
}

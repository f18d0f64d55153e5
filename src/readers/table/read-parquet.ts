import type {FileMetaData} from 'hyparquet'
import {DocumentError} from '../../model/errors.ts'
import type {Reading} from '../../model/reading.ts'
import type {ByteSource} from '../bytes/byte-source.ts'
import {withSeeking} from '../bytes/spool.ts'
import type {RawInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {checkGroup} from './check-parquet.ts'
import {type ColumnPlaces, findColumns, readRow} from './columns.ts'

/** Bytes of unpacked columns held at a time, about. */
const BATCH = 64 * 1024 * 1024
/** A row group whose wanted columns unpack to more is not read. */
const MOST = 4 * 1024 * 1024 * 1024

/** Say whether bytes begin like a Parquet file. */
export function looksLikeParquet(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31
}

/**
 * Read a Parquet file: a document a row, by the columns that were chosen; no other column is read. Rows of a group that cannot be
 * read are one reject. An offset is that of the row group in the file.
 */
export async function* readParquet(
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  yield* withSeeking(input.source, source => readSeekable({...input, source}, context))
}

/** Count the row groups of a Parquet file; 0 when its footer cannot be read. */
export async function countRowGroups(source: ByteSource): Promise<number> {
  return readFooter(source).then(
    ({row_groups: groups}) => groups.length,
    () => 0,
  )
}

async function readFooter(source: ByteSource): Promise<FileMetaData> {
  const {parquetMetadataAsync} = await import('hyparquet')
  return parquetMetadataAsync(bufferOf(source)).catch(() => {
    throw new DocumentError('broken-archive', 'the Parquet file has no footer that can be read')
  })
}

async function* readSeekable(
  input: RawInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {file, name} = input
  const {start, end} = context.part ?? {start: 0, end: Number.POSITIVE_INFINITY}
  try {
    const metadata = await readFooter(input.source)
    // What holds for the whole file is said once, however it is cut.
    const table = openTable({input, metadata}, context)
    if (!('header' in table)) {
      if (start === 0) yield table
      return
    }
    let row = 0
    for (const [number, group] of metadata.row_groups.entries()) {
      const rows = {group, from: row, to: row + Number(group.num_rows)}
      if (number >= start && number < end) yield* readGroup(table, rows, context)
      row = rows.to
    }
    if (row === 0 && start === 0) yield unread({file, name}, 'empty-input', 'the table has no rows')
  } catch (error) {
    yield unreadError({file, name}, error)
  }
}

function openTable(
  {input, metadata}: Pick<Table, 'input' | 'metadata'>,
  context: ReadContext,
): Table | Reading {
  const header = topColumns(metadata)
  try {
    return {input, metadata, header, columns: findColumns(header, context.columns)}
  } catch (error) {
    return unreadError({file: input.file, name: input.name}, error)
  }
}

interface Table {
  readonly input: RawInput
  readonly metadata: FileMetaData
  readonly header: readonly string[]
  readonly columns: ColumnPlaces
}

interface Rows {
  readonly group: FileMetaData['row_groups'][number]
  readonly from: number
  readonly to: number
}

async function* readGroup(
  table: Table,
  {group, from, to}: Rows,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const {input, header, columns} = table
  const wanted = [...columns.values()].map(({value}) => header[value]!)
  const chunks = group.columns.filter(({meta_data: data}) => wanted.includes(data?.path_in_schema[0] ?? ''))
  const size = chunks.reduce((sum, {meta_data: data}) => sum + Number(data?.total_uncompressed_size ?? 0), 0)
  const offset = Number(
    chunks[0]?.meta_data?.dictionary_page_offset ?? chunks[0]?.meta_data?.data_page_offset ?? 0,
  )
  const place = {file: input.file, offset}
  if (size > MOST) {
    yield unread(
      {...place, name: `${input.name}:${from}`},
      'too-large',
      `the row group unpacks to ${size} bytes`,
    )
    return
  }
  try {
    await checkGroup({source: input.source, metadata: table.metadata, group, wanted})
  } catch {
    const message = `rows ${from} to ${to} cannot be read`
    yield unread({...place, name: `${input.name}:${from}`}, 'broken-archive', message)
    return
  }
  context.countContent(size)
  const step = Math.max(1, Math.ceil((to - from) / Math.max(1, Math.ceil(size / BATCH))))
  for (let start = from; start < to; start += step) {
    const end = Math.min(to, start + step)
    const rows = await readRows(table, {wanted, start, end})
    if (rows === null) {
      const message = `rows ${start} to ${end} cannot be read`
      yield unread({...place, name: `${input.name}:${start}`}, 'broken-archive', message)
      return
    }
    for (const [index, cells] of rows.entries()) {
      const named = {...place, name: `${input.name}:${start + index}`}
      const reading = readRow(spread(cells, columns), {columns, place: named}, context)
      if (reading !== null) yield reading
    }
  }
}

/** Put the cells that were read at their columns' places. */
function spread(cells: readonly unknown[], columns: ColumnPlaces): unknown[] {
  const row: unknown[] = []
  for (const [index, {value}] of [...columns.values()].entries()) row[value] = cells[index]
  return row
}

async function readRows(
  {input, metadata}: Table,
  {wanted, start, end}: {wanted: string[]; start: number; end: number},
): Promise<unknown[][] | null> {
  const {parquetRead} = await import('hyparquet')
  const {compressors} = await import('hyparquet-compressors')
  try {
    let read: unknown[][] = []
    await parquetRead({
      file: bufferOf(input.source),
      metadata,
      columns: wanted,
      rowStart: start,
      rowEnd: end,
      compressors,
      // Bytes that are not declared to be text stay bytes.
      utf8: false,
      // As arrays, so that no column's name becomes a key.
      rowFormat: 'array',
      onComplete: rows => {
        read = rows
      },
    })
    return read
  } catch {
    return null
  }
}

/** Names of the columns at the top of the schema, in order. */
function topColumns({schema}: FileMetaData): string[] {
  const names: string[] = []
  const skip = (at: number): number => {
    let next = at + 1
    for (let child = 0; child < (schema[at]?.num_children ?? 0) && next < schema.length; child++)
      next = skip(next)
    return next
  }
  for (let at = 1; at < schema.length; at = skip(at)) names.push(schema[at]!.name)
  return names
}

function bufferOf({size, readAt}: ByteSource) {
  return {
    byteLength: size!,
    slice: async (start: number, end = size!) => {
      const bytes = await readAt!(start, Math.max(0, Math.min(end, size!) - start))
      return new Uint8Array(bytes).buffer
    },
  }
}

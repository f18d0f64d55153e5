import {DocumentError} from '../../model/errors.ts'
import type {Reading, Unread} from '../../model/reading.ts'
import {streamSource} from '../bytes/byte-source.ts'
import {Cursor} from '../bytes/cursor.ts'
import type {OpenInput, ReadContext} from '../types.ts'
import {unread, unreadError} from '../unread.ts'
import {entryPlace, openEntry} from './entry.ts'
import {BLOCK, readPax, readTarHeader, type TarHeader} from './tar-header.ts'

/** Longest name or extended header that is read. */
const LONGEST_EXTENSION = 256 * 1024

/** What extended headers say of the next entry. */
interface Extension {
  path: string | null
  size: number | null
}

const KINDS: Readonly<Record<string, string>> = {
  1: 'a link',
  2: 'a symbolic link',
  3: 'a device',
  4: 'a device',
  6: 'a named pipe',
  M: 'the rest of another archive’s file',
  S: 'a sparse file',
}

/** Directories, links, devices and pipes: no bytes follow, whatever size they state. */
const WITHOUT_BYTES = /[1-6]/
/** Labels and lists that some programs keep in an archive. What no program has named is a file (POSIX.1). */
const DESCRIBES = /[ADEINVX]/

/**
 * Read a tar archive as a stream: each file in it as an input of its own. Links, devices and pipes are rejects and are never
 * followed. After a damaged header it goes on at the next one that is sound. Offsets are those of the entries' headers.
 */
export async function* readTar(
  input: OpenInput,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  const cursor = new Cursor(input.chunks)
  let extension: Extension = {path: null, size: null}
  while (await cursor.fill(1)) {
    const {offset} = cursor
    await cursor.fill(BLOCK)
    const block = cursor.view().subarray(0, BLOCK)
    if (block.every(byte => byte === 0)) {
      cursor.skip(block.length)
      continue
    }
    const header = readTarHeader(block)
    if (header === null) {
      const {file, name} = input
      const length = await seekHeader(cursor)
      const message = `${length} bytes from ${offset} on hold no sound header`
      yield unread({file, name: `${name}:${offset}`, offset}, 'bytes-skipped', message)
      continue
    }
    cursor.skip(BLOCK)
    const place = {input, cursor, offset}
    if (/[LKXgx]/.test(header.type)) {
      extension = await readExtension(cursor, header, extension)
      if (cursor.offset < offset + BLOCK + header.size) yield endsInside(header.name, place)
      continue
    }
    const size = WITHOUT_BYTES.test(header.type) ? 0 : (extension.size ?? header.size)
    const entry = {...header, name: extension.path ?? header.name, size}
    extension = {path: null, size: null}
    if (cursor.offset + size > (input.size ?? Number.POSITIVE_INFINITY)) {
      yield endsInside(entry.name, place)
      // Either it was cut short, or its size is a lie and others follow.
      await seekHeader(cursor)
      continue
    }
    const end = cursor.offset + size
    yield* readEntry(entry, place, context)
    await cursor.pass(end - cursor.offset + padding(size))
  }
  if (cursor.failure !== null) {
    const {offset} = cursor
    yield unreadError({file: input.file, name: `${input.name}:${offset}`, offset}, cursor.failure)
  }
}

interface Place {
  readonly input: OpenInput
  readonly cursor: Cursor
  readonly offset: number
}

async function* readEntry(
  {name, size, type}: TarHeader,
  {input, cursor, offset}: Place,
  context: ReadContext,
): AsyncGenerator<Reading, void, undefined> {
  if (type === '5') return
  const kind = KINDS[type]
  if (kind !== undefined)
    yield unread(entryPlace(name, offset, input), 'special-file', `the entry is ${kind}, not a whole file`)
  else if (DESCRIBES.test(type)) {
    context.pass('index')
    if ((await cursor.pass(size)) < size) yield endsInside(name, {input, cursor, offset})
  } else {
    const source = streamSource(entryBytes(cursor, size))
    yield* openEntry({name, offset, source}, input, context)
  }
}

const CUT = 'the archive ends inside the entry'

function endsInside(name: string, {input, offset}: Place): Unread {
  return unread(entryPlace(name, offset, input), 'broken-archive', CUT)
}

/** Stream an entry's bytes. */
async function* entryBytes(cursor: Cursor, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  const end = cursor.offset + size
  yield* cursor.rest(size)
  if (cursor.offset < end) throw new DocumentError('broken-archive', CUT)
}

async function readExtension(cursor: Cursor, {type, size}: TarHeader, before: Extension): Promise<Extension> {
  const end = cursor.offset + size
  const read = size <= LONGEST_EXTENSION && (await cursor.fill(size))
  const bytes = read ? cursor.take(size) : new Uint8Array(0)
  await cursor.pass(end - cursor.offset + padding(size))
  if (type === 'L') return {...before, path: new TextDecoder().decode(bytes).replace(/\0+$/, '') || null}
  if (!/[Xx]/.test(type)) return before
  const fields = readPax(bytes)
  const stated = fields.get('size') ?? ''
  return {
    path: fields.get('path') ?? before.path,
    size: /^\d{1,15}$/.test(stated) ? Number(stated) : before.size,
  }
}

/** Pass over blocks up to a sound header or the zeros that end an archive; gives how many bytes they were. */
async function seekHeader(cursor: Cursor): Promise<number> {
  const {offset} = cursor
  do await cursor.pass(BLOCK)
  while (
    (await cursor.fill(BLOCK)) &&
    readTarHeader(cursor.view().subarray(0, BLOCK)) === null &&
    cursor
      .view()
      .subarray(0, BLOCK)
      .some(byte => byte !== 0)
  )
  if (cursor.held < BLOCK) cursor.skip(cursor.held)
  return cursor.offset - offset
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}

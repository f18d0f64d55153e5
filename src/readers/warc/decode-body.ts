import {DocumentError} from '../../model/errors.ts'
import type {ReadDoubt} from '../../model/source.ts'
import {looksLikeGzip} from '../bytes/gunzip.ts'
import {type Coding, unpack} from '../bytes/unpack.ts'
import {dechunk, type HttpMessage} from './http-message.ts'

/** Most content codings that are undone; servers send one. */
const MOST_CODINGS = 4
/** What any body may unpack to, and beyond that so many times its packed size: pages unpack to some ten times. */
const FREE = 16 * 1024 * 1024
const RATIO = 200
const NAMES: ReadonlyMap<string, Coding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
  ['zstd', 'zstd'],
])

/** A body as the browser's parser would get it. */
export interface DecodedBody {
  readonly content: Uint8Array
  readonly doubts: readonly ReadDoubt[]
}

/**
 * Undo the transfer and content codings of a stored response. Archives often undo a coding and leave its header, so a body that is
 * not in a coding it states is taken for what it is.
 *
 * @throws {DocumentError} `expands-too-much` over `maxBytes` bytes, or far more than its size allows for, `not-decoded` when the body is in no coding that is known.
 */
export async function decodeBody({fields, body}: HttpMessage, maxBytes: number): Promise<DecodedBody> {
  const limit = Math.min(maxBytes, Math.max(FREE, RATIO * body.length))
  const doubts: ReadDoubt[] = []
  let content = body
  if (/\bchunked\b/i.test(fields.get('transfer-encoding') ?? '')) {
    const {body: whole, sound} = dechunk(content)
    content = whole
    if (!sound) doubts.push('wrong-chunks')
  }
  const codings = (fields.get('content-encoding') ?? '')
    .split(',')
    .map(coding => coding.trim().toLowerCase())
    .filter(coding => coding !== '' && coding !== 'identity' && coding !== 'none')
  if (codings.length > MOST_CODINGS)
    throw new DocumentError('not-decoded', `the body states ${codings.length} content codings`)
  for (const coding of codings.reverse()) content = await undo(content, coding, {limit, doubts})
  if (codings.length === 0 && looksLikeGzip(content))
    content = await undo(content, 'identity', {limit, doubts})
  return {content, doubts}
}

interface Undoing {
  readonly limit: number
  readonly doubts: ReadDoubt[]
}

async function undo(content: Uint8Array, named: string, {limit, doubts}: Undoing): Promise<Uint8Array> {
  if (content.length === 0) return content
  const coding = NAMES.get(named) ?? null
  const stated = coding && (await unpack(content, coding, limit))
  const unpacked = stated ?? (looksLikeGzip(content) ? await unpack(content, 'gzip', limit) : null)
  if (stated === null) add(doubts, 'wrong-coding')
  if (unpacked?.cut) add(doubts, 'cut-short')
  if (unpacked) return unpacked.content
  if (!looksLikeText(content))
    throw new DocumentError('not-decoded', `the body is not in \`${named.slice(0, 40)}\``)
  return content
}

function add(doubts: ReadDoubt[], doubt: ReadDoubt): void {
  if (!doubts.includes(doubt)) doubts.push(doubt)
}

/** Text has no control characters but blanks: of compressed bytes, every eighth is one. */
function looksLikeText(content: Uint8Array): boolean {
  const head = content.subarray(0, 1024)
  const controls = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  return controls * 40 < head.length
}

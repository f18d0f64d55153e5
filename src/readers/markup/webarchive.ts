import {resolveReferences} from '../../text/references.ts'
import {asLatin1} from '../bytes/as-latin1.ts'

/** A page that Safari saved. */
export interface SavedPage {
  readonly content: Uint8Array
  readonly url: string | null
  readonly mediaType: string | null
  readonly charset: string | null
}

/** Say whether bytes begin as a property list of a page that Safari saved, binary or XML. */
export function looksLikeWebarchive(head: Uint8Array): boolean {
  const start = asLatin1(head, 4096)
  if (start.startsWith('bplist00'))
    return start.includes('WebMainResource') || start.includes('WebResourceData')
  return /<!DOCTYPE plist|<plist\b/.test(start) && start.includes('<key>WebMainResource</key>')
}

/** Read the page of a property list; `null` when it holds none, or is broken. */
export function readWebarchive(bytes: Uint8Array): SavedPage | null {
  const main = asLatin1(bytes, 8) === 'bplist00' ? readBinary(bytes) : readXml(asLatin1(bytes))
  const content = main?.get('WebResourceData')
  if (!(content instanceof Uint8Array)) return null
  const string = (key: string) => {
    const value = main?.get(key)
    return typeof value === 'string' ? value : null
  }
  return {
    content,
    url: string('WebResourceURL'),
    mediaType: string('WebResourceMIMEType'),
    charset: string('WebResourceTextEncodingName'),
  }
}

/** What is read of a resource. */
const KEYS = ['WebResourceData', 'WebResourceURL', 'WebResourceMIMEType', 'WebResourceTextEncodingName']

type Value = string | Uint8Array
type Entries = ReadonlyMap<string, Value>

/** The pairs of the main resource; of pictures and frames nothing is read. */
function readXml(xml: string): Entries | null {
  const start = xml.indexOf('<key>WebMainResource</key>')
  if (start < 0) return null
  const end = xml.indexOf('</dict>', start)
  const entries = new Map<string, Value>()
  const pair = /<key>(\w{1,60})<\/key>\s*<(data|string)>([^<]*)</g
  for (const [, key, kind, value] of xml.slice(start, end < 0 ? undefined : end).matchAll(pair))
    entries.set(
      key!,
      kind === 'data'
        ? Buffer.from(value!, 'base64')
        : resolveReferences(Buffer.from(value!, 'latin1').toString()),
    )
  return entries
}

const TRAILER = 32
/** Most pairs of a dictionary, and the longest key: there are three of the file and five of a resource, of 27 characters at most. */
const MOST_PAIRS = 64
const LONGEST_KEY = 100

/** Read the dictionary of the main resource in a binary property list (Apple's `CFBinaryPList.c`); `null` when a place leads out of it. */
function readBinary(bytes: Uint8Array): Entries | null {
  try {
    const list = new BinaryList(bytes)
    const main = list.entriesOf(list.top).get('WebMainResource')
    if (main === undefined) return null
    const objects = list.entriesOf(main)
    const entries = new Map<string, Value>()
    for (const key of KEYS) {
      const at = objects.get(key)
      const value = at === undefined ? null : list.valueOf(at)
      if (value !== null) entries.set(key, value)
    }
    return entries
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

class BinaryList {
  readonly top: number
  readonly #bytes: Buffer
  readonly #offsetSize: number
  readonly #referenceSize: number
  readonly #table: number

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const trailer = bytes.length - TRAILER
    this.#offsetSize = this.#bytes.readUInt8(trailer + 6)
    this.#referenceSize = this.#bytes.readUInt8(trailer + 7)
    this.top = this.#number(trailer + 16, 8)
    this.#table = this.#number(trailer + 24, 8)
  }

  #number(at: number, size: number): number {
    if (size < 1 || size > 8) throw new RangeError('a number of no size')
    let number = 0
    for (let i = 0; i < size; i++) number = number * 256 + this.#bytes.readUInt8(at + i)
    return number
  }

  /** Kind of an object, how many pieces it has, and where they begin. */
  #header(object: number): {kind: number; count: number; start: number} {
    const at = this.#number(this.#table + object * this.#offsetSize, this.#offsetSize)
    const marker = this.#bytes.readUInt8(at)
    if ((marker & 15) !== 15) return {kind: marker >> 4, count: marker & 15, start: at + 1}
    const size = 2 ** (this.#bytes.readUInt8(at + 1) & 15)
    return {kind: marker >> 4, count: this.#number(at + 2, size), start: at + 2 + size}
  }

  /** Keys of a dictionary, and the objects that stand under them. */
  entriesOf(object: number): ReadonlyMap<string, number> {
    const {kind, count, start} = this.#header(object)
    if (kind !== 0xd || count > MOST_PAIRS) throw new RangeError('no dictionary')
    const entries = new Map<string, number>()
    for (let i = 0; i < count; i++) {
      const key = this.valueOf(
        this.#number(start + i * this.#referenceSize, this.#referenceSize),
        LONGEST_KEY,
      )
      const value = this.#number(start + (count + i) * this.#referenceSize, this.#referenceSize)
      if (typeof key === 'string') entries.set(key, value)
    }
    return entries
  }

  /** A string or bytes; `null` for what is neither, or longer than the limit. */
  valueOf(object: number, longest = Number.POSITIVE_INFINITY): Value | null {
    const {kind, count, start} = this.#header(object)
    if ((kind !== 4 && kind !== 5 && kind !== 6) || count > longest) return null
    const end = start + count * (kind === 6 ? 2 : 1)
    if (end > this.#bytes.length) throw new RangeError('a value that leads out of the list')
    const value = this.#bytes.subarray(start, end)
    if (kind === 4) return value
    return kind === 5 ? value.toString('latin1') : Buffer.from(value).swap16().toString('utf16le')
  }
}

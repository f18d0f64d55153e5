import {crc32, deflateRawSync} from 'node:zlib'

export interface ZipShape {
  readonly name: string
  readonly data: string | Uint8Array
  readonly stored?: boolean
  readonly method?: number
  readonly flags?: number
  readonly mode?: number
  readonly crc?: number
  /** Point at another entry's bytes. */
  readonly at?: number
  /** Packed size to state in place of the true one. */
  readonly stated?: number
  /** State no sum and no sizes before the bytes. */
  readonly streamed?: boolean
}

/** Make a zip archive. */
export function zipOf(entries: readonly ZipShape[], {prefix = '', comment = ''} = {}): Buffer {
  const parts = [Buffer.from(prefix)]
  const directory: Buffer[] = []
  let offset = prefix.length
  for (const {name, data, stored = false, method = stored ? 0 : 8, flags = 0x800, ...shape} of entries) {
    const content = Buffer.from(data)
    const packed = stored || method !== 8 ? content : deflateRawSync(content)
    const local = Buffer.alloc(30)
    const central = Buffer.alloc(46)
    const {stated = packed.length, streamed = false} = shape
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(streamed ? flags | 8 : flags, 6)
    local.writeUInt16LE(method, 8)
    if (!streamed) {
      local.writeUInt32LE(shape.crc ?? crc32(content), 14)
      local.writeUInt32LE(stated, 18)
      local.writeUInt32LE(content.length, 22)
    }
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    central.writeUInt32LE(0x02014b50)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(shape.crc ?? crc32(content), 16)
    central.writeUInt32LE(stated, 20)
    central.writeUInt32LE(content.length, 24)
    central.writeUInt16LE(Buffer.byteLength(name), 28)
    central.writeUInt32LE(((shape.mode ?? 0o100644) << 16) >>> 0, 38)
    central.writeUInt32LE(shape.at ?? offset, 42)
    directory.push(central, Buffer.from(name))
    const all = Buffer.concat([local, Buffer.from(name), packed])
    parts.push(all)
    offset += all.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...parts, list, end, Buffer.from(comment)])
}

/** Make an entry of a tar archive. */
export function tarEntry(name: string, data: string | Uint8Array = '', {type = '0', size = -1} = {}): Buffer {
  const content = Buffer.from(data)
  const header = Buffer.alloc(512)
  header.write(name.slice(0, 100))
  header.write('0000644\0', 100)
  header.write(`${(size < 0 ? content.length : size).toString(8).padStart(11, '0')}\0`, 124)
  header.write('        ', 148)
  header.write(type, 156)
  header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}

/** Make an extended header for the next entry. */
export function paxEntry(fields: Readonly<Record<string, string>>): Buffer {
  const records = Object.entries(fields).map(([key, value]) => {
    const body = ` ${key}=${value}\n`
    let length = Buffer.byteLength(body) + 2
    while (Buffer.byteLength(`${length}${body}`) !== length) length = Buffer.byteLength(`${length}${body}`)
    return `${length}${body}`
  })
  return tarEntry('pax', records.join(''), {type: 'x'})
}

export const tarOf = (...entries: readonly Uint8Array[]) => Buffer.concat([...entries, Buffer.alloc(1024)])

/** Pack bytes as bzip2 data: slowly, with codes of one length. */
export function bzip2Of(
  data: string | Uint8Array,
  {blockSize = 2000, blocksOfStream = 2}: {blockSize?: number; blocksOfStream?: number} = {},
): Buffer {
  const bytes = Buffer.from(data)
  const size = blockSize * blocksOfStream
  const streams = Array.from({length: Math.max(1, Math.ceil(bytes.length / size))}, (_, index) =>
    streamOf(bytes.subarray(index * size, (index + 1) * size), blockSize),
  )
  return Buffer.concat(streams)
}

class Bits {
  #digits = ''
  add(value: number, count: number): void {
    this.#digits += value.toString(2).padStart(count, '0')
  }
  bytes(): Buffer {
    return Buffer.from(
      (this.#digits.match(/.{1,8}/g) ?? []).map(each => Number.parseInt(each.padEnd(8, '0'), 2)),
    )
  }
}

function streamOf(content: Buffer, blockSize: number): Buffer {
  const bits = new Bits()
  let check = 0
  for (let at = 0; at < content.length; at += blockSize) {
    const block = content.subarray(at, at + blockSize)
    const sum = checksum(block)
    addBlock(bits, block, sum)
    check = (((check << 1) | (check >>> 31)) ^ sum) >>> 0
  }
  bits.add(0x177245385090, 48)
  bits.add(check, 32)
  return Buffer.concat([Buffer.from('BZh1'), bits.bytes()])
}

function addBlock(bits: Bits, content: Buffer, sum: number): void {
  const text = shortenRuns(content)
  const turns = text.map((_, index) => index)
  turns.sort((a, b) => {
    for (let i = 0; i < text.length; i++) {
      const difference = text[(a + i) % text.length]! - text[(b + i) % text.length]!
      if (difference !== 0) return difference
    }
    return a - b
  })
  const column = turns.map(turn => text[(turn + text.length - 1) % text.length]!)
  const alphabet = [...new Set(text)].sort((a, b) => a - b)
  const symbols = symbolsOf(column, alphabet)
  bits.add(0x314159265359, 48)
  bits.add(sum, 32)
  bits.add(0, 1)
  bits.add(turns.indexOf(0), 24)
  const row = (from: number) => alphabet.filter(byte => byte >> 4 === from)
  const flags = (has: (index: number) => boolean) =>
    [...Array(16).keys()].reduce((all, index) => all * 2 + Number(has(index)), 0)
  bits.add(
    flags(each => row(each).length > 0),
    16,
  )
  for (let i = 0; i < 16; i++)
    if (row(i).length > 0)
      bits.add(
        flags(each => alphabet.includes(i * 16 + each)),
        16,
      )
  const groups = Math.ceil(symbols.length / 50)
  bits.add(2, 3)
  bits.add(groups, 15)
  bits.add(0, groups)
  const length = Math.ceil(Math.log2(alphabet.length + 2))
  for (let table = 0; table < 2; table++) {
    bits.add(length, 5)
    bits.add(0, alphabet.length + 2)
  }
  for (const symbol of symbols) bits.add(symbol, length)
}

/** Four bytes alike are followed by how many more there are. */
function shortenRuns(content: Buffer): number[] {
  const text: number[] = []
  for (let at = 0; at < content.length; ) {
    const byte = content[at]!
    let length = 1
    while (length < 259 && content[at + length] === byte) length++
    text.push(...Array<number>(Math.min(length, 4)).fill(byte))
    if (length >= 4) text.push(length - 4)
    at += length
  }
  return text
}

function symbolsOf(column: readonly number[], alphabet: readonly number[]): number[] {
  const recent = [...alphabet]
  const symbols: number[] = []
  let run = 0
  const endRun = () => {
    for (; run > 0; run = (run - 1) >> 1) symbols.push((run - 1) & 1)
  }
  for (const byte of column) {
    const place = recent.indexOf(byte)
    if (place === 0) {
      run++
      continue
    }
    endRun()
    symbols.push(place + 1)
    recent.unshift(...recent.splice(place, 1))
  }
  endRun()
  return [...symbols, alphabet.length + 1]
}

function checksum(content: Buffer): number {
  let sum = 0xffffffff
  for (const byte of content) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return ~sum >>> 0
}

/** Rice-code ascending numbers for a table: what `unpackRice` reads. */
import type {Riced} from '../text/rice.ts'

/** What the numbers are spread over, and what stands right after each of them. */
interface PackOptions {
  /** All of them are below this. */
  space: number
  /** A value beside each number, of so many bits. */
  beside?: {bits: number; values: readonly number[]}
}

/** What the reader's window of 32 bits leaves room for. */
const mostRice = 24

/** Pack numbers that ascend from 0 at least, with as many bits below each gap as take the least room. */
export const packRice = (numbers: readonly number[], {space, beside}: PackOptions): Riced => {
  const best = Math.floor(Math.log2((space / Math.max(1, numbers.length)) * 0.69))
  const rice = Math.max(0, Math.min(mostRice, best))
  const bytes: number[] = []
  let bit = 0
  let byte = 0
  const put = (value: number) => {
    byte = (byte << 1) | value
    if (++bit < 8) return
    bytes.push(byte)
    bit = byte = 0
  }
  const putBits = (value: number, count: number) => {
    for (let n = count - 1; n >= 0; n--) put((value >>> n) & 1)
  }
  let previous = -1
  numbers.forEach((number, index) => {
    const gap = number - previous - 1
    previous = number
    for (let n = gap >>> rice; n > 0; n--) put(1)
    put(0)
    putBits(gap, rice)
    if (beside) putBits(beside.values[index]!, beside.bits)
  })
  while (bit !== 0) put(1)
  return {count: numbers.length, rice, bits: Buffer.from(bytes).toString('base64')}
}

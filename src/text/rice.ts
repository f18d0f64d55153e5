/** Tables of ascending numbers, Rice-coded: the gap between two is so many ones, a zero, and `rice` bits below. */

/** Numbers as a table holds them. */
export interface Riced {
  count: number
  /** How many bits of each gap stand as they are; 24 at most. */
  rice: number
  /** The code, in base64. */
  bits: string
}

/** What stands beside each number: so many bits of its own, right after it in the code. */
export interface Beside {
  bits: number
  values: Uint8Array
}

/**
 * Unpack ascending numbers below 2 ** 32, the first of which is at least 0; `beside` is filled, where given.
 *
 * @example
 * [...unpackRice({count: 3, rice: 2, bits: 'KgA='})] // => [1, 4, 9]
 */
export const unpackRice = ({count, rice, bits}: Riced, beside?: Beside): Uint32Array => {
  const packed = atob(bits)
  const values = new Uint32Array(count)
  const extra = beside?.bits ?? 0
  let word = 0
  let held = 0
  let at = 0
  let value = -1
  for (let index = 0; index < count; index++) {
    let gap = 0
    for (;;) {
      for (; held <= 24; held += 8) word |= packed.charCodeAt(at++) << (24 - held)
      const ones = Math.clz32(~word)
      if (ones < held) {
        gap += ones
        // In two steps: a shift by 32 is none.
        word = (word << ones) << 1
        held -= ones + 1
        break
      }
      gap += held
      word = 0
      held = 0
    }
    // Modulo 2 ** 32, as the array holds it.
    value = (value + (gap << rice) + 1) | 0
    if (rice) {
      for (; held < rice; held += 8) word |= packed.charCodeAt(at++) << (24 - held)
      value = (value + (word >>> (32 - rice))) | 0
      word <<= rice
      held -= rice
    }
    values[index] = value
    if (extra === 0) continue
    for (; held < extra; held += 8) word |= packed.charCodeAt(at++) << (24 - held)
    beside!.values[index] = word >>> (32 - extra)
    word <<= extra
    held -= extra
  }
  return values
}

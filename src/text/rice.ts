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
      while (held <= 24) {
        word |= packed.charCodeAt(at++) << (24 - held)
        held += 8
      }
      const ones = Math.clz32(~word)
      if (ones < held) {
        gap += ones
        word <<= ones + 1
        held -= ones + 1
        break
      }
      gap += held
      word = 0
      held = 0
    }
    while (held < rice) {
      word |= packed.charCodeAt(at++) << (24 - held)
      held += 8
    }
    if (rice) {
      value += gap * 2 ** rice + (word >>> (32 - rice)) + 1
      word <<= rice
      held -= rice
    } else value += gap + 1
    values[index] = value
    if (!beside) continue
    while (held < extra) {
      word |= packed.charCodeAt(at++) << (24 - held)
      held += 8
    }
    beside.values[index] = word >>> (32 - extra)
    word <<= extra
    held -= extra
  }
  return values
}

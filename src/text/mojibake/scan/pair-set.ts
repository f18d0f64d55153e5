/** Sets of pairs of characters, by open addressing: to ask allocates nothing. */

/** Make a set of the pairs that a table holds, one after another in a string; gives what tells whether a pair is in it. */
export const pairSetOf = (packed: string): ((b: number, c: number) => boolean) => {
  // At most half full.
  const bits = 32 - Math.clz32(packed.length)
  const keys = new Uint32Array(1 << bits)
  const mask = keys.length - 1
  const slotOf = (key: number): number => {
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - bits)
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  for (let at = 0; at < packed.length; at += 2) {
    const key = ((packed.charCodeAt(at) << 16) | packed.charCodeAt(at + 1)) >>> 0
    keys[slotOf(key)] = key
  }
  return (b, c) => keys[slotOf(((b << 16) | c) >>> 0)] !== 0
}

/** Unpacked bytes that are given at a time. */
const PIECE = 256 * 1024
/** Bytes alike after which the length of a run stands, and the longest run. */
const ALIKE = 4
const LONGEST = ALIKE + 255

/** What each byte does to a checksum: CRC-32 with the highest bit first, by the polynomial of Ethernet. */
const CHECKS = Uint32Array.from({length: 256}, (_, byte) => {
  let check = byte << 24
  for (let bit = 0; bit < 8; bit++) check = check < 0 ? (check << 1) ^ 0x04c11db7 : check << 1
  return check
})

/** Give the bytes of a block with its runs at their length. @returns their checksum. */
export function* undoRuns(block: Uint8Array): Generator<Uint8Array, number, undefined> {
  let [alike, last, check, length] = [0, -1, -1, 0]
  let piece = new Uint8Array(Math.min(PIECE, block.length * 2) + LONGEST)
  for (const byte of block) {
    let times = 1
    if (alike === ALIKE) [times, alike] = [byte, 0]
    else {
      alike = byte === last ? alike + 1 : 1
      last = byte
    }
    for (; times > 0; times--) {
      piece[length++] = last
      check = (check << 8) ^ CHECKS[(check >>> 24) ^ last]!
    }
    if (length + LONGEST <= piece.length) continue
    yield piece.subarray(0, length)
    piece = new Uint8Array(piece.length)
    length = 0
  }
  if (length > 0) yield piece.subarray(0, length)
  return ~check >>> 0
}

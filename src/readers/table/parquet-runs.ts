/** A place in bytes, as hyparquet reads them. */
export interface Reader {
  readonly view: DataView
  offset: number
}

/** How runs are written: bits of a value, and how many values there are to be. */
export interface Runs {
  readonly width: number
  readonly count: number
}

/** Values that the last run may hold beyond those that are wanted: some writers fill it up. */
const SLACK = 1 << 16

/**
 * Walk over Parquet's runs (RLE and bit-packed, mixed) without unpacking them: their decoder believes any length, also one of
 * thousands of millions in a file of a few bytes. Ends where enough values are read, or the bytes end.
 *
 * @throws {RangeError} when a run is longer than there are values, or lies outside of the bytes.
 */
export function checkRuns(reader: Reader, end: number, {width, count}: Runs): void {
  let left = count
  while (left > 0 && reader.offset < end) {
    const header = readVarInt(reader)
    const isPacked = header % 2 === 1
    const values = isPacked ? Math.floor(header / 2) * 8 : Math.floor(header / 2)
    if (values > left + SLACK) throw new RangeError(`a run of ${values} values where ${left} are left`)
    reader.offset += isPacked ? Math.ceil((values * width) / 8) : Math.ceil(width / 8)
    left -= values
  }
}

/** Read an unsigned number of at most 32 bits. */
function readVarInt(reader: Reader): number {
  let value = 0
  for (let place = 1; place <= 2 ** 28; place *= 128) {
    const byte = reader.view.getUint8(reader.offset++)
    value += (byte & 127) * place
    if (byte < 128) return value
  }
  throw new RangeError('a length of more than 32 bits')
}

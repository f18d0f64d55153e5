/** Writes numbers into rows, one after the other. */
export class Row {
  at = 0
  private readonly rows: Float32Array

  constructor(rows: Float32Array) {
    this.rows = rows
  }

  put(value: number): void {
    this.rows[this.at++] = value
  }

  /** Write so many of a list's numbers, from a place of it on. */
  putSome(values: Uint8Array, from: number, count: number): void {
    const {rows, at} = this
    for (let i = 0; i < count; i++) rows[at + i] = values[from + i]!
    this.at += count
  }

  /** Write 1 at one of so many places, or nowhere; the rest is 0 from the start. */
  putOne(index: number, count: number): void {
    if (index >= 0) this.rows[this.at + index] = 1
    this.at += count
  }

  /** Write so many bits, the lowest first. */
  putBits(bits: number, count: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) this.rows[this.at + 31 - Math.clz32(rest & -rest)] = 1
    this.at += count
  }
}

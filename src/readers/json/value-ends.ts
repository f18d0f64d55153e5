const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const OPENS = new Set([0x5b, 0x7b])
const CLOSES = new Set([0x5d, 0x7d])

/** White space, the byte order mark, the comma, and the record separator of JSON text sequences (RFC 7464). */
const BETWEEN = new Set([0x20, 0x09, 0x0a, 0x0d, 0x1e, 0xef, 0xbb, 0xbf, COMMA])

/** Say whether a byte stands between values. */
export function isBetween(byte: number): boolean {
  return BETWEEN.has(byte)
}

/** Finds where a value of JSON ends, a byte at a time. */
export class ValueEnd {
  #depth = 0
  #inString = false
  #isEscaped = false
  #isFirst = true

  /** Look at the next byte of a value: whether it ends with it, before it (as a number does), or goes on. */
  look(byte: number): 'with' | 'before' | 'on' {
    const isFirst = this.#isFirst
    this.#isFirst = false
    if (this.#inString) return this.#lookInString(byte)
    if (byte === QUOTE) this.#inString = true
    else if (OPENS.has(byte)) this.#depth++
    else if (CLOSES.has(byte)) return this.#close(isFirst)
    else if (this.#depth === 0 && isBetween(byte)) return 'before'
    return 'on'
  }

  #lookInString(byte: number): 'with' | 'on' {
    if (this.#isEscaped) this.#isEscaped = false
    else if (byte === BACKSLASH) this.#isEscaped = true
    else if (byte === QUOTE) {
      this.#inString = false
      if (this.#depth === 0) return 'with'
    }
    return 'on'
  }

  /** A bracket that closes nothing in the value closes what holds it, or is a stray one and a value of its own. */
  #close(isFirst: boolean): 'with' | 'before' | 'on' {
    if (this.#depth === 0) return isFirst ? 'with' : 'before'
    this.#depth--
    return this.#depth === 0 ? 'with' : 'on'
  }
}

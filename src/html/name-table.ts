import {codeAt} from '../text/code-at.ts'

/** Longest name that is kept: V8 copies a slice this short, and a longer one would keep the whole page alive. */
const LONGEST = 12
const MOST = 1024
const SLOTS = 4096

/**
 * Finds what is known of a name in the page's source without making a string of it. Names are compared without regard to the
 * case of ASCII letters; names that are long or hold other letters are made strings of each time.
 */
export class NameTable<Value> {
  private readonly make: (name: string) => Value
  private readonly names: (string | undefined)[] = new Array<string | undefined>(SLOTS).fill(undefined)
  private readonly values: Value[] = []
  private size = 0

  /** `make` says what is known of a name, in lower case. */
  constructor(make: (name: string) => Value) {
    this.make = make
  }

  /** Tell what is known of the name between two places. */
  find(source: string, start: number, end: number): Value {
    let hash = end - start
    if (hash > LONGEST) return this.make(nameAt(source, start, end))
    for (let i = start; i < end; i++) {
      const code = codeAt(source, i)
      if (code >= 128) return this.make(nameAt(source, start, end))
      hash = (Math.imul(hash, 31) + lower(code)) | 0
    }
    let slot = (hash ^ (hash >>> 12)) & (SLOTS - 1)
    for (;;) {
      const name = this.names[slot]
      if (name === undefined) return this.add(nameAt(source, start, end), slot)
      if (isSame(name, source, start, end)) return this.values[slot]!
      slot = (slot + 1) & (SLOTS - 1)
    }
  }

  private add(name: string, slot: number): Value {
    const value = this.make(name)
    if (this.size < MOST) {
      this.size++
      this.names[slot] = name
      this.values[slot] = value
    }
    return value
  }
}

/** A name in lower case, as a key: V8 has one copy of each key, and tells keys apart by their addresses. */
function nameAt(source: string, start: number, end: number): string {
  return Object.keys({[source.slice(start, end).toLowerCase()]: 0})[0]!
}

function isSame(name: string, source: string, start: number, end: number): boolean {
  if (name.length !== end - start) return false
  for (let i = 0; i < name.length; i++) if (codeAt(name, i) !== lower(codeAt(source, start + i))) return false
  return true
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

import {ownString} from '../text/own-string.ts'
import type {MarkupSource} from './markup-source.ts'

/** Longest stretch that is kept. */
const LONGEST = 256
const MOST = 4096
const SLOTS = 2 * MOST
/** Code units of all stretches that are kept. */
const ROOM = 1 << 17

/**
 * Finds what is known of a stretch of a page's source (a name, the value of an attribute) without making a string of it: the pages of a
 * site hold the same few hundred. When the table is full it is begun anew.
 */
export class ValueTable<Value> {
  private readonly make: (text: string) => Value
  private readonly ignoresCase: boolean
  /** For each slot the number of its entry, 0 for none. */
  private readonly slots = new Int16Array(SLOTS)
  private readonly hashes = new Int32Array(MOST + 1)
  /** Where each entry's units end in `units`; those of the next begin there. */
  private readonly ends = new Int32Array(MOST + 1)
  private readonly units = new Uint16Array(ROOM)
  private values: (Value | null)[] = [null]

  /** `make` says what is known of a stretch; it gets it in lower case where the case of ASCII letters does not count. */
  constructor(make: (text: string) => Value, {ignoresCase = false}: {ignoresCase?: boolean} = {}) {
    this.make = make
    this.ignoresCase = ignoresCase
  }

  /** Tell what is known of the stretch between two places. */
  find(source: MarkupSource, start: number, end: number): Value {
    if (end - start > LONGEST) return this.made(source, start, end)
    const hash = this.hashOf(source.units, start, end)
    let slot = (hash ^ (hash >>> 13)) & (SLOTS - 1)
    for (;;) {
      const entry = this.slots[slot]!
      if (entry === 0)
        return this.add(this.made(source, start, end), {units: source.units, start, end, hash, slot})
      if (this.hashes[entry] === hash && this.holds(entry, source.units, {start, end}))
        return this.values[entry]!
      slot = (slot + 1) & (SLOTS - 1)
    }
  }

  private made(source: MarkupSource, start: number, end: number): Value {
    const text = source.html.slice(start, end)
    return this.make(ownString(this.ignoresCase ? text.toLowerCase() : text))
  }

  private hashOf(units: Uint16Array, start: number, end: number): number {
    let hash = end - start
    if (this.ignoresCase)
      for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + lower(units[i]!)) | 0
    else for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + units[i]!) | 0
    return hash
  }

  private holds(entry: number, units: Uint16Array, {start, end}: {start: number; end: number}): boolean {
    const from = this.ends[entry - 1]!
    const length = end - start
    if (this.ends[entry]! - from !== length) return false
    for (let i = 0; i < length; i++) {
      const unit = units[start + i]!
      if (this.units[from + i] !== (this.ignoresCase ? lower(unit) : unit)) return false
    }
    return true
  }

  private add(value: Value, {units, start, end, hash, slot}: Stretch): Value {
    const from = this.ends[this.values.length - 1]!
    if (this.values.length > MOST - 1 || from + end - start > ROOM) {
      this.slots.fill(0)
      this.values = [null]
      return value
    }
    const entry = this.values.push(value) - 1
    this.slots[slot] = entry
    this.hashes[entry] = hash
    this.ends[entry] = from + end - start
    for (let i = start; i < end; i++)
      this.units[from + i - start] = this.ignoresCase ? lower(units[i]!) : units[i]!
    return value
  }
}

interface Stretch {
  readonly units: Uint16Array
  readonly start: number
  readonly end: number
  readonly hash: number
  readonly slot: number
}

function lower(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit
}

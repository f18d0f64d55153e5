/** Places for numbers to begin with: more than a few hundred bytes take long to be made. */
const FIRST_SIZE = 256

/** A number for each small number, 0 where none was set. Grows as it is asked to. */
export class NumberTable {
  #values: Int32Array = new Int32Array(0)

  get(key: number): number {
    return key < this.#values.length ? this.#values[key]! : 0
  }

  set(key: number, value: number): void {
    if (key >= this.#values.length) this.#values = grown(this.#values, key + 1)
    this.#values[key] = value
  }
}

/** Copy to at least four times the size, so that copying stays rare; of nothing, to the first size. */
function grown(values: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(least, FIRST_SIZE, values.length * 4))
  larger.set(values)
  return larger
}

/**
 * A set of small numbers for each line of a document, such as the words it holds: filled when first asked for, since most lines of a page are
 * never compared, and in memory that all lines share.
 */
export abstract class LineSets {
  /** Members, line after line. */
  list: Int32Array = new Int32Array(0)
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  #used = 0
  /** Per number the line, plus one, that it was added to last. */
  readonly #added = new NumberTable()
  /** Per number the round of marking that it was marked in last. */
  readonly #marks = new NumberTable()
  #round = 0

  constructor(lines: number) {
    this.#starts = new Int32Array(lines).fill(-1)
    this.#ends = new Int32Array(lines)
  }

  /** Call {@link add} with each member of a line. */
  protected abstract fill(line: number): void

  protected add(line: number, number: number): void {
    if (this.#added.get(number) === line + 1) return
    this.#added.set(number, line + 1)
    if (this.#used === this.list.length) this.list = grown(this.list, 0)
    this.list[this.#used++] = number
  }

  /** Where a line's members start in `list`. */
  start(line: number): number {
    if (this.#starts[line] === -1) {
      const start = this.#used
      this.fill(line)
      this.#starts[line] = start
      this.#ends[line] = this.#used
    }
    return this.#starts[line]!
  }

  /** Where a line's members end in `list`. */
  end(line: number): number {
    return this.start(line) + this.count(line)
  }

  count(line: number): number {
    const start = this.start(line)
    return this.#ends[line]! - start
  }

  /** Mark the members of some lines, and no others. */
  mark(...lines: readonly number[]): void {
    this.#round++
    for (const line of lines) {
      const end = this.end(line)
      for (let k = this.start(line); k < end; k++) this.#marks.set(this.list[k]!, this.#round)
    }
  }

  isMarked(number: number): boolean {
    return this.#marks.get(number) === this.#round
  }

  /** How many members of a line are marked. */
  countMarked(line: number): number {
    const end = this.end(line)
    let count = 0
    for (let k = this.start(line); k < end; k++) if (this.isMarked(this.list[k]!)) count++
    return count
  }
}

/** In how many of some lines each member stands. */
export class MemberCounts {
  readonly #sets: LineSets
  readonly #counts = new NumberTable()

  constructor(sets: LineSets) {
    this.#sets = sets
  }

  add(line: number): void {
    const sets = this.#sets
    const end = sets.end(line)
    for (let k = sets.start(line); k < end; k++) {
      const member = sets.list[k]!
      this.#counts.set(member, this.#counts.get(member) + 1)
    }
  }

  /** In how many of the added lines a member stands. */
  times(member: number): number {
    return this.#counts.get(member)
  }

  /** Share of a line's members that stand in other lines too; `own` when the line itself was added. -1 without members. */
  shareMet(line: number, own: boolean): number {
    const sets = this.#sets
    const start = sets.start(line)
    const end = sets.end(line)
    if (start === end) return -1
    const least = own ? 2 : 1
    let met = 0
    for (let k = start; k < end; k++) if (this.#counts.get(sets.list[k]!) >= least) met++
    return met / (end - start)
  }
}

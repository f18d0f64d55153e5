import type {PageBlock} from '../model/page.ts'

/** Where a part of the page is to go that comes later. */
interface Slot {
  /** Element that the slot stands in, -1 for none. */
  readonly element: number
  /** Blocks before it. */
  readonly at: number
}

/** A part of the page that was sent after what stands behind it. */
interface Part {
  readonly id: string
  readonly element: number
  readonly from: number
  to: number
}

/** Names that React gives to slots (`B:0`, `P:0`) and to what fills them (`S:0`), the numbers in hexadecimal digits. */
const SLOT = /^[BP]:([\da-f]{1,8})$/
const PART = /^S:([\da-f]{1,8})$/
/** Parts beyond these stay where they are. */
const MOST = 2000

/**
 * Follows what a server streams out of order, as React does: a `template` keeps the place, a hidden element at the end of the page
 * holds what belongs there, and a script puts it in. Here the blocks are put in place without the script.
 */
export class StreamedParts {
  private readonly slots = new Map<string, Slot>()
  private readonly parts: Part[] = []

  /** Note the place that a `template` with this id keeps, if it keeps one. */
  keepPlace(id: string | undefined, slot: Slot): void {
    const number = SLOT.exec(id ?? '')?.[1]
    if (number !== undefined && !this.slots.has(number)) this.slots.set(number, slot)
  }

  /** Begin a part if a hidden element with this id is one; gives the element that it belongs into, -1 where that is not known. */
  begin(id: string | undefined, {element, from}: {element: number; from: number}): {into: number} | null {
    const number = PART.exec(id ?? '')?.[1]
    if (number === undefined) return null
    const into = this.slots.get(number)?.element ?? -1
    // None stands in another.
    if (this.parts.length < MOST && this.parts.at(-1)?.to !== -1)
      this.parts.push({id: number, element, from, to: -1})
    return {into}
  }

  /** End the part whose element this is, if it is one's. */
  end(element: number, to: number): void {
    const last = this.parts.at(-1)
    if (last?.to === -1 && last.element === element) last.to = to
  }

  /** Put the blocks of the parts into their slots; each block stays once. Without parts the list is the same. */
  arrange(blocks: PageBlock[]): PageBlock[] {
    const moved = this.parts.filter(({id, from, to}) => this.slots.has(id) && to > from)
    if (moved.length === 0) return blocks
    const starting = new Map(moved.map(part => [part.from, part]))
    const wanted = new Map<number, Part[]>()
    for (const part of moved) {
      const {at} = this.slots.get(part.id)!
      wanted.set(at, [...(wanted.get(at) ?? []), part])
    }
    const arranged: PageBlock[] = []
    const placed = new Set<Part>()
    const put = ({from, to}: Pick<Part, 'from' | 'to'>, own?: Part): void => {
      for (let i = from; ; ) {
        for (const part of wanted.get(i) ?? []) place(part)
        if (i >= to) return
        const other = starting.get(i)
        if (other !== undefined && other !== own) i = other.to
        else arranged.push(blocks[i++]!)
      }
    }
    const place = (part: Part): void => {
      if (placed.has(part)) return
      placed.add(part)
      put(part, part)
    }
    put({from: 0, to: blocks.length})
    // A part whose slot stands in itself is where it was: behind the rest.
    moved.forEach(place)
    return arranged
  }
}

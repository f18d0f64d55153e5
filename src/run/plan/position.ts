/** Place of a document in a split: its part, and how many documents come before it there. `null` stands for the end. */
export type Position = readonly [part: number, document: number]

/** Documents of a split from a position up to another; one journal line each when done. */
export interface Stretch {
  readonly split: number
  readonly from: Position
  readonly to: Position | null
}

/** Order two positions; the end comes last. */
export function comparePositions(a: Position | null, b: Position | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return a[0] - b[0] || a[1] - b[1]
}

/**
 * List the stretches of a split that none of the given ones covers, in order.
 *
 * @example
 * openStretches(3, [{split: 3, from: [0, 5], to: [0, 6]}]) // => [{split: 3, from: [0, 0], to: [0, 5]}, {split: 3, from: [0, 6], to: null}]
 */
export function openStretches(split: number, done: readonly Stretch[]): Stretch[] {
  const open: Stretch[] = []
  let at: Position | null = [0, 0]
  for (const {from, to} of [...done].sort((a, b) => comparePositions(a.from, b.from))) {
    if (at !== null && comparePositions(at, from) < 0) open.push({split, from: at, to: from})
    if (comparePositions(at, to) < 0) at = to
  }
  if (at !== null) open.push({split, from: at, to: null})
  return open
}

/** Name of the file that holds what came of a stretch. */
export function shardName({split, from: [part, document]}: Pick<Stretch, 'split' | 'from'>): string {
  return `${String(split).padStart(7, '0')}.${part}.${document}`
}

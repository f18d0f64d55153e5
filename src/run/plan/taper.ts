import type {InputPart} from '../../readers/types.ts'

/** Share of what is left that a piece is at most, and share of a whole piece that it is at least. */
const SHARE = 1 / 8

/** In the units in which a file is cut: bytes, entries, row groups. */
export interface Grains {
  /** A whole piece. */
  readonly grain: number
  /** No piece is smaller, save the last one. */
  readonly smallest: number
}

/**
 * Share out so many units: whole pieces, and at the end smaller and smaller ones, so that no worker is long at the last piece
 * while the others have nothing left to do. How many workers there are does not matter.
 *
 * @example
 * taper(20, {grain: 8, smallest: 2}).map(({end}) => end) // => [3, 6, 8, 10, 12, 14, 16, 18, 20]
 */
export function taper(size: number, {grain, smallest}: Grains): InputPart[] {
  const least = Math.min(grain, Math.max(Math.ceil(grain * SHARE), smallest))
  const pieces: InputPart[] = []
  for (let start = 0; start < size; ) {
    const share = Math.max(Math.ceil((size - start) * SHARE), least)
    const end = Math.min(start + Math.min(share, grain), size)
    pieces.push({start, end})
    start = end
  }
  return pieces
}

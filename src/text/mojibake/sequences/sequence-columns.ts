/** Sequences of UTF-8 that were found in the lines of a document, in columns of numbers. */
import {growColumns} from './columns.ts'

const columnsOf = (size: number) => ({
  at: new Int32Array(size),
  end: new Int32Array(size),
  code: new Int32Array(size),
  page: new Uint8Array(size),
  /** How many code units stand for the last byte, which was lost; `nothingLost` in whole sequences. */
  drop: new Uint8Array(size),
})
let size = 1024
/** The sequences of the lines that were looked at, in order, as columns. */
export const sequences = columnsOf(size)
export const nothingLost = 255
let count = 0

/** Forget the sequences of all lines. */
export const clearSequences = (): void => {
  count = 0
}

/** Add a sequence. */
export const addSequence = (
  at: number,
  end: number,
  code: number,
  {page, drop}: {page: number; drop: number},
) => {
  if (count === size) {
    size *= 2
    growColumns(sequences, columnsOf(size))
  }
  sequences.at[count] = at
  sequences.end[count] = end
  sequences.code[count] = code
  sequences.page[count] = page
  sequences.drop[count++] = drop
}

/** How many sequences there are. */
export const countSequences = (): number => count

/** Forget the sequences from an index on. */
export const dropSequences = (from: number): void => {
  count = from
}

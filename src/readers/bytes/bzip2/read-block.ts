import {DocumentError} from '../../../model/errors.ts'
import type {BitReader} from './bit-reader.ts'
import {type CodeTable, createCodeTable, readLengths, readSymbol} from './code-table.ts'

/** Symbols after which another code is chosen. */
const GROUP = 50
/** Symbols that write the digits of a run's length. */
const [RUN_ONE, RUN_TWO] = [0, 1]

/** A block, with the transform of Burrows and Wheeler undone; runs stand in it as bzip2 shortens them. */
export interface Block {
  readonly bytes: Uint8Array
  /** What the unpacked block sums up to. */
  readonly crc: number
}

/**
 * Read the block whose bits come next, behind its sign.
 *
 * @param room Where its last column is put, as long as it may be.
 * @throws {DocumentError} `not-decompressed` when it is broken or cut short.
 */
export function readBlock(bits: BitReader, room: Uint8Array): Block {
  const crc = bits.read(32)
  // Version 0.9.0 (1998) of the program mixed such blocks; none has since.
  if (bits.read(1) === 1) throw broken('a block is mixed as only very old programs did')
  const origin = bits.read(24)
  const alphabet = readAlphabet(bits)
  const symbols = alphabet.length + 2
  const tables = bits.read(3)
  const groups = bits.read(15)
  if (alphabet.length === 0 || tables < 2 || tables > 6 || groups === 0) throw broken()
  const choices = readChoices(bits, {tables, groups})
  const codes = Array.from({length: tables}, () => {
    const lengths = readLengths(bits, symbols)
    if (lengths === null) throw broken()
    return createCodeTable(lengths)
  })
  const column = readColumn(bits, {alphabet, choices, codes, column: room})
  if (origin >= column.length) throw broken()
  return {bytes: undoTransform(column, origin), crc}
}

/** Read which bytes there are in a block. */
function readAlphabet(bits: BitReader): Uint8Array {
  const rows = bits.read(16)
  const found: number[] = []
  for (let row = 0; row < 16; row++) {
    if (((rows >> (15 - row)) & 1) === 0) continue
    const columns = bits.read(16)
    for (let column = 0; column < 16; column++)
      if (((columns >> (15 - column)) & 1) === 1) found.push(row * 16 + column)
  }
  return Uint8Array.from(found)
}

/** Read which code each group of symbols is written in. */
function readChoices(bits: BitReader, {tables, groups}: {tables: number; groups: number}): readonly number[] {
  const recent = Array.from({length: tables}, (_, index) => index)
  return Array.from({length: groups}, () => {
    const place = bits.countOnes(tables - 1)
    const [choice] = recent.splice(place, 1)
    if (choice === undefined) throw broken()
    recent.unshift(choice)
    return choice
  })
}

interface Coding {
  readonly alphabet: Uint8Array
  readonly choices: readonly number[]
  readonly codes: readonly CodeTable[]
  readonly column: Uint8Array
}

/** Read the last column of the sorted turns of a block: a run of the byte used last, or one used before, as its place among these. */
function readColumn(bits: BitReader, {alphabet, choices, codes, column}: Coding): Uint8Array {
  const size = column.length
  const recent = alphabet.slice()
  const end = alphabet.length + 1
  let [length, run, digit] = [0, 0, 1]
  for (const choice of choices) {
    const code = codes[choice]!
    bits.check()
    for (let left = GROUP; left > 0; left--) {
      const symbol = readSymbol(bits, code)
      if (symbol === RUN_ONE || symbol === RUN_TWO) {
        run += digit << symbol
        digit <<= 1
        if (run > size) throw wrong(bits)
        continue
      }
      if (run > 0) {
        if (length + run > size) throw wrong(bits)
        column.fill(recent[0]!, length, length + run)
        length += run
        run = 0
        digit = 1
      }
      if (symbol === end) {
        bits.check()
        return column.subarray(0, length)
      }
      if (symbol < 0 || length >= size) throw wrong(bits)
      const place = symbol - 1
      const byte = recent[place]!
      for (let i = place; i > 0; i--) recent[i] = recent[i - 1]!
      recent[0] = byte
      column[length++] = byte
    }
  }
  throw wrong(bits)
}

/** What is wrong where symbols make no sense: behind the end zeros are read. */
function wrong(bits: BitReader): DocumentError {
  bits.check()
  return broken()
}

/** Find the text whose sorted turns have such a last column; it is the turn at `origin`. */
function undoTransform(column: Uint8Array, origin: number): Uint8Array {
  const places = new Uint32Array(256)
  for (const byte of column) places[byte]!++
  let sum = 0
  for (let byte = 0; byte < 256; byte++) [places[byte], sum] = [sum, sum + places[byte]!]
  // Where a turn leads in the high bits, the byte that it ends with in the low ones.
  const turns = new Uint32Array(column.length)
  for (let i = 0; i < column.length; i++) {
    const byte = column[i]!
    turns[i]! |= byte
    turns[places[byte]!++]! |= i << 8
  }
  const bytes = new Uint8Array(column.length)
  let turn = turns[origin]! >>> 8
  for (let i = 0; i < bytes.length; i++) {
    const next = turns[turn]!
    bytes[i] = next & 0xff
    turn = next >>> 8
  }
  return bytes
}

/** What is wrong with bzip2 data. */
export function broken(what = 'the bzip2 data is broken'): DocumentError {
  return new DocumentError('not-decompressed', what)
}

import {decodeAs} from '../text/charset/decode-as.ts'
import {type Decoded, decodeBytes} from '../text/charset/decode-bytes.ts'
import {type Repair, type RepairOptions, repairText} from '../text/mojibake/repair.ts'
import {type CutOptions, cutAtLines} from './cut-at-lines.ts'

/** How to repair a stream of text. */
export interface FixOptions extends Omit<RepairOptions, 'charset'> {
  /** Charset of the bytes where they are not UTF-8; found by their content when not given. */
  readonly charset?: string | null
  /** Told of each repair, with the line it is on, counted from 1. */
  readonly onRepair?: (repair: Repair & {readonly line: number}) => void
  /** Bytes that are decoded and repaired together, at least; cuts are made at line ends. @default 262144 */
  readonly pieceBytes?: number
}

/**
 * Repair mojibake in a stream of plain text, as a filter: bytes in, pieces of repaired text out, in order.
 *
 * Pieces end at line ends, so memory is bounded; each is repaired by the evidence it holds. A charset that was found in one
 * piece is the first guess for the next.
 */
export async function* fixText(
  chunks: AsyncIterable<Uint8Array>,
  options: FixOptions = {},
): AsyncGenerator<string, void, undefined> {
  const {charset: declared = null, onRepair, pieceBytes = 262_144, ...repairing} = options
  const cut: CutOptions = {pieceBytes, unit: 1}
  let known = declared
  let wide: string | null = null
  let line = 1
  for await (const piece of cutAtLines(chunks, first => ({...cut, unit: unitOf(first, declared)}))) {
    const decoded: Pick<Decoded, 'text' | 'charset'> = wide
      ? {text: decodeAs(piece, wide), charset: wide}
      : decodeBytes(piece, {charset: known, html: false})
    const {text, charset} = decoded
    if (isWide(charset)) wide = charset
    // Pieces of plain ASCII say nothing of the rest.
    else if (text.length !== piece.length) known ??= charset
    const {text: repaired, repairs} = repairText(text, {...repairing, charset})
    if (onRepair) line = tellRepairs(text, {repairs, line, onRepair})
    yield repaired
  }
}

function tellRepairs(
  text: string,
  {
    repairs,
    line,
    onRepair,
  }: {repairs: readonly Repair[]; line: number; onRepair: NonNullable<FixOptions['onRepair']>},
): number {
  let at = 0
  let current = line
  const advance = (to: number) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < to; next = text.indexOf('\n', next + 1))
      current++
    at = to
  }
  for (const repair of repairs) {
    advance(repair.start)
    onRepair({...repair, line: current})
  }
  advance(text.length)
  return current
}

function isWide(charset: string): boolean {
  return /^utf-(?:16|32)/.test(charset)
}

/** Bytes a character has at least: line ends of UTF-16 and UTF-32 stand on whole units. */
function unitOf(first: Uint8Array, declared: string | null): number {
  const {charset} = decodeBytes(first.subarray(0, 4096), {charset: declared, html: false})
  return charset.startsWith('utf-32') ? 4 : charset.startsWith('utf-16') ? 2 : 1
}

import iconv from 'iconv-lite'
import {JIS_2004_PAIRS, JIS_2004_ROWS} from '../../tables/charset-jis-2004.ts'

const CELLS = new Map<number, string[]>()

/** Read one cell of JIS X 0213:2004 (plane 1 or 2, row and cell 1 to 94); U+FFFD where it is empty. */
export function cellOfJis2004(plane: 1 | 2, row: number, cell: number): string {
  const cells = rowOf(plane, row)
  if (!cells) return plane === 2 ? '\ufffd' : iconv.decode(Uint8Array.of(row + 0xa0, cell + 0xa0), 'euc-jp')
  const text = cells[cell - 1] ?? ' '
  // Cell 1-1 is the ideographic space, so a plain space always means that there is nothing.
  return text === ' ' ? (JIS_2004_PAIRS[`${plane}-${row}-${cell}`] ?? '\ufffd') : text
}

function rowOf(plane: 1 | 2, row: number): string[] | undefined {
  const key = plane * 100 + row
  const known = CELLS.get(key)
  if (known) return known
  const text = JIS_2004_ROWS[plane]?.[row]
  if (text === undefined) return undefined
  const cells = Array.from(text)
  CELLS.set(key, cells)
  return cells
}

/** Decode EUC-JIS-2004 (EUC-JP with JIS X 0213:2004); what is not legal becomes U+FFFD, an ASCII trail stays. */
export function decodeEucJis2004(bytes: Uint8Array): string {
  return decodePairs(bytes, i => {
    const lead = bytes[i]!
    const second = bytes[i + 1] ?? 0
    if (lead === 0x8e)
      return second >= 0xa1 && second <= 0xdf ? [String.fromCharCode(0xfec0 + second), 2] : null
    const plane = lead === 0x8f ? 2 : 1
    const row = plane === 2 ? second : lead
    const cell = plane === 2 ? (bytes[i + 2] ?? 0) : second
    if (row < 0xa1 || row === 0xff || cell < 0xa1 || cell === 0xff) return null
    return [cellOfJis2004(plane, row - 0xa0, cell - 0xa0), plane + 1]
  })
}

// Rows of plane 2 by lead byte F0 to F4 of Shift_JIS-2004: its first and second half (JIS X 0213, annex 1).
const PLANE_2_ROWS = [
  [1, 8],
  [3, 4],
  [5, 12],
  [13, 14],
  [15, 78],
]

/** Decode Shift_JIS-2004; what is not legal becomes U+FFFD, an ASCII trail stays. Bytes 5C and 7E are read as ASCII. */
export function decodeShiftJis2004(bytes: Uint8Array): string {
  return decodePairs(bytes, i => {
    const lead = bytes[i]!
    if (lead >= 0xa1 && lead <= 0xdf) return [String.fromCharCode(0xfec0 + lead), 1]
    const trail = bytes[i + 1] ?? 0
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc || trail < 0x40 || trail === 0x7f || trail > 0xfc)
      return null
    // The tilde has its place here, since 7E was the overline.
    if (lead === 0x81 && trail === 0xb0) return ['~', 2]
    const half = trail >= 0x9f ? 1 : 0
    const cell = half === 1 ? trail - 0x9e : trail - (trail > 0x7f ? 0x40 : 0x3f)
    if (lead < 0xf0) return [cellOfJis2004(1, (lead - (lead < 0xa0 ? 0x81 : 0xc1)) * 2 + 1 + half, cell), 2]
    const row = PLANE_2_ROWS[lead - 0xf0]?.[half] ?? (lead - 0xf5) * 2 + 79 + half
    return [cellOfJis2004(2, row, cell), 2]
  })
}

type ReadPair = (at: number) => [text: string, length: number] | null

function decodePairs(bytes: Uint8Array, read: ReadPair): string {
  const parts: string[] = []
  let i = 0
  while (i < bytes.length) {
    let end = i
    while (end < bytes.length && bytes[end]! < 0x80) end++
    if (end > i) parts.push(iconv.decode(bytes.subarray(i, end), 'ascii'))
    i = end
    if (i >= bytes.length) break
    const found = read(i)
    parts.push(found ? found[0] : '\ufffd')
    i += found ? found[1] : 1
  }
  return parts.join('')
}

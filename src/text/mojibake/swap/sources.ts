/** What bytes a line may have been: the pages that have all of its characters. */
import {encodeIn, type Page, pagesWith} from '../pages.ts'

/** A page that has every character of a line, and the line's bytes in it. */
export interface Source {
  from: Page
  bytes: Uint8Array
}

/** Whether two runs of bytes are the same. */
export const isSame = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

/** List the sources of a line among the pages that are wanted: the first of those that give the same bytes. */
export const sourcesOf = (line: string, isWanted: (name: string) => boolean): Source[] => {
  const sources: Source[] = []
  for (const from of pagesWith(line)) {
    const bytes = isWanted(from.name) ? encodeIn(from, line) : undefined
    if (bytes && !sources.some(known => isSame(known.bytes, bytes))) sources.push({from, bytes})
  }
  return sources
}

/** From how many bytes beyond ASCII text has more than so many different ones. */
const varied = {from: 8, least: 4} as const
const met = new Uint8Array(0x100)

/**
 * Whether the bytes beyond ASCII may be double ones: enough stand side by side, as those of accented letters do not, and
 * they are no run of a few.
 */
export const mayBeDouble = (bytes: Uint8Array): boolean => {
  let high = 0
  let beside = 0
  let different = 0
  met.fill(0)
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) continue
    high++
    if (met[byte] === 0) {
      met[byte] = 1
      different++
    }
    if (bytes[at - 1]! >= 0x80 || bytes[at + 1]! >= 0x80) beside++
  }
  if (high >= varied.from && different < varied.least) return false
  return beside * 2 >= high
}

/** What bytes a line may have been: the pages that have all of its characters. */
import {encodeIn, type Page, pagesWith} from './pages.ts'

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

/** Whether enough of the bytes beyond ASCII stand side by side to be double ones: those of accented letters do not. */
export const mayBeDouble = (bytes: Uint8Array): boolean => {
  let high = 0
  let beside = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    high++
    if (bytes[at - 1]! >= 0x80 || bytes[at + 1]! >= 0x80) beside++
  }
  return beside * 2 >= high
}

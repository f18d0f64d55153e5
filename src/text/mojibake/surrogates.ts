/** Characters beyond the BMP that were encoded as two surrogates of three bytes each (CESU-8), seen through a page. */
import {codeOrZeroAt} from '../code-at.ts'
import {pageNamed} from './pages.ts'
import type {Edit} from './plan.ts'

const names = ['windows-1252', 'iso-8859-1'] as const
const pages = names.map(name => pageNamed(name)!)
const utf8 = new TextEncoder()
const length = 6

/** The surrogate that three characters from `at` are through a page, of the half that begins with `first`. */
const surrogateAt = (
  text: string,
  at: number,
  {byteOf, first}: {byteOf: Uint8Array; first: number},
): number => {
  const middle = byteOf[codeOrZeroAt(text, at + 1)]!
  const last = byteOf[codeOrZeroAt(text, at + 2)]!
  if (middle < first || middle >= first + 16 || last < 0x80 || last >= 0xc0) return 0
  return 0xd000 | ((middle & 63) << 6) | (last & 63)
}

/** Find pairs of surrogates. */
export const surrogateRound = (text: string): Edit[] => {
  const edits: Edit[] = []
  for (let at = text.indexOf('í'); at >= 0; at = text.indexOf('í', at + 1)) {
    if (text[at + 3] !== 'í') continue
    for (const {name, byteOf, upper} of pages) {
      const high = surrogateAt(text, at, {byteOf, first: 0xa0})
      const low = surrogateAt(text, at + 3, {byteOf, first: 0xb0})
      if (!high || !low) continue
      const after = String.fromCharCode(high, low)
      const bytes = Array.from(utf8.encode(after), byte => upper[byte - 128]!).join('')
      edits.push({
        start: at,
        end: at + length,
        after,
        plan: [
          {op: 'patch', changes: [{at: 0, drop: length, text: bytes}]},
          {op: 'recode', from: name, to: 'utf-8'},
        ],
        confidence: 0.95,
        rule: 'utf8-through-page',
      })
      at += length - 1
      break
    }
  }
  return edits
}

import {functionWords} from '../../tables/function-words.ts'

/** Languages that have a list of small words; arrays of evidence are indexed like it. */
export const wordLanguages: readonly string[] = Object.keys(functionWords)

/** Lower case by code unit; longer mappings keep the letter as it is. */
export const lower = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) lower[code] = code
for (const [start, end] of [
  [0x41, 0x5a],
  [0xc0, 0x587],
  [0x1e00, 0x1fff],
] as const) {
  for (let code = start; code <= end; code++) {
    const small = String.fromCharCode(code).toLowerCase()
    if (small.length === 1) lower[code] = small.charCodeAt(0)
  }
}

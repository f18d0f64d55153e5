import {scriptIndex, scriptTable} from '../language/script.ts'

/** 1 for code units of Han, kana, Hangul and their punctuation: one sign says as much as two Latin letters or more. */
const WIDE = new Uint8Array(0x10000)
/** 1 for code units of scripts written without blanks: a line break inside a sentence stands for nothing there. */
const UNSPACED = new Uint8Array(0x10000)

const {Han, Kana, Bopomofo, Thai, Lao, Khmer, Myanmar} = scriptIndex
const unspacedScripts = new Set<number>([Han, Kana, Bopomofo, Thai, Lao, Khmer, Myanmar])
for (let code = 0; code < 0x10000; code++) {
  if (unspacedScripts.has(scriptTable[code]!)) UNSPACED[code] = 1
}
WIDE.fill(1, 0x1100, 0x1200)
WIDE.fill(1, 0x2e80, 0xa000)
WIDE.fill(1, 0xac00, 0xd7b0)
WIDE.fill(1, 0xf900, 0xfb00)
WIDE.fill(1, 0xff00, 0xff61)
WIDE.fill(1, 0xd840, 0xd900)
UNSPACED.fill(1, 0x3000, 0x3040)
UNSPACED.fill(1, 0xff00, 0xff61)

/** Say whether a code unit belongs to a script written without blanks between words, or to its punctuation. */
export function isUnspacedCode(code: number): boolean {
  return UNSPACED[code] === 1
}

/** Say whether a code unit is Han, kana, Hangul or their punctuation, or half of a rarer Han character. */
export function isWideCode(code: number): boolean {
  return WIDE[code] === 1
}

import {scriptNames, scriptRanges} from '../../tables/script-ranges.ts'
import {codeAt} from '../code-at.ts'

/** Name a writing system; 'Kana' is hiragana and katakana together. */
export type Script = (typeof scriptNames)[number]

/** A stretch of text in one script: UTF-16 code units, end excluded. */
export interface ScriptRun {
  start: number
  end: number
  script: Script | 'Common'
}

/** Index of a code unit that is no letter of a known script: digits, stops, spaces, symbols. */
export const commonScript = 255

export const scriptIndex: Readonly<Record<Script, number>> = Object.fromEntries(
  scriptNames.map((name, index) => [name, index]),
) as Record<Script, number>

function unpack(packed: string): Uint8Array {
  const table = new Uint8Array(0x10000).fill(commonScript)
  for (const range of packed.split(',')) {
    const [start = 0, length = 0, script = commonScript] = range
      .split(' ')
      .map(part => Number.parseInt(part, 36))
    table.fill(script, start, start + length)
  }
  // High surrogates of the supplementary ideographic planes: the rest of the pair adds nothing.
  table.fill(scriptIndex.Han, 0xd840, 0xd88e)
  return table
}

/** Script index of each UTF-16 code unit, `commonScript` where there is none. */
export const scriptTable = unpack(scriptRanges)

/** Count the letters of each script between two offsets, into an array indexed like `scriptNames`. */
export function countScripts(text: string, counts: Int32Array, range?: {start: number; end: number}): void {
  const end = range?.end ?? text.length
  for (let at = range?.start ?? 0; at < end; at++) {
    const script = scriptTable[codeAt(text, at)]!
    if (script !== commonScript) counts[script]!++
  }
}

/**
 * Name the script that most letters of a text are in; `Common` where there are none.
 *
 * @example
 * mainScript('서울시 Ok 12') // => 'Hangul'
 */
export function mainScript(text: string): Script | 'Common' {
  const counts = new Int32Array(scriptNames.length)
  countScripts(text, counts)
  const most = Math.max(...counts)
  return most === 0 ? 'Common' : scriptNames[counts.indexOf(most)]!
}

/**
 * Split a text into runs of one script each.
 *
 * Digits, stops and spaces go with the run before them, those that open the text with the run after; opening
 * brackets and quotation marks go with what they open. A text without letters is one run of script 'Common'.
 * Offsets are UTF-16 code units; the runs cover the text.
 *
 * @example
 * splitByScript('서울 Seoul') // => [{start: 0, end: 3, script: 'Hangul'}, {start: 3, end: 8, script: 'Latin'}]
 */
export function splitByScript(text: string): ScriptRun[] {
  const runs: ScriptRun[] = []
  let current = commonScript
  let start = 0
  let lastLetter = -1
  const {length} = text
  for (let at = 0; at < length; at++) {
    const script = scriptTable[codeAt(text, at)]!
    if (script === commonScript) continue
    if (script !== current) {
      if (current !== commonScript) {
        const end = openingBefore(text, lastLetter + 1, at)
        runs.push({start, end, script: scriptNames[current]!})
        start = end
      }
      current = script
    }
    lastLetter = at
  }
  if (text.length > 0) runs.push({start, end: text.length, script: scriptNames[current] ?? 'Common'})
  return runs
}

const opening = new Set('([{<«‹“‘„‚「『【〈《〔（［｛"\'¿¡#@$€£¥'.split('').map(mark => mark.charCodeAt(0)))

/** Find where the marks that open what starts at `at` begin; they follow a space or a letter directly. */
function openingBefore(text: string, from: number, at: number): number {
  let start = at
  while (start > from && opening.has(text.charCodeAt(start - 1))) start--
  return start
}

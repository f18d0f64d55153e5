import type {Span} from '../../model/block.ts'
import {commonScript, scriptTable} from '../language/script.ts'
import {isWideCode} from './scripts.ts'

const MINIMUM_JOINTS = 2
/** Fewer words than this between joints on the average, and the joints are brand names and chemistry. */
const MINIMUM_WORDS = 2.5

/**
 * Take a run of headlines apart that lost the breaks between them: at a capital right after a small letter, a figure or a closing
 * bracket, at an opening bracket right after a letter, and where the script changes without a blank.
 * Gives the pieces, UTF-16 spans of the text, or `null` for a line that is no such run.
 *
 * @example
 * takeApart('Rain ends the long droughtFarmers see a better yearPrices of wheat fall again')?.length // => 3
 */
export function takeApart(text: string): Span[] | null {
  const joints = findJoints(text)
  if (joints.length < MINIMUM_JOINTS) return null
  const spans: Span[] = []
  let start = 0
  for (const joint of [...joints, text.length]) {
    if (joint > start) spans.push({start, end: joint})
    start = joint
  }
  if (countWords(text) / spans.length < MINIMUM_WORDS) return null
  return spans
}

function findJoints(text: string): number[] {
  const joints: number[] = []
  for (let i = 1; i < text.length - 1; i++) {
    const before = text.charCodeAt(i - 1)
    const code = text.charCodeAt(i)
    if (before <= 32 || code <= 32) continue
    if (isJoint(text, i, before, code)) joints.push(i)
  }
  return joints
}

function isJoint(text: string, i: number, before: number, code: number): boolean {
  const script = scriptTable[code]!
  const scriptBefore = scriptTable[before]!
  if (code === 0x5b || code === 0x3010) return scriptBefore !== commonScript || before === 0x5d
  if (script === commonScript) return false
  if (scriptBefore === commonScript) {
    // A closing bracket, a figure or a per cent sign, then a word with a capital.
    const closes = before === 0x5d || before === 0x3011
    return (closes && !text.startsWith('(', i)) || (before === 0x25 && isCapital(text, i))
  }
  if (script !== scriptBefore) return !(isWideCode(code) && isWideCode(before)) && longRun(text, i, script)
  return isSmall(text, i - 1) && isCapital(text, i) && isSmall(text, i + 1) && isSmall(text, i - 2)
}

/** A script change counts when words, and no single sign, stand on the new side. */
function longRun(text: string, i: number, script: number): boolean {
  return scriptTable[text.charCodeAt(i + 1)] === script && text.indexOf(' ', i) !== -1
}

function isSmall(text: string, i: number): boolean {
  const sign = text[i]
  return sign !== undefined && sign !== sign.toUpperCase()
}

function isCapital(text: string, i: number): boolean {
  const sign = text[i]
  return sign !== undefined && sign !== sign.toLowerCase()
}

function countWords(text: string): number {
  let words = 1
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 32) words++
  return words
}

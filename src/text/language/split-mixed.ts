import {codeAt} from '../code-at.ts'
import {endsSentence} from '../lines/punctuation.ts'
import {commonScript, mainScript, scriptTable} from './script.ts'
import {type LanguageRun, splitByLanguage} from './split-by-language.ts'

/** Letters that a part has to have to stand alone, one of Latin and of another script: names and quotations are parts of their sentence. */
const LEAST_LATIN = 20
const LEAST_OTHER = 8
const LATIN = 'Latin'

/**
 * Split a line in which texts of several scripts were glued together or set one after the other: where the script changes after the end
 * of a sentence or without a blank. `null` for a line that is one text. Languages of one script are left together: of few words they are
 * too easily mistaken.
 *
 * @example
 * splitMixed('The harbour is open again.항구가 월요일에 다시 열렸다고 시장이 말했다.').map(run => run.language) // => ['en', 'ko']
 */
export function splitMixed(text: string, hint: string | null = null): LanguageRun[] | null {
  if (!mixesScripts(text)) return null
  const parts: LanguageRun[] = []
  for (const run of splitByLanguage(text, {hint})) {
    const last = parts.at(-1)
    if (last === undefined || (isJoint(text, run.start) && differ(text, last, run))) parts.push(run)
    else parts[parts.length - 1] = {...last, end: run.end}
  }
  return parts.length > 1 && parts.every(part => standsAlone(text.slice(part.start, part.end))) ? parts : null
}

/** Say whether a text has letters of a second script, more than a name has. Most texts have none. */
function mixesScripts(text: string): boolean {
  let first = commonScript
  let others = 0
  let own = 0
  const {length} = text
  for (let i = 0; i < length; i++) {
    const script = scriptTable[codeAt(text, i)]!
    if (script === commonScript) continue
    if (first === commonScript) first = script
    if (script === first) own++
    else others++
  }
  return Math.min(own, others) >= LEAST_OTHER
}

function differ(text: string, a: LanguageRun, b: LanguageRun): boolean {
  return mainScript(text.slice(a.start, a.end)) !== mainScript(text.slice(b.start, b.end))
}

function standsAlone(part: string): boolean {
  let letters = 0
  for (let i = 0; i < part.length; i++) if (scriptTable[part.charCodeAt(i)] !== commonScript) letters++
  return letters >= (mainScript(part) === LATIN ? LEAST_LATIN : LEAST_OTHER)
}

/** Texts meet after a full stop, or with nothing between them. */
function isJoint(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at)
  return !/\s$/.test(before) || endsSentence(before.trimEnd())
}

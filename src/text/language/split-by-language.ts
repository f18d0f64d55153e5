import {isShared} from './candidates.ts'
import {
  allowedLanguages,
  type ClassifyOptions,
  classify,
  confidence,
  type IdentifiedLanguage,
  weighNgrams,
  weighText,
} from './classify.ts'
import {type Script, type ScriptRun, splitByScript} from './script.ts'
import {wordLanguages} from './words.ts'

/** A stretch of text in one language: UTF-16 code units, end excluded. */
export interface LanguageRun extends IdentifiedLanguage {
  start: number
  end: number
}

/** Bits it takes to change the language where lines were glued together, and between sentences. */
const switchBits = 10
/** Most code units of a segment that are read. */
const longest = 400
/** Segments shorter than this, in code units, are not cut off, and n-grams are not asked about those below it. */
const shortest = 6
const shortestForNgrams = 10

/**
 * Split a text where its language changes: lines glued together, quotations, names in another script.
 *
 * Breaks are looked for where the script changes, where lines were glued (a capital right after a small letter or
 * a stop), after sentences and at line breaks; never inside a phrase. Ideographs beside Hangul go with it, beside
 * kana they are Japanese. Digits and stops go with the run before them. Offsets are UTF-16 code units; the runs
 * cover the text; `language` and `score` as in `identifyLanguage`.
 *
 * @example
 * splitByLanguage('오늘의 뉴스Read the whole story here').map(run => run.language) // => ['ko', 'en']
 */
export function splitByLanguage(text: string, options: ClassifyOptions = {}): LanguageRun[] {
  const runs: LanguageRun[] = []
  for (const run of joinEastern(splitByScript(text), text)) {
    const found = isShared(run.script) ? splitShared(text, run, options) : [whole(text, run, options)]
    for (const next of found) {
      const last = runs.at(-1)
      if (last !== undefined && last.language === next.language) {
        const length = next.end - last.start
        last.score += ((next.score - last.score) * (next.end - next.start)) / length
        last.end = next.end
      } else runs.push(next)
    }
  }
  return runs
}

const whole = (text: string, {start, end}: ScriptRun, options: ClassifyOptions): LanguageRun => ({
  start,
  end,
  ...classify(text.slice(start, Math.min(end, start + 2 * longest)), options),
})

const easternScripts: ReadonlySet<string> = new Set(['Han', 'Kana', 'Hangul', 'Bopomofo'])

/** Join runs of ideographs, kana and Hangul that stand side by side: one language writes with several. */
function joinEastern(runs: readonly ScriptRun[], text: string): ScriptRun[] {
  const joined: ScriptRun[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last !== undefined && easternScripts.has(last.script) && easternScripts.has(run.script)) {
      const kanaMeetsHangul =
        (last.script === 'Kana' && run.script === 'Hangul') ||
        (last.script === 'Hangul' && run.script === 'Kana')
      if (!kanaMeetsHangul) {
        last.end = run.end
        if (last.script === 'Han') last.script = run.script
        continue
      }
    }
    joined.push({...run})
  }
  return joined.filter(run => run.end > run.start && text.length > 0)
}

/** Split a run whose script serves many languages, by the best path over its segments. */
function splitShared(text: string, run: ScriptRun, options: ClassifyOptions): LanguageRun[] {
  const starts = segmentStarts(text, run.start, run.end)
  const allowed = allowedLanguages(run.script, options.languages)
  const rows = starts.map((start, index) => {
    const end = starts[index + 1] ?? run.end
    return bitsOf(text.slice(start, Math.min(end, start + longest)), run.script as Script)
  })
  const path = bestPath(
    rows.map(row => row.bits),
    allowed,
  )
  return path.map((language, index) => ({
    start: starts[index]!,
    end: starts[index + 1] ?? run.end,
    language: wordLanguages[language] ?? 'und',
    score: confidence(leadOf(rows[index]!.bits, allowed, language), rows[index]!.words),
  }))
}

function bitsOf(text: string, script: Script): {bits: Float64Array; words: number} {
  const evidence = weighText(text, script)
  if (text.length >= shortestForNgrams) weighNgrams(text, evidence)
  return evidence
}

function leadOf(bits: Float64Array, allowed: readonly boolean[], language: number): number {
  let next = 0
  for (let index = 0; index < bits.length; index++) {
    if (index !== language && allowed[index] && bits[index]! > next) next = bits[index]!
  }
  return Math.max(0, (bits[language] ?? 0) - next)
}

/** Viterbi's algorithm with one price for every change of language. */
function bestPath(rows: readonly Float64Array[], allowed: readonly boolean[]): number[] {
  const count = allowed.length
  let scores = new Float64Array(count)
  const cameFrom: Int16Array[] = []
  for (const row of rows) {
    let top = -1
    for (let language = 0; language < count; language++) {
      if (allowed[language] && (top < 0 || scores[language]! > scores[top]!)) top = language
    }
    const from = new Int16Array(count)
    const next = new Float64Array(count).fill(-Infinity)
    for (let language = 0; language < count; language++) {
      if (!allowed[language]) continue
      const stay = scores[language]! >= scores[top]! - switchBits
      from[language] = stay ? language : top
      next[language] = (stay ? scores[language]! : scores[top]! - switchBits) + row[language]!
    }
    cameFrom.push(from)
    scores = next
  }
  let at = -1
  for (let language = 0; language < count; language++) {
    if (allowed[language] && (at < 0 || scores[language]! > scores[at]!)) at = language
  }
  const path: number[] = new Array<number>(rows.length)
  for (let index = rows.length - 1; index >= 0; index--) {
    path[index] = at
    at = cameFrom[index]![at]!
  }
  return path
}

const space = /\s/
const capital = /\p{Lu}/u
const sentenceEnd = /[.!?…»”"')\]:]/
const openingMark = /["“„«¿¡([‘]/

/** Find where another language may begin: at glue, after sentences, at line breaks. */
function segmentStarts(text: string, start: number, end: number): number[] {
  const starts = [start]
  for (let at = start + 1; at < end; at++) {
    const here = text.charAt(at)
    const before = text.charAt(at - 1)
    if (space.test(here)) continue
    const opens = capital.test(here) || openingMark.test(here)
    const glued =
      !space.test(before) && opens && !capital.test(before) && !openingMark.test(before) && before !== '-'
    const line = before === '\n'
    const sentence = space.test(before) && opens && sentenceEnd.test(text.charAt(at - 2))
    if ((glued || line || sentence) && at - starts.at(-1)! >= shortest) starts.push(at)
  }
  return starts
}

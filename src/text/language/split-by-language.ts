import {isShared} from './candidates.ts'
import {
  allowedLanguages,
  type ClassifyOptions,
  classify,
  confidence,
  type IdentifiedLanguage,
  weighNgrams,
} from './classify.ts'
import {type ScriptRun, splitByScript} from './script.ts'
import {wordLanguages} from './word-languages.ts'
import {newEvidence, weighText} from './words.ts'

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
  const scripts = joinEastern(splitByScript(text))
  const mixed = scripts.some(run => run.script !== 'Latin')
  const found = new Map<string, LanguageRun[]>()
  // All runs of a script are judged together: what one says of the language holds for the names in the next.
  for (const script of new Set(scripts.map(run => run.script))) {
    if (!isShared(script)) continue
    const own = scripts.filter(run => run.script === script)
    found.set(script, splitShared(text, own, {...options, foreign: mixed && script === 'Latin'}).reverse())
  }
  const runs = scripts.flatMap(run => {
    const parts = found.get(run.script)
    if (parts === undefined) return [whole(text, run, options)]
    const own: LanguageRun[] = []
    while (parts.length > 0 && parts.at(-1)!.end <= run.end) own.push(parts.pop()!)
    return own
  })
  return merge(embed(text, runs))
}

function merge(runs: readonly LanguageRun[]): LanguageRun[] {
  const merged: LanguageRun[] = []
  for (const next of runs) {
    const last = merged.at(-1)
    if (last !== undefined && last.language === next.language) {
      last.score += ((next.score - last.score) * (next.end - next.start)) / (next.end - last.start)
      last.end = next.end
    } else merged.push({...next})
  }
  return merged
}

/** Give names and glosses in Latin letters the language of the sentence they stand in. */
function embed(text: string, runs: readonly LanguageRun[]): LanguageRun[] {
  return runs.map((run, index) => {
    const before = runs[index - 1]
    const after = runs[index + 1]
    if (before === undefined || after === undefined) return run
    if (before.language !== after.language || isLatin(text, before) || !isLatin(text, run)) return run
    if (!isEmbedded(text, run)) return run
    return {...run, language: before.language, score: before.score / 2}
  })
}

const isLatin = (text: string, run: LanguageRun): boolean =>
  /^[^\p{L}]*\p{Script=Latin}/u.test(text.slice(run.start, run.end))

/** A name or two in Latin letters, set off by spaces or brackets, or short enough to be an abbreviation. */
function isEmbedded(text: string, {start, end}: LanguageRun): boolean {
  if (end - start > 60) return false
  const words = text.slice(start, end).match(/[\p{L}\p{M}]+/gu) ?? []
  const letters = words.join('').length
  const setOff = /[\s([（「『“"«]/.test(text.charAt(start - 1) + text.charAt(start))
  return setOff ? words.length <= 3 && letters <= 30 : words.length <= 1 && letters <= 12
}

const whole = (text: string, {start, end}: ScriptRun, options: ClassifyOptions): LanguageRun => ({
  start,
  end,
  ...classify(text.slice(start, Math.min(end, start + 2 * longest)), options),
})

const easternScripts: ReadonlySet<string> = new Set(['Han', 'Kana', 'Hangul', 'Bopomofo'])

/** Join runs of ideographs, kana and Hangul that stand side by side: one language writes with several. */
function joinEastern(runs: readonly ScriptRun[]): ScriptRun[] {
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
  return joined
}

/** Bits that English has before the others for Latin letters in a line of another script. */
const foreignBits = 6

interface SplitOptions extends ClassifyOptions {
  /** Whether the line is written in another script for the most part. */
  foreign: boolean
}

/** Split the runs of a script that serves many languages, by the best path over their segments. */
function splitShared(text: string, runs: readonly ScriptRun[], options: SplitOptions): LanguageRun[] {
  const allowed = allowedLanguages(runs[0]!.script, options.languages)
  const parts = runs.flatMap(run => {
    const starts = segmentStarts(text, run.start, run.end)
    return starts.map((start, index) => ({start, end: starts[index + 1] ?? run.end}))
  })
  const rows = parts.map(({start, end}) => {
    const row = bitsOf(text.slice(start, Math.min(end, start + longest)))
    if (options.foreign) row.bits[english]! += foreignBits
    return row
  })
  const path = bestPath(
    rows.map(row => row.bits),
    allowed,
  )
  return parts.map((part, index) => ({
    ...part,
    language: wordLanguages[path[index]!] ?? 'und',
    score: confidence(leadOf(rows[index]!.bits, allowed, path[index]!), rows[index]!.words),
  }))
}

const english = wordLanguages.indexOf('en')

function bitsOf(text: string): {bits: Float64Array; words: number} {
  const evidence = weighText(text, newEvidence())
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

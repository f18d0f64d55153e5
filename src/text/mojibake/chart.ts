/** Charts: lines that show the characters of a charset, which no text has so. */
import {codeAt} from '../code-at.ts'
import {codeIn, wideCharsets, wideNamed} from './wide/tables.ts'

/** How many characters beyond ASCII, side by side and all different, are no text. */
const least = 48

/** Whether a line shows the characters of a charset, or the letters of many languages, one after the other. */
export const isChart = (line: string): boolean => {
  if (!hasRun(line)) return false
  const lastAt = new Map<number, number>()
  let from = 0
  for (let at = 0; at < line.length; at++) {
    const code = codeAt(line, at)
    if (code < 0x80) {
      from = at + 1
      continue
    }
    from = Math.max(from, (lastAt.get(code) ?? -1) + 1)
    lastAt.set(code, at)
    if (at + 1 - from >= least) return !isWideText(line.slice(from, at + 1))
  }
  return false
}

/** Whether so many characters beyond ASCII stand side by side: one in so many is looked at, and what is beside it. */
const hasRun = (line: string): boolean => {
  for (let at = least - 1; at < line.length; at += least) {
    let from = at
    while (from >= 0 && line.charCodeAt(from) >= 0x80) from--
    if (from === at) continue
    while (at < line.length && at - from <= least && codeAt(line, at) >= 0x80) at++
    if (at - from > least) return true
  }
  return false
}

/** The share of wide characters, and of those that follow in order, from which so many are a chart of theirs. */
const share = {wide: 0.5, ordered: 0.75} as const

/** Whether characters are wide ones for the most part, in no order: text that was misread is as various as a chart. */
const isWideText = (run: string): boolean => {
  const wides = run.match(/[\u2e80-\ud7ff\ue000-\ufaff]/g) ?? []
  if (wides.length < run.length * share.wide) return false
  const codes = wides.map(char => char.charCodeAt(0))
  return ![codes, ...wideCharsets.map(name => codes.map(code => codeIn(wideNamed(name)!, code)))].some(
    isOrdered,
  )
}

const isOrdered = (codes: readonly number[]): boolean => {
  let rising = 0
  for (let at = 1; at < codes.length; at++) if (codes[at]! > codes[at - 1]!) rising++
  return rising >= codes.length * share.ordered
}

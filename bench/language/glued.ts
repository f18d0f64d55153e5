import {eld} from 'eld/small'
import {splitByLanguage} from '../../src/text/language/identify.ts'
import {fold, type Glued} from './rows.ts'

interface Run {
  start: number
  end: number
  language: string
}

export interface GluedShares {
  name: string
  changes: number
  same: number
}

const letter = /[\p{L}\p{M}]/u
/** Languages of the set that are written in Latin letters, as English is. */
const latin = new Set(['de', 'es', 'fr', 'tr', 'vi'])

function measure(name: string, rows: readonly Glued[], split: (text: string) => Run[]): GluedShares {
  const right = [0, 0]
  const all = [0, 0]
  for (const {t, sp, b} of rows) {
    const runs = split(t)
    const kind = latin.has(b) ? 1 : 0
    let run = 0
    let span = 0
    for (let at = 0; at < t.length; at++) {
      while (runs[run]!.end <= at) run++
      while (sp[span]![1] <= at) span++
      if (!letter.test(t.charAt(at))) continue
      all[kind]!++
      if (fold(runs[run]!.language) === fold(sp[span]![2])) right[kind]!++
    }
  }
  return {name, changes: right[0]! / Math.max(1, all[0]!), same: right[1]! / Math.max(1, all[1]!)}
}

/** Measure the splitter, and eld asked about each line whole. */
export const gluedShares = (rows: readonly Glued[]): GluedShares[] => [
  measure('copydesk', rows, text => splitByLanguage(text)),
  measure('eld 2.1 small, line as a whole', rows, text => [
    {start: 0, end: text.length, language: eld.detect(text).language},
  ]),
]

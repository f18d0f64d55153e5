/** C1 control characters in decoded text: the characters of windows-1252 that were decoded as ISO-8859-1. */
import {pageNamed} from './pages.ts'
import type {Edit} from './plan.ts'

const page = pageNamed('windows-1252')!

/** Find C1 controls that windows-1252 has a character for. */
export const controlRound = (text: string): Edit[] => {
  const edits: Edit[] = []
  const controls = /[\x80-\x9f]+/g
  for (let match = controls.exec(text); match; match = controls.exec(text)) {
    const after = match[0].replace(/[\x80-\x9f]/g, char => page.upper[char.charCodeAt(0) - 128]!)
    if (after === match[0]) continue
    edits.push({
      start: match.index,
      end: match.index + match[0].length,
      after,
      plan: [{op: 'recode', from: 'iso-8859-1', to: 'windows-1252'}],
      confidence: 0.9,
      rule: 'c1-control',
    })
  }
  return edits
}

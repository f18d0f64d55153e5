import {withoutOverlaps} from '../without-overlaps.ts'
import {isAboutCode} from './about-code.ts'
import {PERCENT, QUOTED_PRINTABLE} from './byte-escapes.ts'
import type {Found} from './find-all.ts'
import {BARE_UNITS, BREAKS, QUOTES, UNITS} from './letter-escapes.ts'
import {LIGATURES} from './ligatures.ts'

/** An escape, what it stands for, and the rule by which it is undone. */
export interface Unescape extends Found {
  readonly rule: string
}

const KINDS = [UNITS, BARE_UNITS, BREAKS, QUOTES, PERCENT, QUOTED_PRINTABLE, LIGATURES]

/** Rules of the repairs. */
export const ESCAPE_RULES = [...new Set(KINDS.map(({rule}) => rule))]

/** What some escape needs: hardly any text holds it. */
const MAY_HOLD =
  /\\[nrtu"']|%u?[\dA-Fa-f]{2}|=[\dA-F]{2}|=\n|u(?:0[\da-f]|20)[\da-f]{2}|(?:u[\da-f]{4}){3}|[\uFB00-\uFB06]/

/**
 * Find the escapes that stand in running text where their characters should: `\u2019` and what lost its backslash (`itu2019s`), `\n`,
 * `\"`, `%E2%80%99` outside of addresses, `=E2=80=99`, `ﬁ`. Returns those of each text, in order. A kind is taken where one of the texts
 * shows it where nothing else looks alike; texts that speak of code are left alone, and so are paths and formulas. Linear.
 *
 * @example
 * findEscapes(['It\\u2019s late.']) // => [[{start: 2, before: '\\u2019', after: '’', rule: 'unicode-escape'}]]
 */
export function findEscapes(texts: readonly string[]): Unescape[][] {
  const shown = texts.some(text => MAY_HOLD.test(text)) ? KINDS.filter(({proves}) => texts.some(proves)) : []
  // Nobody who writes about code writes it in ligatures.
  const kinds = shown.length > 0 && isAboutCode(texts) ? shown.filter(kind => kind === LIGATURES) : shown
  if (kinds.length === 0) return texts.map(() => [])
  return texts.map(text => {
    const found = kinds.flatMap(({rule, find}) => find(text).map(found => ({...found, rule})))
    return withoutOverlaps(found, ({start, before}) => start + before.length)
  })
}

/**
 * Show the line breaks that a text hides as `\\n`, each where it stands: blanks fill its place, so that all others stay what they are. The same
 * text where it hides none.
 */
export function showBreaks(text: string): string {
  if (!text.includes('\\n') || !BREAKS.proves(text) || isAboutCode([text])) return text
  const breaks = BREAKS.find(text)
  return undoFound(
    text,
    breaks.map(found => ({...found, after: found.after.padStart(found.before.length)})),
  )
}

/** Put what escapes of a text stand for in their places. */
export function undoFound(text: string, found: readonly Found[]): string {
  let [undone, at] = ['', 0]
  for (const {start, before, after} of found) {
    undone += text.slice(at, start) + after
    at = start + before.length
  }
  return undone + text.slice(at)
}

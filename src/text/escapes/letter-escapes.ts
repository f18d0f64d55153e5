import {type Escapes, findAll} from './find-all.ts'

/** Characters of numbers of four digits after `u`; `null` for half a pair and for control characters. */
export function readUnits(run: string): string | null {
  const text = run.replace(/[\\%]?u([\da-fA-F]{4})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  const isWhole = !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
  return isWhole && !/[\0-\x08\x0B-\x1F\x7F-\x9F]/.test(text) ? text : null
}

/** `\u2019`, as JSON and JavaScript write it. */
export const UNITS: Escapes = {
  rule: 'unicode-escape',
  proves: text => /\\u[\da-fA-F]{4}/.test(text),
  find: findAll(/(?<!\\)(?:\\u[\da-fA-F]{4})+/g, ([run]) => readUnits(run)),
}

/** Numbers of marks and letters where only an escape puts them: quotation marks at words, a letter inside a word, three in a row. */
const LOST = new RegExp(
  `(?<!\\\\)(?:${[
    '(?<=\\p{L})u2019(?=(?:s|t|re|ve|ll|d|m)(?!\\p{L}))',
    '(?<![\\p{L}\\p{N}])u201[89bcef](?=\\p{L})',
    '(?<=[\\p{Ll}.,!?])u201d(?![\\p{L}\\p{N}])',
    '(?<=\\p{L})u201[34](?=\\p{L})',
    '(?<=\\s)u20(?:1[34]|2[26])(?=\\s)',
    '(?<=[\\s(])u00a[35](?=\\d)',
    '(?<=\\p{L})u00[a-f][\\da-f](?![\\da-f]{2})',
    '(?:u[\\da-f]{4}){3}',
  ].join('|')})`,
  'u',
)

/** Say whether a place is inside of a hashtag or of a name of a user: those end in years. */
const isInHandle = (text: string, at: number): boolean =>
  /[#@][\p{L}\p{N}_]+$/u.test(text.slice(Math.max(0, at - 40), at))

/**
 * The same without its backslash (`itu2019s`), as a database leaves it that took backslashes for its own; not in `stuffed`, `#Peru2019` and
 * `Baku2020`.
 */
export const BARE_UNITS: Escapes = {
  rule: 'unicode-escape',
  proves: text => LOST.test(text),
  find: findAll(
    /(?<!\\)(?:(?:u[\da-f]{4}){3,}|(?:u(?:00[a-f][\da-f]|0[1-9a-f][\da-f]{2}|2(?!0(?:1[0-267]|2[013-579])(?!\p{L}))[01][\da-f]{2}|3[01][\da-f]{2}|[4-9][\da-f]{3}|ff(?=[a-f]?\d)[\da-f]{2}))+)/gu,
    ({0: run, index}, text) => (isInHandle(text, index) ? null : readUnits(run)),
  ),
}

/** Two breaks, or one between sentences: paths and formulas hold one before a small letter. */
const BREAK = /\\n\s?(?:\\r)?\\n|[.!?…"”»)]\s?(?:\\r)?\\n\s?["“«—]?\p{Lu}/u

/** `\n`, and its kin. */
export const BREAKS: Escapes = {
  rule: 'line-break-escape',
  proves: text => BREAK.test(text),
  find: findAll(/(?<!\\|(?<!\p{L})\p{L}:)(?:\\r\\n|\\[nrt])(?!\p{Ll}+[\\/])/gu, ([letters]) =>
    letters === '\\t' ? ' ' : '\n',
  ),
}

/** Commands, groups and accents of LaTeX. */
const LATEX = /\\[a-z]{3,}|\{\\|\p{L}\\"\p{L}/iu
const QUOTED = new RegExp(
  [
    "[\\p{L}\\p{N}]\\\\'(?:s|t|re|ve|ll|d|m)(?!\\p{L})",
    "(?<!\\p{L})(?:[cdjlmnst]|qu)\\\\'(?:\\p{Lu}|[hàâéèêô])",
    '(?<![\\p{L}\\p{N}])\\\\"\\p{L}',
    '[\\p{L}.,!?]\\\\["\'](?=[\\s.,;:!?)]|$)',
  ].join('|'),
  'u',
)

/** `\"` and `\'`, as literals hold them and old servers stored them. */
export const QUOTES: Escapes = {
  rule: 'quote-escape',
  proves: text => QUOTED.test(text) && !LATEX.test(text),
  find: findAll(/(?<!\\)\\+(["'])/g, ([, quote]) => quote!),
}

/** Signs that took the place of C1 controls: a line is seen without them, and what is found there is put back in its place. */

/** What stands where a control stood. */
type Sign = '\ufffd' | '?' | ' '

/** A line without the signs that stand for controls. */
export interface View {
  text: string
  /** Where each code unit stands in the line, and where the line ends. */
  places: Uint32Array
}

/**
 * What shows that signs stand for controls, and thus what was read as ISO-8859-1: a mark whose last two bytes were controls,
 * and ß, since windows-1252 lacks the last byte of capitals only, which stand in no word.
 */
const shown: readonly (readonly [Sign, RegExp])[] = [
  ['\ufffd', /\xe2\ufffd\ufffd|\p{Ll}\xc3\ufffd\p{Ll}/u],
  ['?', /\xe2\?\?|\p{Ll}\xc3\?\p{Ll}/u],
  [' ', /[\p{L}\p{N}]\xe2 {2}[\p{L}\p{N}]/u],
]
/** The same of the letters from ŀ to ş, in languages that have others of them inside words than ō and those in Esperanto. */
const shownByLetters: readonly (readonly [Sign, RegExp])[] = [
  ['\ufffd', /\p{Ll}\xc5\ufffd\p{Ll}/u],
  ['?', /\p{Ll}\xc5\?\p{Ll}/u],
]
const lettered = new Set(['az', 'cs', 'fr', 'hu', 'ku', 'lv', 'pl', 'ro', 'sk', 'tr'])
/** The leads of sequences before the signs that stand for their bytes. */
const leads: Readonly<Record<Sign, RegExp>> = {
  '\ufffd': /[\xc3-\xc5](?=\ufffd)|\xe2(?=\ufffd[\xa0-\xbf\ufffd])/g,
  '?': /[\xc3-\xc5](?=\?)|\xe2(?=\?[?\xa0-\xbf])/g,
  ' ': /[\xc3-\xc5](?= (?:\p{Ll}|[\s,.]))|\xe2(?= [ \xa0-\xbf])/gu,
}

/** Tell which sign stands for the controls of a text; nothing where none is shown to. */
export const signOf = (lines: readonly string[], languageOf: () => string | undefined): Sign | undefined => {
  const find = (evidence: typeof shown) =>
    evidence.find(([, pattern]) => lines.some(line => pattern.test(line)))?.[0]
  const own = find(shown)
  if (own !== undefined) return own
  const byLetters = find(shownByLetters)
  return byLetters !== undefined && lettered.has(languageOf() ?? '') ? byLetters : undefined
}

/** See a line without the signs behind the leads of sequences; as it is, where no sign stands for controls. */
export const viewOf = (line: string, sign: Sign | undefined): View => {
  const places = new Uint32Array(line.length + 1)
  for (let at = 1; at <= line.length; at++) places[at] = at
  if (sign === undefined) return {text: line, places}
  let text = ''
  let from = 0
  const keep = (end: number) => {
    for (let at = from; at < end; at++) places[text.length + at - from] = at
    text += line.slice(from, end)
  }
  for (const {index, 0: lead} of line.matchAll(leads[sign])) {
    keep(index + 1)
    from = index + 1
    for (let left = lead === '\xe2' ? 2 : 1; left > 0 && line[from] === sign; left--) from++
  }
  keep(line.length)
  places[text.length] = line.length
  return {text, places}
}

/** Marks in a row that are composed together; the Stream-Safe Text Format (UAX #15, 13) allows for as many. */
const LONG_RUN = /(\p{M}{30})(?=\p{M})/gu
/** Keeps the marks before and after it apart, and is nothing else (combining grapheme joiner). */
const JOINER = '\u034f'

/**
 * Compose a text (NFC) in time linear in its length: the marks of a run without end, which have to be sorted, would take its square.
 *
 * @example
 * compose('cafe\u0301') // => 'café'
 */
export function compose(text: string): string {
  return text.replace(LONG_RUN, `$1${JOINER}`).normalize('NFC')
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const BLANK = 0x20

/** Units that a line takes at least: a sign and its break. */
const LEAST = 2

/**
 * Most lines of a text, unless told otherwise. What is made of a line until the record is written takes about a kilobyte, so that as
 * many take half of what a worker may (2 GiB); the longest books have a fifth of them.
 */
export const MOST_LINES = 500_000

/**
 * Say whether a text has more lines than `most`; blank ones do not count.
 *
 * @example
 * exceedsLines('One\n\ntwo', 1) // => true
 */
export function exceedsLines(text: string, most: number): boolean {
  if (text.length < LEAST * most) return false
  let lines = 0
  let isBlank = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED || code === CARRIAGE_RETURN) isBlank = true
    else if (isBlank && code > BLANK) {
      isBlank = false
      if (++lines > most) return true
    }
  }
  return false
}

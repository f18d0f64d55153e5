/**
 * Control characters (the terminal's escapes among them), marks that turn the direction of what follows, line and paragraph
 * separators, and lone surrogates.
 */
const UNSEEN = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu

/**
 * Make text from anywhere safe to show on a terminal, on one line: characters that would move the cursor, change colours or
 * turn the direction are written as `\u{…}`, line feeds as `⏎`.
 *
 * @example
 * showText('a\u001b[31mb\nc') // => 'a\\u{1b}[31mb⏎c'
 */
export function showText(text: string): string {
  return text.replace(UNSEEN, character =>
    character === '\n' ? '⏎' : character === '\t' ? ' ' : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  )
}

/** Shorten text to a number of code points, with `…` where something was left out. */
export function shorten(text: string, length: number): string {
  // Twice the length in code units holds at least that many code points.
  const points = [...text.slice(0, 2 * length + 2)]
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`
}

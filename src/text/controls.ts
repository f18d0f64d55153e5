/** Terminal sequences (CSI, OSC) whole, so that no `[2J` is left behind. Lengths are bounded, so cost is linear. */
const SEQUENCE = '\\x1B\\[[0-9;?]{0,32}[@-~]|\\x1B\\][^\\x07\\x1B]{0,256}(?:\\x07|\\x1B\\\\)'
/** Control characters save tab and line ends; direction overrides; byte order marks inside of text; noncharacters. */
const STEERING =
  '\\0-\\x08\\x0B\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F\\u202D\\u202E\\uFEFF\\uFDD0-\\uFDEF\\uFFFE\\uFFFF'
/** Scripts without blanks between words, where a space of no width parts them. */
const UNPARTED = '[\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}\\p{sc=Javanese}]'
/** A space of no width that parts nothing, and a joiner with nothing in front of it that joins. */
const IDLE = `(?<!${UNPARTED})\\u200B(?!${UNPARTED})|(?<=^|[\\s\\0-\\x7F\\p{sc=Latin}\\p{P}\\u200D])\\u200D`
/** Pictures of a font of signs, by themselves: no other font has them. */
const ICON = '(?<=^|\\s)[\\uE000-\\uF8FF]+(?:[ \\t]+|(?=\\s|$))'
const CONTROLS = new RegExp(`${SEQUENCE}|[${STEERING}]|${IDLE}|${ICON}`, 'gu')

/** What each of these holds: hardly any text does. */
const CONTROL = new RegExp(`[${STEERING}\\u200B\\u200D\\uE000-\\uF8FF]`)
const NOTHING: string[] = []

/**
 * Drop characters that show nothing and steer what shows them. Returns the text and what was dropped, in order.
 *
 * @example
 * dropControls('a\u202Eb\x1B[2Jc').text // => 'abc'
 */
export function dropControls(text: string): {text: string; removed: string[]} {
  if (!CONTROL.test(text)) return {text, removed: NOTHING}
  const removed: string[] = []
  const kept = text.replace(CONTROLS, match => {
    removed.push(match)
    return ''
  })
  return {text: kept, removed}
}

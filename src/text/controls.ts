/**
 * Terminal sequences (CSI, OSC) whole, so that no `[2J` is left behind; control characters save tab and line ends;
 * direction overrides; noncharacters. Lengths are bounded, so cost is linear.
 */
const CONTROLS =
  /\x1B\[[0-9;?]{0,32}[@-~]|\x1B\][^\x07\x1B]{0,256}(?:\x07|\x1B\\)|[\0-\x08\x0B\x0E-\x1F\x7F-\x84\x86-\x9F\u202D\u202E\uFDD0-\uFDEF\uFFFE\uFFFF]/g

/** What each of these begins with: hardly any text holds one. */
const CONTROL = /[\0-\x08\x0B\x0E-\x1F\x7F-\x84\x86-\x9F\u202D\u202E\uFDD0-\uFDEF\uFFFE\uFFFF]/
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

/** Code units shown on either side of a change. */
const AROUND = 16

/** The part of a change that differs, with a little of what is around it. */
export interface FocusedChange {
  readonly before: string
  readonly after: string
}

/**
 * Cut two long texts to the part in which they differ.
 *
 * @example
 * focusChange('a long enough opening, cafÃ©', 'a long enough opening, café') // => {before: '…ugh opening, cafÃ©', after: '…ugh opening, café'}
 */
export function focusChange(before: string, after: string): FocusedChange {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const from = Math.max(start - AROUND, 0)
  const cut = (text: string) => {
    const to = Math.min(text.length - end + AROUND, text.length)
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.toWellFormed()
  }
  return {before: cut(before), after: cut(after)}
}

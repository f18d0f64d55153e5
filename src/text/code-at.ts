const {charCodeAt} = String.prototype

/**
 * Read the code unit at an index that is inside the text: beyond its end every caller would be slowed down.
 *
 * V8 keeps some ten layouts of strings (flat, sliced, joined, of one byte or two …). A function that has met more than four of them looks
 * the method up anew for each sign, which takes several times as long as the sign; called like this, it is known.
 */
export function codeAt(text: string, index: number): number {
  return charCodeAt.call(text, index)
}

/** Read the code unit at an index; 0 outside of the text. */
export function codeOrZeroAt(text: string, index: number): number {
  return index >= 0 && index < text.length ? charCodeAt.call(text, index) : 0
}

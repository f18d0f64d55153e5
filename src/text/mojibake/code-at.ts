/** Code units of a text, and what stands beyond its ends. */

/** Give the code unit at a place; 0 outside of the text, where `charCodeAt` gives NaN, by which engines look up slowly. */
export const codeAt = (text: string, at: number): number =>
  at >= 0 && at < text.length ? text.charCodeAt(at) : 0

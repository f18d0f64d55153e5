/** Shorter strings are never slices of others. */
const LEAST_SLICE = 13

/** Make a string of its own of what may be a slice: V8 keeps a whole page alive for one string that was sliced from it. */
export function ownString(text: string): string {
  // Joining makes a string of its own, which the slice then belongs to.
  return text.length < LEAST_SLICE ? text : ` ${text}`.slice(1)
}

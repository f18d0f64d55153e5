/** Where the marks of English stand: what is before and after a place tells whether a mark fits there. */

/** How much of the text before and after a place tells what it is. */
export const nearby = 14

/** What stands before and after the place of a mark: one character, or what reaches to `end`. */
export const around = (text: string, at: number, end = at + 1): {before: string; after: string} => ({
  before: text.slice(Math.max(0, at - nearby), at),
  after: text.slice(end, end + nearby),
})

/** What t is short for not after: don’t, isn’t, can’t. */
const negated =
  /(?:^|[^\p{L}])(?:do|does|did|is|are|was|were|ha[sved]+|ca|could|would|should|wo|ai|must|need|might|sha|ought)n$/iu
/** What the other short forms follow. */
const shortened =
  /(?:^|[^\p{L}])(?:I|you|he|she|it|we|they|who|what|that|there|here|this|how|where|when|would|could|should|might|must)$/iu
const endings = /^(?:t|m|d|ll|re|ve|s)(?![\p{L}\d=&])/iu

/** How sure it is that a mark fits a place: by itself, or in company only. */
export type Fit = 'sure' | 'likely' | undefined

/** Tell whether an apostrophe stands between what is before and after a place. */
export const joinOf = (before: string, after: string): Fit => {
  const ending = endings.exec(after)?.[0].toLowerCase()
  if (ending === 't') return negated.test(before) ? 'sure' : undefined
  if (ending === 'm') return /(?:^|[^\p{L}])I$/iu.test(before) ? 'sure' : undefined
  if (ending === 's') return /[\p{L}\d]$/u.test(before) ? 'likely' : undefined
  if (ending !== undefined) return shortened.test(before) ? 'sure' : undefined
  return /(?:^|[^\p{L}])O$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after) ? 'likely' : undefined
}

/** What stands before and after a mark. */
interface Place {
  before: RegExp
  after: RegExp
}
/** A quotation begins before a word, and ends behind one or its stop; a dash stands between spaces. */
export const opening: Place = {before: /(?:^|[\s([{–—])$/u, after: /^\p{L}/u}
export const closing: Place = {before: /[\p{L}\p{N}.,!?%)…]$/u, after: /^(?:$|[\s.,;:!?)\]}–—])/u}
export const dash: Place = {before: /[\p{L}\p{N}.,!?)"”] $/u, after: /^ \p{Ll}/u}
/** Several owners: years’, workers’; shorter words rather lost the letter that they end with. */
export const owner: Place = {before: /\p{L}{4}s$/u, after: /^ \p{Ll}/u}

/** Whether a place is one of a kind. */
export const fits = ({before: left, after: right}: Place, before: string, after: string): boolean =>
  left.test(before) && right.test(after)

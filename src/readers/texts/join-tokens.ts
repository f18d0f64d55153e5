/** A word or sign of a text that was cut into such, and whether nothing stands between it and the next. */
export interface Token {
  readonly form: string
  readonly isGlued: boolean
}

const CLOSES = /^(?:[.,;:!?%…)\]}»”’›]|\.{2,}|n't|'(?:s|re|ve|ll|d|m|t))$/i
const OPENS = /^[([{«“„‘‚‹¿¡]$/
/** Scripts that put no blanks between words. */
const UNSPACED =
  /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Mymr}。、，！？：；「」『』（）《》]/u

/**
 * Put tokens together to a text: as they say where any says so, else by what signs do in print.
 *
 * @example
 * joinTokens(['Fog', ',', 'he', 'said', '.'].map(form => ({form, isGlued: false}))) // => 'Fog, he said.'
 */
export function joinTokens(tokens: readonly Token[]): string {
  const saysItself = tokens.some(({isGlued}) => isGlued)
  let text = ''
  let isQuoted = false
  let before: Token | null = null
  for (const token of tokens) {
    const isMark = token.form === '"'
    const isBlank =
      before !== null && (saysItself ? !before.isGlued : parts(before.form, token.form, isQuoted))
    text += isBlank ? ` ${token.form}` : token.form
    if (isMark) isQuoted = !isQuoted
    before = token
  }
  return text
}

/** Say whether a blank stands between two tokens; of straight quotation marks the first opens. */
function parts(before: string, after: string, isQuoted: boolean): boolean {
  if (CLOSES.test(after) || OPENS.test(before)) return false
  if (/^['’]$/.test(after) && /s$/i.test(before)) return false
  if (after === '"' && isQuoted) return false
  if (before === '"' && isQuoted) return false
  return !(UNSPACED.test(before) && UNSPACED.test(after))
}

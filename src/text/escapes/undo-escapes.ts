import {closingQuote, hasOnlyEscapes, unescapeLiteral} from './literal.ts'

/** A text whose escapes are undone; bytes, a character each, where they stand for bytes. */
export interface Unescaped {
  readonly text: string
  readonly isBytes: boolean
}

/**
 * Undo the escapes of a text that was written as a literal where it should have been written as it is: bytes of Python (`b'…'`), a string
 * of JSON inside a string, line breaks as `\n`, characters as `\u00e9`. `null` where none was. Code, paths and formulas that hold
 * backslashes are left alone: the text has to be without line breaks, or without any character beyond ASCII, and all of its backslashes
 * have to begin escapes.
 *
 * @example
 * undoEscapes('One.\\n\\nTwo.') // => {text: 'One.\n\nTwo.', isBytes: false}
 * @example
 * undoEscapes('C:\\new\\table') // => null
 */
export function undoEscapes(text: string): Unescaped | null {
  const trimmed = text.trim()
  if (/^[bB]['"]/.test(trimmed) && closingQuote(trimmed, 1) === trimmed.length - 1)
    return {text: unescapeLiteral(trimmed.slice(2, -1)), isBytes: true}
  if (!text.includes('\\')) return null
  if (isQuoted(trimmed)) return {text: String(JSON.parse(trimmed)), isBytes: false}
  const markup = withoutScripts(trimmed)
  const visible = markup.replace(/<[^<>]*>/g, ' ')
  if (!hidesBreaks(visible) && !hidesLetters(visible) && !hidesEndTags(markup)) return null
  const isBytes = /\\x/.test(visible) && !/\\u|[^\0-\x7f]/i.test(text)
  return {text: unescapeLiteral(text), isBytes}
}

/** A string of JSON that needs its quotation marks: one without escapes may be a quotation. */
function isQuoted(text: string): boolean {
  if (!/^"[\s\S]*"$/.test(text) || text.includes('\n')) return false
  try {
    return typeof JSON.parse(text) === 'string'
  } catch {
    return false
  }
}

/** Scripts hold escapes of their own, on every page; so do attributes. */
function withoutScripts(text: string): string {
  if (!text.includes('<')) return text
  let rest = ''
  let from = 0
  for (const {index} of text.matchAll(/<(?:script|style)\b/gi)) {
    if (index < from) continue
    rest += text.slice(from, index)
    const end = /<\\?\/(?:script|style)/gi
    end.lastIndex = index
    from = end.exec(text)?.index ?? text.length
  }
  return rest + text.slice(from)
}

/** Paths and formulas hold `\n` before a small letter (`C:\new`, `\nabla`), never twice in a row. */
function hidesBreaks(text: string): boolean {
  if (text.includes('\n')) return false
  const breaks = text.match(/\\n/g)?.length ?? 0
  if (breaks < 2 || !hasOnlyEscapes(text)) return false
  const plain = text.match(/\\n(?![a-z])/g)?.length ?? 0
  return /\\n(?:\\r)?\\n/.test(text) || plain * 2 >= breaks
}

/** Escapes of characters stand among the letters of words, and nothing else is beyond ASCII. */
function hidesLetters(text: string): boolean {
  const escapes = text.match(/\\(?:u[\da-f]{4}|x[\da-f]{2})/gi)?.length ?? 0
  if (escapes < 3 || /[^\0-\x7f]/.test(text) || !hasOnlyEscapes(text)) return false
  const among = text.match(
    /(?<=[A-Za-z\d]|\\u[\da-f]{4}|\\x[\da-f]{2})\\[ux]|\\(?:u[\da-f]{4}|x[\da-f]{2})(?=[A-Za-z])/gi,
  )
  return (among?.length ?? 0) * 2 >= escapes
}

/** `<\/p>`: tags whose slash is escaped, none whose slash is not. */
function hidesEndTags(text: string): boolean {
  return (text.match(/<\\\/[a-z]/gi)?.length ?? 0) >= 2 && !/<\/[a-z]/i.test(text)
}

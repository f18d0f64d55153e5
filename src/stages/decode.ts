import {ConfigurationError, DocumentError} from '../model/errors.ts'
import type {BytesDocument, CharsetUsed} from '../model/forms.ts'
import type {Report} from '../model/note.ts'
import {defineStage} from '../model/stage.ts'
import {canonicalCharset} from '../text/charset/canonical-charset.ts'
import {decodeBytes} from '../text/charset/decode-bytes.ts'
import {looksBinary} from '../text/charset/looks-binary.ts'

/**
 * Turn bytes into text: find the charset (byte order mark, strict UTF-8, declaration, detection) and decode.
 * Rejects empty input (`empty-input`) and bytes that are no text (`binary-input`).
 *
 * @throws {ConfigurationError} for a charset that is not known.
 */
export const decode = defineStage({
  name: 'decode',
  takes: 'bytes',
  gives: 'text',
  defaults: {
    /** Charset to use when none is declared and detection is unsure. @default 'windows-1252' */
    fallbackCharset: 'windows-1252',
  },
  setup: ({fallbackCharset}) => {
    requireCharset(fallbackCharset)
    return (document, report) => {
      const decoded = decodeContent(document, {fallbackCharset, html: false}, report)
      return {form: 'text', ...decoded, source: document.source}
    }
  },
})

/** @throws {ConfigurationError} for a name that no charset has. Shared with `scanPage`. */
export function requireCharset(name: string): void {
  if (canonicalCharset(name) === null)
    throw new ConfigurationError(
      `Cannot set \`fallbackCharset\` to \`${name}\`: expected a name such as windows-1252, gb18030 or shift_jis`,
    )
}

/** Decode a document's content, or take it as it is when it came as a string. Shared with `scanPage`. */
export function decodeContent(
  {content, declaredCharset, mediaType}: BytesDocument,
  {fallbackCharset, html}: {fallbackCharset: string; html: boolean},
  report: Report,
): CharsetUsed & {text: string} {
  if (content.length === 0) throw new DocumentError('empty-input')
  if (typeof content === 'string')
    return {text: content.toWellFormed(), charset: null, charsetSource: 'given'}
  const binary = looksBinary(content)
  if (binary) throw new DocumentError('binary-input', `expected text, got ${binary} data`)
  const decoded = decodeBytes(content, {charset: declaredCharset, mediaType, fallbackCharset, html})
  if (decoded.doubts?.includes('unreadable'))
    throw new DocumentError('binary-input', 'expected text, got bytes that make none in any charset')
  report(decoded.source, {after: decoded.charset})
  for (const doubt of decoded.doubts ?? []) report(doubt, {kind: 'doubt'})
  return {text: decoded.text, charset: decoded.charset, charsetSource: decoded.source}
}

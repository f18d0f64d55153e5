import {DocumentError} from '../model/errors.ts'
import type {BytesDocument, CharsetUsed} from '../model/forms.ts'
import type {Report} from '../model/note.ts'
import type {OptionValues} from '../model/option-values.ts'
import {defineStage} from '../model/stage.ts'
import {canonicalCharset} from '../text/charset/canonical-charset.ts'
import {decodeBytes} from '../text/charset/decode-bytes.ts'
import {binaryMessage, looksBinary} from '../text/charset/looks-binary.ts'

/** Names of charsets, for options. Shared with `scanPage`. */
export const CHARSET: OptionValues = {
  expected: 'a name of a charset, such as windows-1252, gb18030 or shift_jis',
  include: value => typeof value === 'string' && canonicalCharset(value) !== null,
}

/**
 * Turn bytes into text: find the charset (byte order mark, strict UTF-8, declaration, detection) and decode.
 * Rejects empty input (`empty-input`) and bytes that are no text (`binary-input`).
 */
export const decode = defineStage({
  name: 'decode',
  takes: 'bytes',
  gives: 'text',
  defaults: {
    /** Charset to use when none is declared and detection is unsure. @default 'windows-1252' */
    fallbackCharset: 'windows-1252',
  },
  values: {fallbackCharset: CHARSET},
  setup:
    ({fallbackCharset}) =>
    (document, report) => {
      const decoded = decodeContent(document, {fallbackCharset, html: false}, report)
      return {form: 'text', ...decoded, source: document.source}
    },
})

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
  if (binary) throw new DocumentError('binary-input', binaryMessage(binary))
  const decoded = decodeBytes(content, {charset: declaredCharset, mediaType, fallbackCharset, html})
  if (decoded.doubts?.includes('unreadable'))
    throw new DocumentError('binary-input', 'expected text, got bytes that make none in any charset')
  report(decoded.source, {after: decoded.charset})
  for (const doubt of decoded.doubts ?? []) report(doubt, {kind: 'doubt'})
  return {text: decoded.text, charset: decoded.charset, charsetSource: decoded.source}
}

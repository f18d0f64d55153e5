import {byteOrderMark} from '../../text/charset/byte-order-mark.ts'
import {detectWide} from '../../text/charset/detect-wide.ts'

type Utf16 = 'utf-16le' | 'utf-16be'

/** Tell by its first bytes that a file is text in UTF-16, in which no sign of a format stands as it does in ASCII; `null` where it is not. */
export function utf16Of(head: Uint8Array): Utf16 | null {
  const charset =
    byteOrderMark(head)?.charset ?? (head.subarray(0, 200).includes(0) ? detectWide(head) : null)
  return charset === 'utf-16le' || charset === 'utf-16be' ? charset : null
}

/** Write text in UTF-16 as UTF-8. */
export async function* fromUtf16(
  chunks: AsyncIterable<Uint8Array>,
  charset: Utf16,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = new TextDecoder(charset)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, {stream: true}))
  yield Buffer.from(decoder.decode())
}

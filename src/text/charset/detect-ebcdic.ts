import {decodeAs} from './decode-as.ts'
import {readingOf} from './plausibility.ts'

const SAMPLE = 4096
const LEAST_SPACES = 0.08
const LEAST_READING = 0.5

/**
 * Detect EBCDIC text all of whose bytes are below 0x80, as words of Hebrew are (cp424); `null` for ASCII text.
 *
 * There is hardly an ASCII space then, and EBCDIC's own, `@`, every few bytes.
 */
export function detectEbcdic(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE)
  let own = 0
  let ascii = 0
  for (const byte of sample) {
    if (byte === 0x40) own++
    else if (byte === 0x20 || byte === 0x0a) ascii++
  }
  if (sample.length < 20 || own < sample.length * LEAST_SPACES || ascii > own * 0.1) return null
  return readingOf(decodeAs(sample, 'cp424')).score >= LEAST_READING ? 'cp424' : null
}

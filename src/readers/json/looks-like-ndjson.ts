import {HEAD_BYTES} from '../types.ts'

/**
 * Say whether an input is JSON Lines: its first line that is not blank is a whole JSON object, or begins like one and is longer
 * than the head. The names `.ndjson` and `.jsonl` (also before `.gz`) decide where the content leaves it open: in an empty
 * input, or one that begins with a bad line but no tag.
 *
 * @example
 * looksLikeNdjson(new TextEncoder().encode('{"id": "1", "text": "A"}\n'), 'dump') // => true
 * @example
 * looksLikeNdjson(new TextEncoder().encode('{the} first words'), 'dump') // => false
 */
export function looksLikeNdjson(head: Uint8Array, name: string): boolean {
  // Stray NUL bytes make a bad line, no text.
  const bytes = head.includes(0) ? head.filter(byte => byte !== 0) : head
  const text = new TextDecoder().decode(bytes).replace(/^[\s\x1e\uFFFD]+/, '')
  if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(name)) return !text.startsWith('<')
  if (!/^\{\s*["}]/.test(text)) return false
  const end = text.indexOf('\n')
  if (end < 0 && head.length >= HEAD_BYTES) return true
  return isObject(end < 0 ? text : text.slice(0, end))
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

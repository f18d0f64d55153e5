import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/**
 * Hash text or bytes: the first `digits` hex digits of their SHA-256 (text as UTF-8, lone surrogates as U+FFFD).
 *
 * @example
 * shortHash('copydesk', 8) // => '81a0fc48'
 */
export function shortHash(content: string | Uint8Array, digits = 32): string {
  const bytes = typeof content === 'string' ? utf8ToBytes(content) : content
  return bytesToHex(sha256(bytes)).slice(0, digits)
}

import {detectAll} from 'jschardet'
import {canonicalCharset} from './canonical-charset.ts'
import {decodeAs} from './decode-as.ts'
import {isAsciiIncompatible} from './families.ts'

/** A charset chosen for bytes that are no UTF-8. */
export interface Choice {
  charset: string
  source: string
  confidence: number
  /** Whether a declaration was passed over. */
  overruled: boolean
}

/** A charset that someone declared. */
export interface Claim {
  charset: string
  source: string
}

/** A declared charset stands while the detector gives it this share of what it gives the best one. */
const STANDS = 0.75

/**
 * Choose the charset of a sample: the first claim that its bytes bear out, else what detection finds, else the fallback.
 */
export function chooseCharset(sample: Uint8Array, claims: readonly Claim[], fallback: string): Choice {
  const found = detectCharsets(sample)
  const best = found[0]
  const bestText = best ? decodeAs(sample, best.charset) : ''
  for (const {charset, source} of claims) {
    if (isAsciiIncompatible(charset)) continue
    const text = decodeAs(sample, charset)
    const own = found.find(entry => entry.charset === charset)
    const agrees = text === bestText
    if (!agrees && best && (badShare(text) > 0.02 || (own?.confidence ?? 0) < best.confidence * STANDS))
      continue
    const confidence = agrees ? 0.99 : Math.max(0.5, own?.confidence ?? 0)
    return {charset, source, confidence, overruled: false}
  }
  const overruled = claims.length > 0
  if (!best) return {charset: fallback, source: 'fallback', confidence: 0.1, overruled}
  return {charset: best.charset, source: 'detected', confidence: best.confidence, overruled}
}

function detectCharsets(sample: Uint8Array): {charset: string; confidence: number}[] {
  const found: {charset: string; confidence: number}[] = []
  const results = detectAll(sample, {minimumThreshold: 0, excludeEncodings: ['utf-7']})
  for (const {encoding, confidence} of results) {
    const charset = encoding === null ? null : canonicalCharset(encoding)
    if (charset !== null && charset !== 'utf-8' && !found.some(entry => entry.charset === charset)) {
      found.push({charset, confidence})
    }
  }
  return found
}

/** The share of non-ASCII characters that no text has: U+FFFD, C1 controls, private use. */
function badShare(text: string): number {
  const all = text.match(/[^\0-\x7f]/g)?.length ?? 0
  return all === 0 ? 0 : (text.match(/[\ufffd\u0080-\u009f\ue000-\uf8ff]/g)?.length ?? 0) / all
}

import {byteOrderMark} from './byte-order-mark.ts'
import {canonicalCharset} from './canonical-charset.ts'
import {claimsOf} from './claims.ts'
import {decodeAs} from './decode-as.ts'
import {decodeMixed} from './decode-mixed.ts'
import {decodeTornUtf8, isTornUtf8} from './decode-torn.ts'
import {decodeStrictUtf8} from './decode-unicode.ts'
import {chooseCharset} from './detect-charset.ts'
import {detectEbcdic} from './detect-ebcdic.ts'
import {detectStateful, HZ_OPENING} from './detect-stateful.ts'
import {detectWide} from './detect-wide.ts'
import {isAsciiIncompatible} from './families.ts'
import {sampleOf} from './sample.ts'
import {tryMixed} from './try-mixed.ts'

/** What is known about bytes besides themselves. */
export interface DecodeHints {
  /** Label that the transport declared (an HTTP header, a field of the record). */
  charset?: string | null
  /** Media type, whose `charset` parameter counts as declared by the transport. */
  mediaType?: string | null
  /** Charset to use when none is declared and detection finds nothing. @default 'windows-1252' */
  fallbackCharset?: string
  /** `false`: plain text, in which tags are no declarations. @default true */
  html?: boolean
}

/**
 * How the charset was found.
 *
 * `bom` byte order mark; `utf-8` well-formed UTF-8; `ascii` nothing but ASCII, nothing declared; `http` declared by the
 * transport; `xml`, `meta`, `http-equiv` declared in the page; `detected` by the bytes alone; `fallback` nothing found;
 * `mixed` two charsets, each stretch decoded by its own (`charset` is the one with more bytes); `given` is for text
 * that came as a string.
 */
export type CharsetSource =
  | 'bom'
  | 'utf-8'
  | 'ascii'
  | 'http'
  | 'xml'
  | 'meta'
  | 'http-equiv'
  | 'detected'
  | 'fallback'
  | 'mixed'
  | 'given'

/** Why to look twice at a decoded text. */
export type CharsetDoubt =
  | 'declaration-overruled'
  | 'replacement-characters'
  | 'utf-7-refused'
  | 'unknown-label'
  | 'low-confidence'
  | 'unreadable'

/** Bytes as text. */
export interface Decoded {
  /** Well-formed text, without its byte order mark. */
  text: string
  /** Canonical name: WHATWG's in lower case, else copydesk's (`utf-32le`, `johab`, `hz-gb-2312` …). */
  charset: string
  source: CharsetSource
  /** From 0 to 1. */
  confidence: number
  doubts?: CharsetDoubt[]
}

/**
 * Decode bytes whose charset may be declared wrongly, variously, or not at all. Never throws.
 *
 * In order: byte order mark; UTF-8 that is well-formed throughout; declarations (transport, XML, `meta`, `http-equiv`)
 * as far as the bytes bear them out; detection on a bounded sample by n-grams of some fifty languages; the fallback. Takes linear time.
 *
 * @example
 * decodeBytes(Uint8Array.of(0x63, 0x61, 0x66, 0xc3, 0xa9)).text // => 'café'
 * decodeBytes(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)).source // => 'bom'
 */
export function decodeBytes(bytes: Uint8Array, hints: DecodeHints = {}): Decoded {
  const mark = byteOrderMark(bytes)
  if (mark) return decodeMarked(bytes.subarray(mark.length), mark.charset)
  const strict = decodeStrictUtf8(bytes)
  if (strict !== null) {
    const ascii = strict.length === bytes.length
    if (!ascii && !hasEscapes(strict, bytes))
      return {text: strict, charset: 'utf-8', source: 'utf-8', confidence: 1}
    return decodeValidUtf8(bytes, strict, hints)
  }
  const wide = detectWide(bytes)
  if (wide) return finish({text: decodeAs(bytes, wide), charset: wide, source: 'detected', confidence: 0.95})
  const ebcdic = detectEbcdic(bytes)
  if (ebcdic)
    return finish({text: decodeAs(bytes, ebcdic), charset: ebcdic, source: 'detected', confidence: 0.9})
  return decodeLegacy(bytes, hints)
}

function decodeMarked(bytes: Uint8Array, charset: string): Decoded {
  const strict = charset === 'utf-8' ? decodeStrictUtf8(bytes) : null
  if (strict !== null) return {text: strict, charset, source: 'bom', confidence: 1}
  if (charset === 'utf-8') {
    const {text} = decodeMixed(bytes, 'windows-1252')
    return finish({text, charset, source: 'bom', confidence: 0.9})
  }
  return finish({text: decodeAs(bytes, charset), charset, source: 'bom', confidence: 1})
}

/** Looks at the text that the bytes are as UTF-8: V8 searches strings faster than arrays, save for NUL in those of two bytes a unit. */
function hasEscapes(strict: string, bytes: Uint8Array): boolean {
  const hasNul = strict.length === bytes.length ? strict.includes('\0') : bytes.includes(0)
  return hasNul || strict.includes('\u001b') || strict.includes(HZ_OPENING)
}

/** ASCII, or UTF-8 with escapes or NUL bytes, which may be the dress of another charset. */
function decodeValidUtf8(bytes: Uint8Array, strict: string, hints: DecodeHints): Decoded {
  const ascii = strict.length === bytes.length
  const {claims, doubts} = claimsOf(bytes, hints)
  const wide = bytes.includes(0) ? detectWide(bytes) : null
  if (wide) return finish({text: decodeAs(bytes, wide), charset: wide, source: 'detected', confidence: 0.95})
  if (ascii && hasEscapes(strict, bytes)) {
    const stateful = claims.find(({charset}) => /^(?:iso-2022|hz-)/.test(charset))
    const charset = detectStateful(bytes, stateful?.charset ?? null)
    if (charset) {
      const source = (stateful?.charset === charset ? stateful.source : 'detected') as CharsetSource
      return finish({text: decodeAs(bytes, charset), charset, source, confidence: 0.95, doubts})
    }
  }
  const ebcdic = ascii ? detectEbcdic(bytes) : null
  if (ebcdic)
    return finish({
      text: decodeAs(bytes, ebcdic),
      charset: ebcdic,
      source: 'detected',
      confidence: 0.6,
      doubts,
    })
  const kept = doubts.length > 0 ? {doubts} : {}
  if (!ascii) return {text: strict, charset: 'utf-8', source: 'utf-8', confidence: 0.95, ...kept}
  const claim = claims.find(({charset}) => !isAsciiIncompatible(charset))
  if (!claim) return {text: strict, charset: 'utf-8', source: 'ascii', confidence: 1, ...kept}
  return {text: strict, charset: claim.charset, source: claim.source as CharsetSource, confidence: 1, ...kept}
}

function decodeLegacy(bytes: Uint8Array, hints: DecodeHints): Decoded {
  const {claims, doubts} = claimsOf(bytes, hints)
  const others = claims.filter(({charset}) => charset !== 'utf-8')
  const fallback = canonicalCharset(hints.fallbackCharset ?? '') ?? 'windows-1252'
  const choose = once(() => {
    const sample = sampleOf(bytes)
    return chooseCharset(sample, {claims: others, fallback, tagged: sample !== bytes, whole: bytes})
  })
  const mixed = tryMixed(bytes, {claims: others, pure: choose})
  if (mixed) return finish({...mixed, source: 'mixed', doubts})
  const choice = choose()
  if (others.length < claims.length && isTornUtf8(bytes, choice.charset)) {
    const {source} = claims.find(({charset}) => charset === 'utf-8')!
    const text = decodeTornUtf8(bytes, 'windows-1252')
    return finish({text, charset: 'utf-8', source: source as CharsetSource, confidence: 0.7, doubts})
  }
  if (choice.overruled || others.length < claims.length) doubts.push('declaration-overruled')
  if (choice.unreadable) doubts.push('unreadable')
  const {charset, confidence} = choice
  return finish({
    text: decodeAs(bytes, charset),
    charset,
    source: choice.source as CharsetSource,
    confidence,
    doubts,
  })
}

function once<T>(work: () => T): () => T {
  let result: {value: T} | null = null
  return () => {
    result ??= {value: work()}
    return result.value
  }
}

function finish(decoded: Decoded): Decoded {
  const {text, charset, source, confidence} = decoded
  const doubts = [...(decoded.doubts ?? [])]
  if (text.includes('\ufffd')) doubts.push('replacement-characters')
  if (confidence < 0.3) doubts.push('low-confidence')
  const whole = {text: text.toWellFormed(), charset, source, confidence}
  return doubts.length > 0 ? {...whole, doubts} : whole
}

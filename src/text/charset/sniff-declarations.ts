import {canonicalCharset} from './canonical-charset.ts'
import {attributesOf, closeOfTag} from './read-tag.ts'

/** A charset that a page declares about itself. */
export interface Declaration {
  /** Where it stands: `<meta charset>`, `<meta http-equiv content>`, or the XML declaration. */
  kind: 'meta' | 'http-equiv' | 'xml'
  /** The label as written, at most 64 characters. */
  label: string
  /** Canonical name; `null` when the label names nothing. */
  charset: string | null
  /** Byte offset of the tag. */
  start: number
}

/** A head longer than this is no head: the search ends there. */
const HEAD_LIMIT = 1 << 20
const LESS_THAN = 0x3c

/**
 * List the charsets that a page declares in its head, in WHATWG sniffing order: `meta` elements first to last, then XML.
 *
 * Reads to the end of the head (`<body>`, `</head>`), at most 1 MiB, past comments, scripts and styles, where the
 * WHATWG prescan stops after 1,024 bytes and reads what scripts quote. `utf-16` in an ASCII-compatible page stands for
 * UTF-8 and `x-user-defined` for windows-1252, as in the WHATWG HTML standard.
 *
 * @example
 * sniffDeclarations(new TextEncoder().encode('<meta charset=koi8-r>'))[0]?.charset // => 'koi8-r'
 */
export function sniffDeclarations(bytes: Uint8Array): Declaration[] {
  const head = bytes.subarray(0, HEAD_LIMIT)
  const found: Declaration[] = []
  let at = head.indexOf(LESS_THAN)
  while (at !== -1) {
    const next = pastSpecial(head, at)
    if (next === -1) break
    if (next > at) {
      at = head.indexOf(LESS_THAN, next)
      continue
    }
    const name = tagName(head, at + 1)
    if (name === 'body' || name === '/head') break
    const close = name === '' ? at : closeOfTag(head, at + 1)
    if (name === 'meta') found.push(...readMeta(head, at, close))
    // Each byte is looked at once: the search goes on behind the tag, or behind what it encloses.
    const element = name === 'script' || name === 'style' ? pastElement(head, close, name) : close
    at = element === -1 ? -1 : head.indexOf(LESS_THAN, Math.max(element, at + 1))
  }
  return [...found, ...readXml(head)]
}

/** Step over a comment or a bogus one; the same position when there is none, -1 when it never ends. */
function pastSpecial(head: Uint8Array, at: number): number {
  if (head[at + 1] === 0x21 && head[at + 2] === 0x2d && head[at + 3] === 0x2d) {
    let end = at + 4
    while (end !== -1) {
      end = head.indexOf(0x3e, end)
      if (end === -1) return -1
      if (head[end - 1] === 0x2d && head[end - 2] === 0x2d) return end + 1
      end++
    }
  }
  return at
}

function tagName(head: Uint8Array, at: number): string {
  let name = ''
  for (let i = at; i < at + 8 && i < head.length; i++) {
    const byte = head[i]!
    const letter = byte | 0x20
    if ((letter >= 0x61 && letter <= 0x7a) || (i === at && byte === 0x2f)) {
      name += String.fromCharCode(byte === 0x2f ? byte : letter)
    } else break
  }
  return name
}

function pastElement(head: Uint8Array, at: number, name: 'script' | 'style'): number {
  let close = head.indexOf(LESS_THAN, at + 1)
  while (close !== -1 && tagName(head, close + 1) !== `/${name}`) close = head.indexOf(LESS_THAN, close + 1)
  return close
}

function readMeta(head: Uint8Array, at: number, close: number): Declaration[] {
  const attributes = attributesOf(head.subarray(at + 5, close))
  const direct = attributes.get('charset')
  if (direct !== undefined) return declare('meta', direct, at)
  const content = attributes.get('content')
  if (content === undefined || attributes.get('http-equiv')?.toLowerCase() !== 'content-type') return []
  const label = charsetInContent(content)
  return label === null ? [] : declare('http-equiv', label, at)
}

/**
 * Extract the label after `charset=` from the value of a Content-Type; `null` without one.
 *
 * @example
 * charsetInContent('text/html; charset="Shift_JIS"') // => 'Shift_JIS'
 */
export function charsetInContent(content: string): string | null {
  const match = /charset\s{0,9}=\s{0,9}["']?([^\s"';,]{1,64})/i.exec(content.slice(0, 1024))
  return match?.[1] ?? null
}

function readXml(head: Uint8Array): Declaration[] {
  const start = head.indexOf(LESS_THAN)
  if (start === -1 || start > 64) return []
  const opening = String.fromCharCode(...head.subarray(start, start + 256))
  if (!opening.startsWith('<?xml')) return []
  const end = opening.indexOf('>')
  const match = /\sencoding\s{0,9}=\s{0,9}["']([^"'<>]{1,64})["']/i.exec(
    end < 0 ? opening : opening.slice(0, end),
  )
  return match?.[1] === undefined ? [] : declare('xml', match[1], start)
}

function declare(kind: Declaration['kind'], label: string, start: number): Declaration[] {
  return [{kind, label: label.slice(0, 64), charset: asciiCompatible(canonicalCharset(label)), start}]
}

/** The declaration was read as ASCII, so the page cannot be UTF-16. */
function asciiCompatible(charset: string | null): string | null {
  if (charset === null) return null
  if (/^utf-(?:16|32)/.test(charset)) return 'utf-8'
  return charset === 'x-user-defined' ? 'windows-1252' : charset
}

const STRICT = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})
const LENIENT = new TextDecoder('utf-8', {ignoreBOM: true})
const CHUNK = 4096

/** Decode UTF-8, each ill-formed part replaced by U+FFFD. A byte order mark stays in the text. */
export function decodeUtf8(bytes: Uint8Array): string {
  return LENIENT.decode(bytes)
}

/** Decode UTF-8 that holds no ill-formed byte; `null` when it holds one. */
export function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes)
  } catch {
    return null
  }
}

/** Decode UTF-16; lone surrogates and a last odd byte become U+FFFD. */
export function decodeUtf16(bytes: Uint8Array, charset: 'utf-16le' | 'utf-16be'): string {
  return new TextDecoder(charset, {ignoreBOM: true}).decode(bytes)
}

/** Decode UTF-32; numbers that are no character and a last incomplete one become U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, charset: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = charset === 'utf-32le'
  const points: number[] = []
  let text = ''
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    const point = view.getUint32(i, little)
    points.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0xfffd : point)
    if (points.length === CHUNK) text += String.fromCodePoint(...points.splice(0))
  }
  if (bytes.length % 4 !== 0) points.push(0xfffd)
  return text + String.fromCodePoint(...points)
}

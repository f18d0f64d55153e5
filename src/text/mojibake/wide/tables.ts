/** Double-byte charsets: their codes from iconv-lite, in tables made when one is first asked for. */
import iconv from 'iconv-lite'

/** A double-byte charset. */
export interface Wide {
  name: string
  /** Its place among the double-byte charsets. */
  number: number
  /** Code of each character of the BMP, up to three bytes in one number, and of each other; 0 where there is none. */
  codeOf: Uint32Array
  codeBeyond: Map<number, number>
  /** Another code of a character, where programs differ. */
  otherOf: Map<number, number>
  /** Character of each code of two bytes, and of one; 0 where there is none. */
  charOf: Uint32Array
}

/** The double-byte charsets that text is misread through, by the names of the Encoding Standard. */
export const wideCharsets = ['gbk', 'shift_jis', 'euc-kr', 'big5', 'euc-jp'] as const

/** Whether a charset is one of them. */
export const isWideCharset = (name: string): boolean =>
  wideCharsets.includes(name as (typeof wideCharsets)[number])

const codecs: Record<string, string> = {
  gbk: 'cp936',
  shift_jis: 'cp932',
  'euc-kr': 'cp949',
  big5: 'big5hkscs',
  'euc-jp': 'euc-jp',
}

/** Characters that the maps of other programs have for a code: those of the Unicode Consortium, of Python and of Windows. */
const others: Record<string, readonly (readonly [char: number, code: number])[]> = {
  gbk: [[0x20ac, 0xa2e3]],
  shift_jis: [
    [0x301c, 0x8160],
    [0x2016, 0x8161],
    [0x2212, 0x817c],
    [0xa2, 0x8191],
    [0xa3, 0x8192],
    [0xac, 0x81ca],
    [0x80, 0x80],
    [0xa0, 0xa0],
    [0xf8f0, 0xa0],
    [0xf8f1, 0xfd],
    [0xf8f2, 0xfe],
    [0xf8f3, 0xff],
  ],
  'euc-kr': [[0x80, 0x80]],
  big5: [[0x80, 0x80]],
  'euc-jp': [
    [0x301c, 0xa1c1],
    [0x2016, 0xa1c2],
    [0x2212, 0xa1dd],
    [0xa2, 0xa1f1],
    [0xa3, 0xa1f2],
    [0xac, 0xa2cc],
  ],
}

/** Characters that Big5 has twice and whose second code is the usual one. */
const secondInBig5 = new Set([0x5341, 0x5345])

const leadsOf = (name: string): number[] => {
  const [first, last] = name === 'euc-jp' ? [0xa1, 0xfe] : [0x81, 0xfe]
  const leads = Array.from({length: last - first + 1}, (_, index) => first + index)
  // What Hong Kong added stands before the rest, and counts after it.
  return name === 'big5'
    ? [...leads.filter(lead => lead > 0xa0), ...leads.filter(lead => lead <= 0xa0)]
    : leads
}

const listCodes = (name: string): number[] => {
  const codes: number[] = [0x80]
  if (name === 'shift_jis') for (let byte = 0xa1; byte <= 0xdf; byte++) codes.push(byte)
  const first = name === 'euc-jp' ? 0xa1 : 0x40
  for (const lead of leadsOf(name)) {
    for (let trail = first; trail <= 0xfe; trail++) codes.push((lead << 8) | trail)
  }
  if (name !== 'euc-jp') return codes
  for (let byte = 0xa1; byte <= 0xdf; byte++) codes.push(0x8e00 | byte)
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) codes.push(0x8f0000 | (lead << 8) | trail)
  }
  return codes
}

/** Decode many codes at once, which a newline parts: the character of each, or 0 where it is not just one. */
const decodeCodes = (codec: string, codes: readonly number[]): Uint32Array => {
  const bytes = new Uint8Array(codes.length * 4)
  let length = 0
  for (const code of codes) {
    if (code > 0xffff) bytes[length++] = code >> 16
    if (code > 0xff) bytes[length++] = (code >> 8) & 0xff
    bytes[length++] = code & 0xff
    bytes[length++] = 10
  }
  const text = iconv.decode(bytes.subarray(0, length) as Parameters<typeof iconv.decode>[0], codec)
  const chars = new Uint32Array(codes.length)
  for (let index = 0, at = 0; index < codes.length; index++) {
    const end = text.indexOf('\n', at)
    const char = text.codePointAt(at) ?? 0
    const isOne = (end < 0 ? text.length : end) - at === (char > 0xffff ? 2 : 1)
    if (isOne && char >= 0x80 && char !== 0xfffd) chars[index] = char
    at = end + 1
  }
  return chars
}

/** Give the code of a code point: up to three bytes in one number, 0 where there is none. */
export const codeIn = ({codeOf, codeBeyond}: Wide, point: number): number =>
  point < 0x10000 ? codeOf[point]! : (codeBeyond.get(point) ?? 0)

const setCode = ({codeOf, codeBeyond}: Wide, point: number, code: number) => {
  if (point < 0x10000) codeOf[point] = code
  else codeBeyond.set(point, code)
}

/** Add the two-byte codes of GB 18030 that GBK lacks: the newer charset is read under the older one's name. */
const putNewer = (made: Wide, codes: readonly number[]) => {
  const missing = codes.filter(code => code > 0xff && (code & 0xff) !== 0x7f && made.charOf[code] === 0)
  decodeCodes('gb18030', missing).forEach((char, index) => {
    if (char && char <= 0xffff && !codeIn(made, char)) setCode(made, char, missing[index]!)
  })
}

const wide = new Map<string, Wide>()

const loadWide = (name: string): Wide => {
  const made: Wide = {
    name,
    number: wideCharsets.indexOf(name as 'gbk'),
    codeOf: new Uint32Array(0x10000),
    codeBeyond: new Map(),
    otherOf: new Map(),
    charOf: new Uint32Array(0x10000),
  }
  const codes = listCodes(name)
  const chars = decodeCodes(codecs[name]!, codes)
  codes.forEach((code, index) => {
    const char = chars[index]!
    if (char < 0xa0) return
    if (code <= 0xffff) made.charOf[code] = char
    if (!codeIn(made, char) || (name === 'big5' && secondInBig5.has(char))) setCode(made, char, code)
    else if (!made.otherOf.has(char)) made.otherOf.set(char, code)
  })
  if (name === 'gbk') putNewer(made, codes)
  for (const [char, code] of others[name]!) {
    if (!codeIn(made, char)) setCode(made, char, code)
    else made.otherOf.set(char, code)
  }
  wide.set(name, made)
  return made
}

/** Give the double-byte charset of that name. */
export const wideNamed = (name: string): Wide | undefined =>
  wide.get(name) ?? (name in codecs ? loadWide(name) : undefined)

/** Give the character of each code of a double-byte charset, 0 where there is none: a few, without loading it all. */
export const charactersOf = (name: string, codes: readonly number[]): Uint32Array =>
  decodeCodes(codecs[name]!, codes)

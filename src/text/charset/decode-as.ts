import iconv from 'iconv-lite'
import {decodeEucJis2004, decodeShiftJis2004} from './decode-jis-2004.ts'
import {decodeJohab} from './decode-johab.ts'
import {decodeSingleByte, singleBytePage} from './decode-single-byte.ts'
import {decodeHz, decodeIso2022} from './decode-stateful.ts'
import {decodeUtf8, decodeUtf16, decodeUtf32} from './decode-unicode.ts'
import {isMultiByte} from './families.ts'
import {composeHangul, toJisForms} from './mend-decoded.ts'

type Decoder = (bytes: Uint8Array) => string

const OWN = new Map<string, Decoder>([
  ['utf-8', decodeUtf8],
  ['utf-16le', bytes => decodeUtf16(bytes, 'utf-16le')],
  ['utf-16be', bytes => decodeUtf16(bytes, 'utf-16be')],
  ['utf-32le', bytes => decodeUtf32(bytes, 'utf-32le')],
  ['utf-32be', bytes => decodeUtf32(bytes, 'utf-32be')],
  ['iso-2022-jp', bytes => decodeIso2022(bytes, 'jp')],
  ['iso-2022-jp-2004', bytes => decodeIso2022(bytes, 'jp')],
  ['iso-2022-kr', bytes => decodeIso2022(bytes, 'kr')],
  ['iso-2022-cn', bytes => decodeIso2022(bytes, 'cn')],
  ['hz-gb-2312', decodeHz],
  ['johab', decodeJohab],
  ['euc-jis-2004', bytes => toJisForms(decodeEucJis2004(bytes))],
  ['shift_jis-2004', bytes => toJisForms(decodeShiftJis2004(bytes))],
])

const MENDED = new Map<string, (text: string) => string>([
  ['euc-jp', toJisForms],
  ['euc-kr', composeHangul],
])

// Where iconv-lite's name is not the canonical one without its punctuation.
const ICONV_NAMES = new Map([
  ['ibm866', 'cp866'],
  ['x-mac-cyrillic', 'maccyrillic'],
  ['iso-8859-8-i', 'iso88598'],
  ['kz-1048', 'rk1048'],
  ['ptcp154', 'pt154'],
  ['x-user-defined', 'windows1252'],
  ['replacement', 'ascii'],
  ['utf-32', 'utf32le'],
])

/**
 * Decode bytes in a charset that is known, replacing what is not legal there by U+FFFD; no byte order mark is looked for.
 *
 * `charset` is a name that {@link canonicalCharset} returns; any other decodes as windows-1252.
 *
 * @example
 * decodeAs(Uint8Array.of(0xcf, 0xf0, 0xe8), 'windows-1251') // => 'При'
 */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  const own = OWN.get(charset)
  if (own) return own(bytes)
  const page = pageOf(charset)
  if (page) return decodeSingleByte(bytes, page)
  const text = iconv.decode(bytes, iconvName(charset), {stripBOM: false})
  const mend = MENDED.get(charset)
  return mend ? mend(text) : text
}

const PAGES = new Map<string, Uint16Array | null>()

/** The code units of a single-byte charset, by byte; `null` for any other. */
function pageOf(charset: string): Uint16Array | null {
  const known = PAGES.get(charset)
  if (known !== undefined) return known
  const page = singleBytePage(charset) ?? (isMultiByte(charset) ? null : iconvPage(charset))
  PAGES.set(charset, page)
  return page
}

function iconvPage(charset: string): Uint16Array | null {
  const name = iconvName(charset)
  const text = iconv.decode(
    Uint8Array.from({length: 256}, (_, byte) => byte),
    name,
    {stripBOM: false},
  )
  if (text.length !== 256) return null
  // Bytes that Windows pages leave undefined are C1 controls in the WHATWG standard: what was lost can be told later.
  const windows = name.startsWith('windows')
  return Uint16Array.from(text, (char, byte) =>
    windows && char === '\ufffd' && byte >= 0x80 && byte < 0xa0 ? byte : char.charCodeAt(0),
  )
}

function iconvName(charset: string): string {
  const name = ICONV_NAMES.get(charset) ?? charset
  return iconv.encodingExists(name) ? name : 'windows-1252'
}

/** Charsets that write some characters in two or more bytes, the smaller before their extensions. */
const MULTI_BYTE: ReadonlySet<string> = new Set([
  'big5',
  'euc-jp',
  'euc-jis-2004',
  'euc-kr',
  'gb18030',
  'gbk',
  'johab',
  'shift_jis',
  'shift_jis-2004',
])

/** Tell whether a charset writes some characters in two or more bytes (UTF-8 and the stateful ones apart). */
export function isMultiByte(charset: string): boolean {
  return MULTI_BYTE.has(charset)
}

/** Tell whether ASCII bytes mean something else in a charset, or need their neighbours to be understood. */
export function isAsciiIncompatible(charset: string): boolean {
  return /^(?:utf-(?:16|32)|iso-2022|hz-)|^cp(?:273|424|500|875|1026|1140)$/.test(charset)
}

const WEB =
  /^(?:windows-(?:874|125[0-8])|iso-8859-(?:[2-8]|1[03-6])|koi8-[ru]|big5|euc-jp|euc-kr|gbk|gb18030|shift_jis)$/

/** Tell whether pages are commonly written in a charset: those of the WHATWG standard, less its DOS and Mac pages. */
export function isWebCharset(charset: string): boolean {
  return WEB.test(charset)
}

const SPARSE = /^(?:windows-125[02478]|iso-8859-(?:[1-4]|9|1[03-6]))$/

/**
 * Tell whether most letters of a charset's text are ASCII and its letters and signs lie so that UTF-8 sequences hardly come
 * about: the Windows and ISO pages of Latin script. Those of DOS and Mac have letters and quotation marks from 80 on.
 */
export function isSparse(charset: string): boolean {
  return SPARSE.test(charset)
}

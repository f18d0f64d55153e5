const MULTI_BYTE = new Set([
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

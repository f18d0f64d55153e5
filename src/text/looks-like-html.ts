const HEAD_BYTES = 4096

/** Tags that hardly stand in prose: a page, or a piece of one. Matching is on a bounded head, so cost is constant. */
const PAGE_TAG =
  /<(?:!doctype\s+html|html|head|body|meta|title|script|style|link|div|p|article|section|main|table|ul|ol|h[1-6]|span|a|br|img|nav|header|footer|font|center|iframe|noscript|form)(?:\s[^<>]{0,2000})?\/?>/gi

/**
 * Say whether content is HTML, or XML of another kind, rather than flattened text, by its first 4,096 characters.
 *
 * @example
 * looksLikeHtml('<!doctype html><title>A</title>') // => true
 * @example
 * looksLikeHtml('If a < b and c > d, then') // => false
 */
export function looksLikeHtml(content: Uint8Array | string): boolean {
  const head =
    typeof content === 'string' ? content.slice(0, HEAD_BYTES) : asciiOf(content.subarray(0, HEAD_BYTES))
  const start = head.trimStart()
  if (/^(?:\uFEFF|ï»¿)?\s*<(?:!doctype\s+html|html[\s>]|\?xml\s)/i.test(start)) return true
  const tags = head.match(PAGE_TAG)?.length ?? 0
  return tags >= 3 || (tags >= 1 && start.startsWith('<'))
}

/** Read bytes as ASCII, whatever they are: NUL bytes are left out, so that UTF-16 shows its tags too. */
function asciiOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) if (byte !== 0) text += String.fromCharCode(byte)
  return text
}

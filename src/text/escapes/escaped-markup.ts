const REFERENCES: Readonly<Record<string, string>> = {
  ...{lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'},
  ...{
    '#60': '<',
    '#62': '>',
    '#34': '"',
    '#39': "'",
    '#38': '&',
    '#x3c': '<',
    '#x3e': '>',
    '#x22': '"',
    '#x27': "'",
  },
}

const BLOCK =
  '(?:!doctype\\s+html|html|head|body|div|p|article|section|main|table|ul|ol|h[1-6]|blockquote|figure)'
const OPENS_ESCAPED = new RegExp(`^\\s*&(?:lt|#60|#x3c);${BLOCK}(?:\\s|\\/?&(?:gt|#62|#x3e);)`, 'i')
const CLOSES_ESCAPED = /&(?:lt|#60|#x3c);\/[a-z][a-z\d]{0,10}\s*&(?:gt|#62|#x3e);/i

/**
 * Read markup whose tags were written as references, as pages are inside other markup: `&lt;p&gt;`. `null` for anything else; a text that
 * only holds such a tag, or holds real ones, is left alone.
 *
 * @example
 * readEscapedMarkup('&lt;p&gt;Bread &amp;amp; salt&lt;/p&gt;') // => '<p>Bread &amp; salt</p>'
 */
export function readEscapedMarkup(text: string): string | null {
  if (!OPENS_ESCAPED.test(text.slice(0, 400))) return null
  if (/<[a-z!/]/i.test(text) || !CLOSES_ESCAPED.test(text)) return null
  return text.replace(/&(lt|gt|quot|apos|amp|#\d{2}|#x[\da-f]{2});/gi, (whole, name: string) => {
    return REFERENCES[name.toLowerCase()] ?? whole
  })
}

const OPENS_PAGE = /^\s*<(?:!doctype\s+html|html[\s>])/i
/** Boards keep comments so. */
const PARTED = /[^\s>]<(?:p|br ?\/?)>[^\s<]/i
const OPENS_BLOCK = new RegExp(`^\\s*<${BLOCK}(?:\\s[^<>]{0,2000})?>`, 'i')

/**
 * Say whether a text is markup from its first character to its last: a page, blocks of one, or a line in which tags part paragraphs. Prose that
 * quotes a tag is not.
 *
 * @example
 * isAllMarkup('<p>One.</p><p>Two.</p>') // => true
 */
export function isAllMarkup(text: string): boolean {
  if (!text.includes('<')) return false
  if (OPENS_PAGE.test(text.slice(0, 400)) || (!text.includes('\n') && PARTED.test(text))) return true
  if (!OPENS_BLOCK.test(text.slice(0, 4000)) || !/<\/[a-z\d]{1,10}\s*>\s*$/i.test(text.slice(-60)))
    return false
  return (text.match(/<\/(?:p|div|li|h[1-6]|blockquote)\s*>/gi)?.length ?? 0) >= 2
}

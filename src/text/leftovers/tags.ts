import type {Cut} from './cuts.ts'
import type {Partners} from './partners.ts'

const INLINE =
  'abbr|acronym|bdi|bdo|big|cite|code|del|dfn|em|font|ins|kbd|label|mark|nobr|samp|small|span|strike|strong|sub|sup|time|tt|var'
/** Names of one letter, which formulas and lists of types hold too. */
const LETTERS = 'a|b|i|p|q|s|u'
const BLOCK =
  'address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|legend|li|main|nav|ol|pre|section|summary|table|tbody|tfoot|thead|tr|ul'
const EMPTY = 'br|t[dh]|wbr'
/** Names that are words as well: what a reader is to fill in (`<address>`), or who speaks (`<Mark>`). */
const WORDS =
  'address|article|big|body|cite|code|details|figure|font|footer|form|head|header|label|legend|main|mark|section|small|summary|table|time'
/** What is nothing without attributes, or an end. */
const HOLDING =
  'amp-[a-z-]+|area|canvas|col|embed|fb:[a-z-]+|g:[a-z-]+|img|input|link|meta|noscript|object|o:p|param|picture|source|st1:[a-z]+|track|video|audio'
/** What holds no text. */
const RAW = 'script|style|iframe|svg'

const TAG = new RegExp(
  `<(/?)(${INLINE}|${LETTERS}|${BLOCK}|${EMPTY}|${HOLDING}|${RAW})((?:\\s[^<>]{0,2000}?)?)\\s?/?>`,
  'gi',
)
const IS_BLOCK = new RegExp(`^(?:${BLOCK}|p)$`)
const NEEDS_MORE = new RegExp(`^(?:${LETTERS}|${HOLDING}|${RAW})$`)
const IS_WORD = new RegExp(`^(?:${WORDS})$`)
const IS_RAW = new RegExp(`^(?:${RAW})$`)
/** What may follow a name: attributes, or nothing. */
const ATTRIBUTES = /^\s*(?:[\w:@.-]+\s*=|(?:async|defer|hidden|nowrap|noshade|allowfullscreen)\s*$|$)/i

/** Longest comment that is looked for. */
const LONGEST_COMMENT = 20_000

/** Find tags and comments of HTML: breaks and blocks leave a break, scripts and style sheets go with what they hold. */
export function findTags(text: string, partners: Partners): Cut[] {
  if (!text.includes('<')) return []
  const cuts = findComments(text, partners)
  for (const match of text.matchAll(TAG)) {
    const {0: tag, 1: slash, 3: attributes, index} = match
    const name = match[2]!.toLowerCase()
    if (!ATTRIBUTES.test(attributes!)) continue
    // `<b>` by itself stands in formulas too, `<audio>` in sentences.
    const isBare = attributes!.trim() === '' && !partners.has(slash ? `<${name}` : `</${name}>`)
    if (isBare && NEEDS_MORE.test(name)) continue
    if (isBare && !slash && IS_WORD.test(name) && !isBesideTag(text, index, tag)) continue
    const end = IS_RAW.test(name) && !slash ? partners.endOf(`</${name}>`, index + tag.length) : -1
    cuts.push({start: index, end: end < 0 ? index + tag.length : end, put: putFor(name)})
  }
  return cuts
}

function isBesideTag(text: string, start: number, tag: string): boolean {
  return text[start - 1] === '>' || text[start + tag.length] === '<'
}

function findComments(text: string, partners: Partners): Cut[] {
  const cuts: Cut[] = []
  for (const {index} of text.matchAll(/<(?:!--|\?php\s|\?=)/g)) {
    const end = partners.endOf(text[index + 1] === '!' ? '-->' : '?>', index)
    if (end >= 0 && end - index <= LONGEST_COMMENT) cuts.push({start: index, end, put: ''})
  }
  return cuts
}

function putFor(name: string): Cut['put'] {
  if (/^(?:br|li|tr|dt|dd)$/.test(name)) return '\n'
  if (/^t[dh]$/.test(name)) return ' '
  return IS_BLOCK.test(name) ? '\n\n' : ''
}

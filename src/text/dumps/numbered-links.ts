import {textBlocks} from '../lines/paragraphs.ts'
import type {DumpBlock} from './dump-block.ts'

const NUMBER = /\[(\d{1,5})\](?=(\s|[(:]|$)?)/g
/** So many links in a row have to be counted up. */
const LEAST_LINKS = 5
/** How far numbers may skip: links that show no text are numbered too. */
const SKIP = 60
/** Share of numbers that stand right before something, and of such as stand behind something alone, as those of notes do. */
const LEAST_BEFORE = 0.4
const MOST_BEHIND = 0.2

/** The head of the list of targets that text browsers print below a page, and its lines. */
const LIST_HEAD = /^\s*(?:References|Visible links|Hidden links):?\s*$/
const LIST_LINE = /^\s*(?:\d{1,5}\.|\[\d{1,5}\])\s+\S|^\s+[a-z][a-z+.-]*:\S+\s*$/
/** Lines of other kinds in the list: targets that are programs may hold anything. As many at least, and such a share. */
const STRAYS = 4
const STRAY_SHARE = 0.1

/** What text browsers put for pictures, buttons and fields. */
const PLACEHOLDERS =
  /\[(?:IMG|INLINE|EMBED|LINK|BUTTON[^\][]{0,40}|[^\][\s]{1,200}\.(?:jpe?g|png|gif|svg|webp|bmp)[^\][\s]{0,80})\]|\(BUTTON\)|_{5,}/gi

/** Say whether a text is the dump of a text browser that numbers links: `[12]` right before each, counted up from 1. */
export function hasNumberedLinks(text: string): boolean {
  if (!text.includes('[1]') && !text.includes('[2]')) return false
  let last = 0
  let counted = 0
  let before = 0
  let behind = 0
  NUMBER.lastIndex = 0
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    const number = Number(match[1])
    if (number <= last || number > last + SKIP) continue
    last = number
    counted++
    if (match[2] === undefined) before++
    else if (/[^\s\]]/.test(text[match.index - 1] ?? ' ')) behind++
  }
  return counted >= LEAST_LINKS && before >= counted * LEAST_BEFORE && behind <= counted * MOST_BEHIND
}

/**
 * Cut the dump of a text browser into blocks: the numbers of links go, and what stands for pictures, buttons and fields; the list of
 * targets below the page is markup.
 *
 * @example
 * numberedBlocks('See the [1]town map.\n\nReferences\n\n   1. http://a.example/').map(block => block.text)[0] // => 'See the town map.'
 */
export function numberedBlocks(text: string): DumpBlock[] {
  const end = listStart(text)
  const blocks = textBlocks(text.slice(0, end)).map(withoutNumbers)
  for (const block of textBlocks(text.slice(end))) {
    const span = {start: block.span.start + end, end: block.span.end + end}
    blocks.push({...block, span, dropped: 'markup'})
  }
  return blocks
}

/** Where the list of link targets begins, looked for from the end; the text's length where there is none. */
function listStart(text: string): number {
  let start = text.length
  let listed = 0
  let strays = 0
  for (let end = text.length; end > 0 && strays <= STRAYS + listed * STRAY_SHARE; ) {
    const from = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(from, end)
    if (LIST_HEAD.test(line)) start = from
    else if (LIST_LINE.test(line)) listed++
    else if (line.trim() !== '') strays++
    end = from - 1
  }
  return start
}

function withoutNumbers(block: DumpBlock): DumpBlock {
  const {text} = block
  if (!text.includes('[') && !text.includes('(BUTTON)') && !text.includes('_____')) return block
  const shown = text
    .replace(/\[\d{1,5}\]/g, '')
    .replace(PLACEHOLDERS, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return shown === '' ? {...block, dropped: 'markup'} : {...block, text: shown}
}

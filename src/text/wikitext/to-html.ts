import {showLinks, type WikiNames} from './links.ts'
import {replaceNested} from './nested.ts'
import {readTables} from './tables.ts'
import {showTemplate} from './templates.ts'

/** Elements whose content is no text of the article. */
const LEFT_OUT = [
  'ref',
  'gallery',
  'math',
  'timeline',
  'score',
  'imagemap',
  'templatedata',
  'mapframe',
  'graph',
  'chem',
  'ce',
  'noinclude',
  'hiero',
]

/**
 * Turn wikitext into HTML as far as an article needs it: headings, paragraphs, lists, tables, quotations, links, emphasis, captions. Templates go, save
 * those whose words are of the text; so do notes, categories, pictures, and headings with nothing below them.
 *
 * @example
 * wikitextToHtml("'''Fog''' is [[water|wet]].{{cn}}") // => '<p><b>Fog</b> is <a href="./water">wet</a>.</p>'
 */
export function wikitextToHtml(wikitext: string, names: WikiNames = {files: [], categories: []}): string {
  let text = wikitext.replace(/\r\n?/g, '\n').replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  for (const name of LEFT_OUT) text = removeElement(text, name)
  text = replaceNested(text, ['{{', '}}'], showTemplate)
  text = showLinks(text, names)
    .replace(/__[A-Z]{3,20}__/g, '')
    .replace(/<\/?(?:nowiki|references|section|onlyinclude|includeonly|languages|poem)\b[^<>]{0,300}>/gi, '')
    .replace(/'''''(.+?)'''''/g, '<b><i>$1</i></b>')
    .replace(/'''(.+?)'''/g, '<b>$1</b>')
    .replace(/''(.+?)''/g, '<i>$1</i>')
  return withoutEmpty(readBlocks(readTables(text))).join('\n')
}

/** Remove elements of a name, with what they hold; one that is not closed goes alone. */
function removeElement(text: string, name: string): string {
  if (!text.includes(`<${name}`)) return text
  const opens = new RegExp(`<${name}(?=[\\s/>])[^<>]{0,500}>`, 'gi')
  let rest = ''
  let at = 0
  for (let found = opens.exec(text); found !== null; found = opens.exec(text)) {
    rest += text.slice(at, found.index)
    at = opens.lastIndex
    const close = found[0].endsWith('/>') ? -1 : text.indexOf(`</${name}>`, at)
    if (close >= 0) at = close + name.length + 3
    else if (!found[0].endsWith('/>')) break
    opens.lastIndex = at
  }
  return rest + text.slice(at)
}

const LONGEST_HEADING = 500
const LIST = /^([*#:;]+)\s*(.*)$/s
const BLOCK = /^<(?:blockquote|table|figure|div|center|ul|ol|p|h[1-6]|pre)\b/i

/** A block of HTML; the level of a heading, 0 of anything else. */
interface HtmlBlock {
  readonly html: string
  readonly level: number
}

function readBlocks(text: string): HtmlBlock[] {
  const blocks: HtmlBlock[] = []
  let paragraph: string[] = []
  let list = null as {tag: string; items: string[]} | null
  const push = (html: string, level = 0) => blocks.push({html, level})
  const end = () => {
    if (paragraph.length > 0) push(`<p>${paragraph.join(' ')}</p>`)
    if (list !== null)
      push(`<${list.tag}>${list.items.map(item => `<li>${item}</li>`).join('')}</${list.tag}>`)
    paragraph = []
    list = null
  }
  for (const line of text.split('\n').map(line => line.trim())) {
    const heading = readHeading(line)
    const item = heading === null ? LIST.exec(line) : null
    if (item !== null && /[*#]/.test(item[1]!)) {
      const tag = item[1]!.startsWith('#') ? 'ol' : 'ul'
      if (paragraph.length > 0 || list?.tag !== tag) end()
      list ??= {tag, items: []}
      if (item[2] !== '') list.items.push(item[2]!)
      continue
    }
    if (line === '' || heading !== null || item !== null || BLOCK.test(line) || list !== null) end()
    if (heading !== null) push(`<h${heading.level}>${heading.text}</h${heading.level}>`, heading.level)
    else if (item !== null) push(`<p>${item[2]}</p>`)
    else if (BLOCK.test(line)) push(line)
    else if (line !== '' && !/^-{4,}$/.test(line)) paragraph.push(line)
  }
  end()
  return blocks
}

/** Read a line between equals signs as a heading, its level the fewer of those at either end; `null` for another line. */
function readHeading(line: string): {level: number; text: string} | null {
  if (!line.startsWith('=') || !line.endsWith('=') || line.length < 3 || line.length > LONGEST_HEADING)
    return null
  const signs = [/^=+/, /=+$/].map(end => end.exec(line)![0].length)
  const level = Math.min(...signs, 6, Math.floor((line.length - 1) / 2))
  return {level, text: line.slice(level, -level).trim()}
}

/** A heading whose section lost all it held says nothing. */
function withoutEmpty(blocks: readonly HtmlBlock[]): string[] {
  const kept: string[] = []
  let next = 0
  for (const {html, level} of [...blocks].reverse()) {
    if (level > 0 && (next === -1 || kept.length === 0 || (next > 0 && next <= level))) continue
    kept.push(html)
    next = level
  }
  return kept.reverse()
}

/** Pages of labelled sets as `get_text(' ', strip=True)` and its like leave them: in one line, with what is known of its parts. */
import * as cheerio from 'cheerio'
import {listWords} from '../../src/text/words.ts'
import {type LabelledPage, readHtml, readSet as readPages} from '../html/sets.ts'
import {articleAlone, type LabelledText, readSet, SETS, setPath, siteOf} from './sets.ts'

/** A part of the line; blanks stand between parts. */
export interface Part {
  readonly text: string
  /** It belongs to the article. */
  readonly keep: 0 | 1
  /** A block of the page begins here; other parts stand apart for their markup alone. */
  readonly opens: boolean
}

/** A page in one line. */
export interface OneLine {
  readonly set: string
  readonly id: string
  readonly site: string
  readonly lang: string
  readonly gold: string
  readonly parts: readonly Part[]
}

/** Sets of pages with markup that are flattened; of `wcxb` its articles. */
export const PAGE_SETS = ['scrapinghub', 'fundus', 'aed', 'daniel', 'zhweb', 'wcxb', 'dragnet'] as const

/** The labelled lines of whole pages of ../shared/bench/text, each a part. */
export function joinedTexts(): OneLine[] {
  return SETS.flatMap(set => readSet(setPath(set, 'full')!).map(document => joinLines(document, set)))
}

function joinLines(document: LabelledText, set: string): OneLine {
  const {id, lang, gold, lines} = document
  const parts = lines.map(({t, keep}) => ({text: t, keep, opens: true}))
  return {set, id, site: siteOf(document), lang, gold, parts}
}

/** Of what the tables are made: pages as they are flattened, some of them tidily, texts, and articles that stand alone. */
export function trainingPages(): OneLine[] {
  const alone = SETS.flatMap(set =>
    readSet(setPath(set, 'half')!).map(document => joinLines(articleAlone(document), ALONE)),
  )
  return [
    ...PAGE_SETS.flatMap(set => flattenPages(set, false)),
    ...PAGE_SETS.flatMap(set => flattenPages(set, true).filter((_, i) => i % 3 === 0)),
    ...joinedTexts(),
    ...alone.filter((_, i) => i % 3 === 0),
  ]
}

/** The set of articles that stand alone. */
export const ALONE = 'alone'

/** The line of a page, and where in it each part begins. */
export function lineOf({parts}: OneLine): {text: string; starts: readonly number[]} {
  const starts: number[] = []
  let length = 0
  for (const {text} of parts) {
    starts.push(length)
    length += text.length + 1
  }
  return {text: parts.map(part => part.text).join(' '), starts}
}

/** The pages of a set, cut at every text node as Beautiful Soup does; with `tidy` whole blocks, their white space made one blank. */
export function flattenPages(set: string, tidy: boolean): OneLine[] {
  return readPages(set).flatMap(page => {
    const {id, text, lang = '', type} = page
    if (text === undefined || (type !== undefined && type !== 'article')) return []
    const blocks = blocksOf(readHtml(set, page))
    const keeps = labelBlocks(
      blocks.map(nodes => nodes.join(' ')),
      text,
    )
    if (keeps === null) return []
    const parts = blocks.flatMap((nodes, i) => {
      const pieces = tidy ? [nodes.join('').replace(/\s+/g, ' ')] : nodes
      return pieces
        .map(piece => piece.trim())
        .filter(piece => piece !== '')
        .map((piece, k): Part => ({text: piece, keep: keeps[i]!, opens: k === 0}))
    })
    return [{set, id: `${set}-${id}`, site: siteOfPage(page), lang, gold: text, parts}]
  })
}

function siteOfPage({domain, url = `http://${domain}/`}: LabelledPage): string {
  return siteOf({url} as LabelledText)
}

const DROPPED = new Set(['script', 'style', 'noscript', 'template'])
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** Text nodes of a page by the block that holds them, in order. */
function blocksOf(html: string): string[][] {
  const blocks: string[][] = [[]]
  const next = () => {
    if (blocks.at(-1)!.some(text => text.trim() !== '')) blocks.push([])
    else blocks[blocks.length - 1] = []
  }
  const walk = (nodes: readonly unknown[]) => {
    for (const node of nodes as {type: string; data: string; name: string; children: unknown[]}[]) {
      if (node.type === 'text') blocks.at(-1)!.push(node.data)
      else if (node.children === undefined || DROPPED.has(node.name)) continue
      else if (INLINE.has(node.name)) walk(node.children)
      else {
        next()
        walk(node.children)
        next()
      }
    }
  }
  walk(cheerio.load(html).root().toArray() as unknown[])
  return blocks.filter(nodes => nodes.some(text => text.trim() !== ''))
}

/** Share of a block's runs of four words that has to stand in the gold text for the block to be labelled as kept. */
const SHARE = 0.6
/** Share of the gold that has to be found on the page: where they do not meet, labels would be noise. */
const FOUND = 0.7

function labelBlocks(blocks: readonly string[], gold: string): (0 | 1)[] | null {
  const wanted = grams(gold)
  const known = new Set(wanted)
  const whole = new Set(gold.split('\n').map(fold))
  const all = blocks.map(grams)
  const long = all.map(
    found => found.length > 0 && found.filter(gram => known.has(gram)).length >= SHARE * found.length,
  )
  const kept = new Set(all.flatMap((found, i) => (long[i] ? found : [])))
  if (wanted.filter(gram => kept.has(gram)).length < FOUND * wanted.length) return null
  const first = long.indexOf(true)
  const last = long.lastIndexOf(true)
  return blocks.map((block, i) =>
    long[i] || (i > first && i < last && all[i]!.length === 0 && whole.has(fold(block))) ? 1 : 0,
  )
}

function grams(text: string): string[] {
  const words = listWords(text.normalize('NFC'))
  return words.slice(3).map((_, i) => words.slice(i, i + 4).join(' '))
}

function fold(line: string): string {
  return listWords(line.toLowerCase()).join(' ')
}

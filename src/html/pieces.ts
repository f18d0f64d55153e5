import type {Page, PageBlock} from '../model/page.ts'
import {decodeReferences} from './references.ts'

/** A stretch of a block's text between two tags. */
export interface Piece {
  readonly text: string
  /** Class names of the tag right before it. */
  readonly names: string
}

/** Source longer than this is no line of names and dates; with the styles that some frameworks write before each element it may be longer. */
const LONGEST_SOURCE = {bare: 4000, styled: 20_000} as const
const STYLES = /<style\b[^<>]*>[^<]*<\/style\s*>|<!--(?:(?!-->)[^<])*-->/gi
/** The tags right before a block's first letter: that of the element which it opens is among them. */
const OPENED_BEFORE = /(?:<[a-z][^<>]*>\s*)+$/i
const LONGEST_OPENING = 600
const TAG = /<(\/?)([a-z][^\s<>/]*)([^<>]*)>/giu
const CLASS = /\s(?:class|id|itemprop|rel)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi

/**
 * Cut a block at the tags in it: who, when and how often read stand in a `span` each, and often with no blank between, so that
 * the block's text runs them together. `[]` for a block whose source is long or holds more than text and marks. Several look at the same
 * blocks, so that what was found of one is kept while its page is at hand.
 */
export function piecesOf(page: Page, block: PageBlock): readonly Piece[] {
  if (latest?.page !== page) latest = {page, known: new Map()}
  const {known} = latest
  let pieces = known.get(block)
  if (pieces === undefined) {
    pieces = cutAtTags(page, block)
    known.set(block, pieces)
  }
  return pieces
}

/** What was found on the page at hand; no WeakMap, see `statements.ts`. */
let latest: {readonly page: Page; readonly known: Map<PageBlock, readonly Piece[]>} | null = null

function cutAtTags(page: Page, block: PageBlock): Piece[] {
  const {start, end} = block.span
  const opened = OPENED_BEFORE.exec(page.html.slice(Math.max(0, start - LONGEST_OPENING), start))?.[0] ?? ''
  if (end - start > LONGEST_SOURCE.styled) return []
  const source = opened + page.html.slice(start, end).replace(STYLES, '')
  if (source.length > LONGEST_SOURCE.bare || /<(?:script|style|svg|!--)/i.test(source)) return []
  const pieces: Piece[] = []
  let names = ''
  let at = 0
  for (const tag of source.matchAll(TAG)) {
    add(pieces, source.slice(at, tag.index), names)
    names = tag[1] === '' ? classesOf(tag[3]!) : ''
    at = tag.index + tag[0].length
  }
  add(pieces, source.slice(at), names)
  return pieces
}

function add(pieces: Piece[], source: string, names: string): void {
  const text = decodeReferences(source)
    .replace(/[\t\n\f\r ]+/g, ' ')
    .trim()
  if (text !== '') pieces.push({text, names})
}

function classesOf(attributes: string): string {
  return Array.from(attributes.matchAll(CLASS), match => match[1] ?? match[2] ?? match[3])
    .join(' ')
    .toLowerCase()
}

import type {PageHead} from '../model/page.ts'
import {fold, foldedWords, WordSet} from './folding.ts'
import {type JsonObject, textOf} from './json-ld.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {decodeReferences} from './references.ts'
import {LONGEST_FOLDED} from './text-facts.ts'

/** What a page's own statements say of its blocks. */
export interface Anchors {
  /** Index of the block that is the headline; -1 when none is. */
  readonly title: number
  /** Share of a block's words that stand in the page's title. */
  readonly titleOverlap: Float32Array
  readonly isDescription: Uint8Array
  /** How often the same text stood on the page before. */
  readonly repeats: Uint8Array
  /** 1 where the block stands in the body that JSON-LD gives, 0 where it does not, -1 where that cannot be told. */
  readonly inJson: Int8Array
  readonly jsonKnown: boolean
  /** Each block's text folded for comparison; empty for long ones. */
  readonly folded: readonly string[]
}

/** Characters that may be searched through for JSON-LD anchors on one page, so that no page costs more than a moment. */
const SEARCH_BUDGET = 60_000_000
const LONGEST_BODY = 200_000

/** Find where a page's title, description and JSON-LD body stand among its blocks. */
export function findAnchors(head: PageHead, blocks: readonly MeasuredBlock[]): Anchors {
  const titles = titleCandidates(head)
  const words = new WordSet(titles.flatMap(foldedWords))
  const folded: string[] = []
  const titleOverlap = new Float32Array(blocks.length)
  const isDescription = new Uint8Array(blocks.length)
  const descriptions = descriptionCandidates(head).map(fold)
  for (let i = 0; i < blocks.length; i++) {
    const {block, facts} = blocks[i]!
    folded.push(facts.folded)
    if (block.text.length <= 300) titleOverlap[i] = words.shareOf(facts.lower)
    if (facts.folded.length > 20) isDescription[i] = Number(describes(facts.folded, descriptions))
  }
  const body = jsonBody(head)
  return {
    title: findTitle(blocks, {folded, titles: titles.map(fold)}),
    titleOverlap,
    isDescription,
    repeats: countRepeats(folded),
    inJson: findInJson(blocks, {folded, body}),
    jsonKnown: body !== null,
    folded,
  }
}

/** The body that JSON-LD gives, without its markup; `null` when there is none. */
export function jsonBody(head: PageHead): string | null {
  let longest = ''
  for (const object of head.jsonLd) {
    const body = bodyOf(object)
    if (body !== null && body.length > longest.length) longest = body
  }
  if (longest.length < 100) return null
  const text = longest.includes('<') ? longest.replace(/<[^<>]*>/g, '\n') : longest
  return decodeReferences(decodeReferences(text))
}

function bodyOf(object: JsonObject): string | null {
  return textOf(object['articleBody']) ?? (object['@type'] === 'BlogPosting' ? textOf(object['text']) : null)
}

function titleCandidates(head: PageHead): string[] {
  const titles: string[] = []
  for (const object of head.jsonLd) {
    const headline = textOf(object['headline'])
    if (headline !== null) titles.push(headline)
  }
  for (const {name, content} of head.metas) {
    if (name === 'og:title' || name === 'twitter:title' || name === 'title' || name === 'dc.title')
      titles.push(content)
  }
  if (head.title !== null) titles.push(head.title)
  return [...new Set(titles)].slice(0, 12).map(title => title.slice(0, 400))
}

function descriptionCandidates(head: PageHead): string[] {
  const found = head.metas
    .filter(({name}) => /^(?:og:|twitter:|dc\.)?description$/.test(name))
    .map(({content}) => content)
  for (const object of head.jsonLd) {
    const description = textOf(object['description'])
    if (description !== null) found.push(description)
  }
  return [...new Set(found)]
    .filter(text => text.length > 25)
    .slice(0, 8)
    .map(text => text.slice(0, 600))
}

function describes(text: string, descriptions: readonly string[]): boolean {
  return descriptions.some(d => d.startsWith(text) || text.startsWith(d.slice(0, 120)))
}

function findTitle(
  blocks: readonly MeasuredBlock[],
  {folded, titles}: {folded: readonly string[]; titles: readonly string[]},
): number {
  let best = -1
  let top = 0
  const limit = Math.min(blocks.length, 2000)
  const whole = new Set(titles)
  const holds = (text: string) =>
    titles.some(title => text.length * 2.2 >= title.length && title.includes(text))
  // What little a title ends in is the name of the site.
  const isSite = (text: string) => titles.some(title => title.endsWith(text))
  for (let i = 0; i < limit; i++) {
    const text = folded[i]!
    const {block, linkDensity} = blocks[i]!
    if (text.length < 4) continue
    const exact = whole.has(text)
    const inside = !exact && text.length >= 8 && holds(text)
    if (!exact && !inside && !(block.kind === 'heading' && block.level === 1)) continue
    const heading = block.kind === 'heading' ? (block.level === 1 ? 3 : 2) : 0
    const likeness = exact ? 4 : inside ? 3 : isSite(text) ? 0 : 0.5
    const score = likeness + heading - (linkDensity > 0.5 ? 1.5 : 0) - i / limit
    if (score > top) {
      top = score
      best = i
    }
  }
  return best
}

function countRepeats(folded: readonly string[]): Uint8Array {
  const seen = new Map<string, number>()
  const repeats = new Uint8Array(folded.length)
  for (let i = 0; i < folded.length; i++) {
    const text = folded[i]!
    if (text.length < 3) continue
    const count = seen.get(text) ?? 0
    seen.set(text, count + 1)
    repeats[i] = Math.min(count, 9)
  }
  return repeats
}

function findInJson(
  blocks: readonly MeasuredBlock[],
  {folded, body}: {folded: readonly string[]; body: string | null},
): Int8Array {
  const found = new Int8Array(blocks.length).fill(-1)
  if (body === null) return found
  const haystack = fold(body.slice(0, LONGEST_BODY))
  let budget = SEARCH_BUDGET
  blocks.forEach(({block}, i) => {
    if (budget < 0) return
    const {text} = block
    const needle = text.length < LONGEST_FOLDED ? folded[i]! : fold(text.slice(0, LONGEST_FOLDED))
    if (needle.length < 12) return
    budget -= haystack.length
    const middle = Math.max(0, Math.floor(needle.length / 2) - 20)
    found[i] = Number(
      haystack.includes(needle.slice(0, 40)) || haystack.includes(needle.slice(middle, middle + 40)),
    )
  })
  return found
}

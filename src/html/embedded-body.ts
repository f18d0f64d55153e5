import type {Page} from '../model/page.ts'
import {jsonBody} from './anchors.ts'
import {isObject, parseJson} from './json-ld.ts'
import {isReporterLine} from './person-names.ts'
import {readPage} from './read-page.ts'
import {literals, stateScripts, stateValues} from './state-values.ts'
import {textCueBits} from './text-cues.ts'
import {textFacts} from './text-facts.ts'

/** Paragraphs of an article that stand in a page's data and not in its markup. */
export interface EmbeddedBody {
  readonly source: 'json-ld' | 'application-state'
  readonly paragraphs: readonly string[]
  /** The headline, where the state holds by itself what opens the page's title. */
  readonly title: string | null
}

const TEXT_KEYS =
  /^(?:text|body|content|html|articlebody|paragraph|value|richtext|bodyhtml|body_html|contenthtml|markup)$/i
const MAXIMUM_NODES = 200_000
/** Characters of a body in a page's state: less is a teaser, or a line of the interface. */
const SHORTEST_BODY = 400

/** Find an article's body in JSON-LD, else in the application's state; `null` when neither holds one. */
export function findEmbeddedBody(page: Page): EmbeddedBody | null {
  const body = jsonBody(page.head)
  if (body !== null && body.length > 200)
    return {source: 'json-ld', paragraphs: splitLines(body), title: null}
  let best: string[] = []
  for (const state of stateValues(page)) best = longer(best, findInState(state))
  if (lengthOf(best) <= SHORTEST_BODY)
    for (const script of stateScripts(page).scripts) best = longer(best, findInLiterals(script))
  if (lengthOf(best) <= SHORTEST_BODY) return null
  return {source: 'application-state', paragraphs: tidy(best), title: titleInState(page)}
}

/** What stands before a bar or dash in a page's title and as a string of its own in the page's state: the headline without the site's name. */
function titleInState({head, html}: Page): string | null {
  const parts = (head.title ?? '').split(/(\s+[|–—·•-]\s+)/)
  for (let end = parts.length; end > 0; end -= 2) {
    const title = parts.slice(0, end).join('')
    if (title.length > 10 && ['"', '\\"', '&quot;'].some(quote => html.includes(`${quote}${title}${quote}`)))
      return title
  }
  return null
}

const lengthOf = (paragraphs: readonly string[]) => paragraphs.reduce((sum, {length}) => sum + length, 0)
const longer = (a: string[], b: string[]) => (lengthOf(b) > lengthOf(a) ? b : a)

/** What a template would have put into the text. */
const PLACEHOLDER = /^(?:\$\$\w+\$\$|\{\{[^{}]*\}\}|%%\w+%%|\[\[\w+\]\])$/

/** Leave out the places where a template sets advertisements, and the signature behind the text. */
function tidy(paragraphs: readonly string[]): string[] {
  const text = paragraphs.filter(paragraph => !PLACEHOLDER.test(paragraph))
  return isReporterLine(text.at(-1) ?? '') ? text.slice(0, -1) : text
}

function splitLines(text: string): string[] {
  return text
    .split(/\s*[\n\r\u2028\u2029]+\s*/)
    .map(line => line.trim())
    .filter(line => line !== '')
}

/** Find the list or the text in which most prose stands together. */
function findInState(state: unknown): string[] {
  const lists = new Map<string, string[]>()
  const open: {value: unknown; path: string; depth: number}[] = [{value: state, path: '', depth: 0}]
  for (let n = 0; open.length > 0 && n < MAXIMUM_NODES; n++) {
    const {value, path, depth} = open.pop()!
    if (typeof value === 'string') {
      if (isJson(value)) open.push({value: parseJson(value), path, depth: depth + 1})
      else addText(lists, path, value)
    } else if (depth > 40) continue
    else if (isReactElement(value)) {
      const [, tag, , {children}] = value
      if (PARAGRAPH.test(tag)) addText(lists, `${path}.text`, textIn(children))
      else open.push({value: children, path: `${path}.children`, depth: depth + 1})
    } else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) open.push({value: value[i], path, depth: depth + 1})
    } else if (isObject(value)) {
      for (const key of Object.keys(value).reverse())
        open.push({value: value[key], path: `${path}.${key.replace(/\d+/g, '')}`, depth: depth + 1})
    }
  }
  return [...lists.values()].reduce(longer, [])
}

type ReactElement = readonly ['$', string, unknown, {readonly children?: unknown}]

/** Elements whose text is one paragraph. */
const PARAGRAPH = /^(?:p|li|h[1-6]|blockquote)$/

/** Say whether a value is an element as React's server hands it over: `["$", "p", key, {"children": …}]`. */
function isReactElement(value: unknown): value is ReactElement {
  return Array.isArray(value) && value[0] === '$' && typeof value[1] === 'string' && isObject(value[3])
}

/** The text of the children of an element, marks in it included. */
function textIn(children: unknown, depth = 0): string {
  if (typeof children === 'string') return children
  if (depth > 20) return ''
  if (isReactElement(children)) return textIn(children[3].children, depth + 1)
  return Array.isArray(children) ? children.map(child => textIn(child, depth + 1)).join('') : ''
}

/** Say whether a string is data once more, as answers of an interface are that a page keeps. */
function isJson(text: string): boolean {
  return text.length > SHORTEST_BODY && /^\s*(?:\{\s*"|\[\s*["[{])/.test(text)
}

/** Prose among the literals of a script: so long, and ended as sentences are. */
const LEAST_LITERAL = 40
const FEWEST_LITERALS = 3
const FURNITURE = textCueBits('cookie', 'login', 'copyright', 'newsletter')

/** Find the markup or the sentences that a script hands over in a way of its own; the messages of an interface are none. */
function findInLiterals(script: string): string[] {
  let best: string[] = []
  const sentences: string[] = []
  for (const literal of literals(script, LEAST_LITERAL)) {
    if (/<(?:p|div|br|h[1-6])[\s>/]/i.test(literal)) best = longer(best, textBlocks(literal))
    else if (isSentence(literal)) sentences.push(...splitLines(literal))
  }
  const chrome = sentences.filter(sentence => (textFacts(sentence).cues & FURNITURE) !== 0)
  const isText = sentences.length >= FEWEST_LITERALS && chrome.length * 4 < sentences.length
  return isText ? longer(best, sentences) : best
}

function isSentence(text: string): boolean {
  return (
    /\p{L}[\s\u3040-\u9fff]\S*\s?\S/u.test(text) &&
    /[.!?…。！？]["'”’»」]?\s*$/u.test(text) &&
    !/[{};]|=>|\bfunction\b/.test(text)
  )
}

function addText(lists: Map<string, string[]>, path: string, value: string): void {
  const key = path.slice(path.lastIndexOf('.') + 1)
  if (
    value.length < 40 ||
    !TEXT_KEYS.test(key) ||
    !/[\s\u3040-\u9fff]/.test(value) ||
    /^https?:|^[{[]/.test(value)
  )
    return
  const lines = value.includes('<') ? textBlocks(value) : splitLines(value)
  lists.set(path, [...(lists.get(path) ?? []), ...lines])
}

function textBlocks(html: string): string[] {
  const {blocks} = readPage(html.slice(0, 500_000))
  const inFigure = (names: string) => /(?:^|[\s_-])(?:caption|credit|figcaption)/.test(names)
  return blocks
    .filter(({kind, hidden, classes}) => !hidden && kind !== 'caption' && !inFigure(classes))
    .map(({text}) => text)
}

import type {Page} from '../model/page.ts'
import {jsonBody} from './anchors.ts'
import {isObject, parseJson} from './json-ld.ts'
import {isReporterLine} from './person-names.ts'
import {readPage} from './read-page.ts'
import {payloadValues} from './server-payload.ts'

/** Paragraphs of an article that stand in a page's data and not in its markup. */
export interface EmbeddedBody {
  readonly source: 'json-ld' | 'application-state'
  readonly paragraphs: readonly string[]
}

const TEXT_KEYS =
  /^(?:text|body|content|html|articlebody|paragraph|value|richtext|bodyhtml|body_html|contenthtml|markup)$/i
const MAXIMUM_NODES = 200_000
const LONGEST_STATE = 8_000_000

/** Find an article's body in JSON-LD, else in the application's state; `null` when neither holds one. */
export function findEmbeddedBody(page: Page): EmbeddedBody | null {
  const body = jsonBody(page.head)
  if (body !== null && body.length > 200) return {source: 'json-ld', paragraphs: splitLines(body)}
  let best: string[] = []
  const look = (state: unknown) => {
    const paragraphs = findInState(state)
    if (paragraphs.join('').length > best.join('').length) best = paragraphs
  }
  let payload = ''
  for (const {start, end} of page.head.dataScripts) {
    if (end - start > LONGEST_STATE) continue
    const script = page.html.slice(start, end)
    if (!script.startsWith(PUSH)) for (const state of jsonValues(script)) look(state)
    else if (payload.length < LONGEST_STATE) payload += pushed(script)
  }
  for (const state of payloadValues(payload)) look(state)
  return best.join('').length > 400 ? {source: 'application-state', paragraphs: tidy(best)} : null
}

/** How a page hands over a piece of its React server payload. */
const PUSH = 'self.__next_f.push('

/** The piece of the payload that a script hands over. */
function pushed(script: string): string {
  const value = parseJson(script.slice(PUSH.length, endOfJson(script, PUSH.length)))
  return Array.isArray(value) && typeof value[1] === 'string' ? value[1] : ''
}

/** What a template would have put into the text. */
const PLACEHOLDER = /^(?:\$\$\w+\$\$|\{\{[^{}]*\}\}|%%\w+%%|\[\[\w+\]\])$/

/** Leave out the places where a template sets advertisements, and the signature behind the text. */
function tidy(paragraphs: readonly string[]): string[] {
  const text = paragraphs.filter(paragraph => !PLACEHOLDER.test(paragraph))
  return isReporterLine(text.at(-1) ?? '') ? text.slice(0, -1) : text
}

/** Read the JSON values of a script: the script itself, or what it assigns or hands to a function. */
function* jsonValues(script: string): Generator<unknown> {
  const whole = /^\s*[[{]/.test(script) ? parseJson(script) : null
  if (whole !== null) {
    yield whole
    return
  }
  const opening = /[=(]\s*(?=[[{])/g
  for (let n = 0; n < MOST_VALUES; n++) {
    const match = opening.exec(script)
    if (match === null) return
    const start = match.index + match[0].length
    const end = endOfJson(script, start)
    const value = end - start > 400 ? parseJson(script.slice(start, end)) : null
    if (value === null) continue
    yield value
    opening.lastIndex = end
  }
}

/** Values of one script that are tried. */
const MOST_VALUES = 12

/** Find where a JSON value ends: at the bracket that closes its first one. */
function endOfJson(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === 92) i++
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 123 || code === 91) depth++
    else if ((code === 125 || code === 93) && --depth === 0) return i + 1
  }
  return text.length
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
    if (typeof value === 'string') addText(lists, path, value)
    else if (depth > 40) continue
    else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) open.push({value: value[i], path, depth: depth + 1})
    } else if (isObject(value)) {
      for (const key of Object.keys(value).reverse())
        open.push({value: value[key], path: `${path}.${key}`, depth: depth + 1})
    }
  }
  let best: string[] = []
  for (const list of lists.values()) if (list.join('').length > best.join('').length) best = list
  return best
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

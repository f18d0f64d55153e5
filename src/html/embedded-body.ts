import type {Page} from '../model/page.ts'
import {jsonBody} from './anchors.ts'
import {isObject, parseJson} from './json-ld.ts'
import {readPage} from './read-page.ts'

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
  for (const {start, end} of page.head.dataScripts) {
    if (end - start > LONGEST_STATE) continue
    const source = page.html.slice(start, end)
    const paragraphs = findInState(parseJson(source.slice(Math.max(0, source.search(/[[{]/)))))
    if (paragraphs.join('').length > 400) return {source: 'application-state', paragraphs}
  }
  return null
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
  const lines = value.includes('<')
    ? readPage(value.slice(0, 500_000)).blocks.map(({text}) => text)
    : splitLines(value)
  lists.set(path, [...(lists.get(path) ?? []), ...lines])
}

import {foldName} from '../fold-name.ts'

/** Metadata that a tool wrote above the text of a page. */
export interface DumpHead {
  /** Where the text begins, in UTF-16 code units. */
  readonly end: number
  readonly title: string | null
  readonly url: string | null
  readonly authors: readonly string[]
  readonly published: string | null
  readonly language: string | null
}

const LONGEST = 20_000
const MOST_LINES = 200

/** Names under which tools write a field, in lower case without blanks and hyphens. */
const NAMES = {
  title: ['title', 'headline'],
  url: ['urlsource', 'url', 'sourceurl', 'source', 'link', 'canonicalurl'],
  authors: ['authors', 'author', 'byline'],
  published: ['publishedtime', 'published', 'datepublished', 'date', 'pubdate'],
  language: ['language', 'lang'],
} as const

/**
 * Read what stands above the text of a dump: YAML front matter, as Markdown files have it, or lines of `Title:` and `URL Source:` that end
 * with `Markdown Content:`, as readers for language models write them. `null` where nothing such opens the text, or it names neither
 * headline nor address.
 *
 * @example
 * readDumpHead('---\ntitle: A\n---\nText')?.title // => 'A'
 */
export function readDumpHead(text: string): DumpHead | null {
  const start = text.slice(0, LONGEST)
  const found = frontMatter(start) ?? labelledLines(start)
  if (found === null) return null
  const {end, fields} = found
  const valuesOf = (role: keyof typeof NAMES) =>
    NAMES[role].map(name => fields.get(name)).find(values => values !== undefined) ?? []
  const first = (role: keyof typeof NAMES) => valuesOf(role)[0] ?? null
  const address = first('url')
  const head = {
    end,
    title: first('title'),
    url: address !== null && /^https?:\/\/\S+$/i.test(address) ? address : null,
    authors: valuesOf('authors'),
    published: first('published'),
    language: first('language'),
  }
  return head.title === null && head.url === null ? null : head
}

interface FoundHead {
  readonly end: number
  readonly fields: Fields
}

/** Values by folded name. */
type Fields = ReadonlyMap<string, readonly string[]>

function frontMatter(start: string): FoundHead | null {
  const open = /^\uFEFF?\s{0,20}---[ \t]*\r?\n/.exec(start)
  if (open === null) return null
  const close = /^---[ \t]*(?:\r?\n|$)/m.exec(start.slice(open[0].length))
  if (close === null) return null
  const fields = readLines(start.slice(open[0].length, open[0].length + close.index).split('\n'))
  return fields && {fields, end: open[0].length + close.index + close[0].length}
}

function labelledLines(start: string): FoundHead | null {
  if (!/^\uFEFF?\s{0,20}Title: /.test(start)) return null
  const close = /^Markdown Content:[ \t]*(?:\r?\n|$)/m.exec(start)
  if (close === null) return null
  const lines = start
    .slice(0, close.index)
    .replace(/^\uFEFF/, '')
    .split('\n')
  const fields = readLines(lines)
  return fields && {fields, end: close.index + close[0].length}
}

/** Read lines of `name: value`, and lists that follow a name; `null` when there are others. */
function readLines(lines: readonly string[]): Fields | null {
  if (lines.length > MOST_LINES) return null
  const fields = new Map<string, string[]>()
  let last: string[] = []
  for (const line of lines.map(line => line.trimEnd())) {
    const item = /^\s*-\s+(.*)$/.exec(line)
    if (item) last.push(unquote(item[1]!))
    else if (/^(?:\s|#|$)/.test(line)) continue
    else {
      const found = /^([\p{L}_][\w \p{L}-]{0,40}):(?:\s+(.*))?$/u.exec(line)
      if (found === null) return null
      last = valuesIn(found[2] ?? '')
      const name = foldName(found[1]!)
      if (!fields.has(name)) fields.set(name, last)
    }
  }
  return fields.size === 0 ? null : fields
}

/** A value, or the values of a list in brackets. */
function valuesIn(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value)?.[1]
  if (list === undefined) return value === '' ? [] : [unquote(value)]
  const quoted = list.match(/"(?:[^"\\]|\\.)*"/g)
  return (quoted ?? list.split(',')).map(each => unquote(each.trim())).filter(each => each !== '')
}

function unquote(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'")
  if (!/^".*"$/.test(value)) return value
  try {
    return String(JSON.parse(value))
  } catch {
    return value.slice(1, -1)
  }
}

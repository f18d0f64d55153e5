import type {BlockKind} from '../model/block.ts'
import type {MarkupSource} from './markup-source.ts'
import {ValueTable} from './value-table.ts'

/** Flags of an element's behaviour, added up; see {@link elementFlags}. */
export const FLAG = {
  /** Starts and ends a line of its own. */
  block: 1,
  /** Has no end tag. */
  void: 2,
  /** Its text is never shown to a reader. */
  hidden: 4,
  /** An end tag of an inline element does not reach beyond it. */
  barrier: 8,
  /** Holds one run of text, never blocks of its own: `p`, headings, `li` … A line break inside joins headings. */
  leaf: 16,
  /** Belongs into `head`. */
  head: 32,
} as const

const BLOCKS =
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
  'form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre ' +
  'search section summary table tbody td tfoot th thead tr ul xmp caption colgroup button select textarea head ' +
  'iframe noscript template video audio canvas object label'
const VOIDS =
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'
const HIDDEN =
  'script style template noscript noframes noembed iframe svg object video audio canvas datalist head title rp ' +
  'textarea applet map rt rtc annotation annotation-xml'
const BARRIERS =
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
  'html li main nav ol p pre section table tbody td tfoot th thead tr ul caption template header button'
const LEAVES =
  'p h1 h2 h3 h4 h5 h6 li dt dd td th figcaption caption pre blockquote summary legend label button option'
const HEADS = 'meta link title script style base noscript template basefont bgsound head'

const table = new Map<string, number>()
for (const [flag, names] of [
  [FLAG.block, BLOCKS],
  [FLAG.void, VOIDS],
  [FLAG.hidden, HIDDEN],
  [FLAG.barrier, BARRIERS],
  [FLAG.leaf, LEAVES],
  [FLAG.head, HEADS],
] as const) {
  for (const name of names.split(' ')) table.set(name, (table.get(name) ?? 0) | flag)
}

/** Tell how an element behaves: a sum of {@link FLAG}s, 0 for inline and unknown elements. */
export function elementFlags(name: string): number {
  return table.get(name) ?? 0
}

const lists: Set<string>[] = []

/** Number a list of names: a bit of {@link Tag.lists}, and the same one for the same names. */
function list(names: string): number {
  const known = lists.findIndex(set => [...set].join(' ') === names)
  return 1 << (known < 0 ? lists.push(new Set(names.split(' '))) - 1 : known)
}

/** Elements whose start tag ends an open `p` (HTML standard, "in body"). */
const ENDS_PARAGRAPH = list(
  'address article aside blockquote center details dialog dir div dl dt dd fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table tbody tr td th ul xmp',
)

/** The list of `p` alone. */
export const PARAGRAPH = list('p')

/** Elements that a start tag ends, when one stands open above no element of `within`: lists of {@link Tag.lists}. */
interface Ending {
  readonly ends: number
  readonly within: number
}

const HEADINGS: Ending = {ends: list('h1 h2 h3 h4 h5 h6'), within: list('div section article td')}
const CELL: Ending = {ends: list('td th'), within: list('table tr')}
const ROWS: Ending = {ends: list('tbody thead tfoot tr td th caption colgroup'), within: list('table')}
const TERM: Ending = {ends: list('dt dd'), within: list('dl table td th')}

const RUBY: Ending = {ends: list('rb rt rp'), within: list('ruby table td th')}

const ENDS: Readonly<Record<string, Ending>> = {
  li: {ends: list('li'), within: list('ul ol menu dir table td th')},
  dt: TERM,
  dd: TERM,
  td: CELL,
  th: CELL,
  tr: {ends: list('tr td th'), within: list('table tbody thead tfoot')},
  tbody: ROWS,
  thead: ROWS,
  tfoot: ROWS,
  option: {ends: list('option'), within: list('select datalist optgroup')},
  optgroup: {ends: list('option optgroup'), within: list('select datalist')},
  a: {ends: list('a'), within: list('table td th button')},
  button: {ends: list('button'), within: list('table td th')},
  h1: HEADINGS,
  h2: HEADINGS,
  h3: HEADINGS,
  h4: HEADINGS,
  h5: HEADINGS,
  h6: HEADINGS,
  rb: RUBY,
  rt: RUBY,
  rp: RUBY,
}

/** What the end tag of a `p` does not reach beyond. */
export const PARAGRAPH_SCOPE = list('table td th button caption li')

/** What an end tag does not reach beyond. */
const END_SCOPE: Readonly<Record<string, number>> = {
  p: PARAGRAPH_SCOPE,
  li: list('ul ol table td th'),
  default: list('table td th'),
  table: 0,
}

/** Mark made by an inline element. */
export const MARKS: Readonly<Record<string, 'link' | 'emphasis' | 'strong' | 'code'>> = {
  a: 'link',
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  strong: 'strong',
  b: 'strong',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** Kind of the blocks in an element that says so. */
const KINDS = new Map<string, BlockKind>([
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
  ['pre', 'preformatted'],
  ['listing', 'preformatted'],
  ['xmp', 'preformatted'],
  ['plaintext', 'preformatted'],
  ['li', 'list-item'],
  ['dd', 'list-item'],
  ['blockquote', 'quote'],
  ['article', 'paragraph'],
  ['section', 'paragraph'],
  ['table', 'paragraph'],
  ['body', 'paragraph'],
])

/** Name under which readings above characters stand in a page's table, as of inline elements. */
export const RUBY_TEXT = 'ruby-text'

/** All that is known of an element by its name. */
export interface Tag {
  readonly name: string
  /** A sum of {@link FLAG}s. */
  readonly flags: number
  /** The lists that its name stands in, a bit each. */
  readonly lists: number
  readonly endsParagraph: boolean
  readonly ends: Ending | null
  readonly endScope: number
  readonly mark: (typeof MARKS)[string] | null
  /** Heading depth 1–6, 0 for other elements. */
  readonly heading: number
  /** A page's own element (`news-card`), which may behave in any way. */
  readonly isCustom: boolean
  /** Kind of its blocks; `null` for that of the element around it. */
  readonly kind: BlockKind | null
  /** Says what its contents are. */
  readonly isTelling: boolean
  /** Holds text in which nothing but its own end tag is markup. */
  readonly isRaw: boolean
}

const TELLING = new Set(
  'article main nav aside header footer figure form blockquote table svg iframe datalist textarea select noscript template'.split(
    ' ',
  ),
)

const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp'])

/** Tell what is known of the element of a name in lower case. */
export function tagNamed(text: string): Tag {
  const name = asKey(text)
  const member = lists.reduce((bits, set, index) => (set.has(name) ? bits | (1 << index) : bits), 0)
  return {
    name,
    flags: elementFlags(name),
    lists: member,
    endsParagraph: (member & ENDS_PARAGRAPH) !== 0,
    ends: Object.hasOwn(ENDS, name) ? ENDS[name]! : null,
    endScope: Object.hasOwn(END_SCOPE, name) ? END_SCOPE[name]! : END_SCOPE.default!,
    mark: Object.hasOwn(MARKS, name) ? MARKS[name]! : null,
    heading: /^h[1-6]$/.test(name) ? Number(name[1]) : 0,
    isCustom: /^[a-z]+-/.test(name),
    isTelling: TELLING.has(name),
    isRaw: RAW.has(name),
    kind: KINDS.get(name) ?? null,
  }
}

/** A name as a key: V8 has one copy of each key, and tells keys apart by their addresses. */
function asKey(name: string): string {
  return Object.keys({[name]: 0})[0]!
}

const tags = new ValueTable(tagNamed, {ignoresCase: true})

/** Tell what is known of the element whose name stands between two places of the source. */
export function tagAt(source: MarkupSource, start: number, end: number): Tag {
  return tags.find(source, start, end)
}

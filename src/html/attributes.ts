import {codeAt} from '../text/code-at.ts'
import {NameTable} from './name-table.ts'
import {decodeReferences} from './references.ts'

/** Numbers of the attributes that the block table asks for. */
export const ATTRIBUTE = {
  class: 0,
  id: 1,
  role: 2,
  itemprop: 3,
  property: 4,
  'data-testid': 5,
  'data-component': 6,
  style: 7,
  hidden: 8,
  'aria-hidden': 9,
  href: 10,
  name: 11,
  content: 12,
  rel: 13,
  lang: 14,
  'xml:lang': 15,
  datetime: 16,
  type: 17,
  'http-equiv': 18,
  open: 19,
  src: 20,
  typeof: 21,
  itemtype: 22,
  charset: 23,
  shadowrootmode: 24,
} as const
type Attribute = (typeof ATTRIBUTE)[keyof typeof ATTRIBUTE]

const COUNT = Object.keys(ATTRIBUTE).length
/** Those that name an element, in the order in which their values are joined: the first ones. */
const NAMING = 7
const NAMING_BITS = (1 << NAMING) - 1
const HIDING_BITS =
  (1 << ATTRIBUTE.hidden) | (1 << ATTRIBUTE['aria-hidden']) | (1 << ATTRIBUTE.style) | (1 << ATTRIBUTE.class)
const TELLING_BITS = [
  ATTRIBUTE.itemprop,
  ATTRIBUTE.property,
  ATTRIBUTE.content,
  ATTRIBUTE.rel,
  ATTRIBUTE.lang,
  ATTRIBUTE['xml:lang'],
  ATTRIBUTE.itemtype,
].reduce((bits, number) => bits | (1 << number), 0)
const NONE = -1
const numbers = new NameTable<number>(name =>
  Object.hasOwn(ATTRIBUTE, name) ? ATTRIBUTE[name as keyof typeof ATTRIBUTE] : NONE,
)
/** For each first letter, in lower case, the lengths of the names that begin with it, a bit each: most attributes are of none. */
const LENGTHS = new Uint32Array(128)
for (const name of Object.keys(ATTRIBUTE)) LENGTHS[name.charCodeAt(0)]! |= 1 << name.length
/** Longest attribute value that is looked at: data URLs and inlined state go far beyond. */
const LONGEST = 20_000

/** The attributes of one start tag that the block table asks for. Values are read out of the source when asked for. */
export class Attributes {
  private readonly html: string
  private readonly starts = new Int32Array(COUNT)
  private readonly ends = new Int32Array(COUNT)
  /** Bits of the attributes that are there. */
  private present = 0
  private current = NONE

  constructor(html: string) {
    this.html = html
  }

  /** Begin a new tag. */
  clear(): void {
    this.present = 0
    this.current = NONE
  }

  /** Take an attribute's name; the first of several of one name counts. */
  add(start: number, end: number): void {
    const isLikely = (LENGTHS[codeAt(this.html, start) | 32]! >> (end - start)) & 1
    const number = isLikely === 1 ? numbers.find(this.html, start, end) : NONE
    this.current = number !== NONE && (this.present & (1 << number)) === 0 ? number : NONE
    if (this.current === NONE) return
    this.present |= 1 << number
    this.starts[number] = 0
    this.ends[number] = 0
  }

  /** Take the value of the attribute that was added last. */
  setValue(start: number, end: number): void {
    const {current} = this
    if (current === NONE) return
    this.starts[current] = start
    this.ends[current] = Math.min(end, start + LONGEST)
  }

  get(attribute: Attribute): string | undefined {
    if ((this.present & (1 << attribute)) === 0) return undefined
    return decodeReferences(this.html.slice(this.starts[attribute], this.ends[attribute]), true)
  }

  has(attribute: Attribute): boolean {
    return (this.present & (1 << attribute)) !== 0
  }

  get isEmpty(): boolean {
    return this.present === 0
  }

  /** Whether there are any that may say something of the page as a whole. */
  get mayTell(): boolean {
    return (this.present & TELLING_BITS) !== 0
  }

  /** Class names and the like, lower case, camel case split, joined by a blank. */
  names(): string {
    if ((this.present & NAMING_BITS) === 0) return ''
    let names = ''
    for (let number = 0; number < NAMING; number++) {
      const value = this.get(number as Attribute)
      if (value) names += names === '' ? value : ` ${value}`
    }
    if (names.length <= LONGEST_NAMES && isPlain(names)) return names
    return names
      .slice(0, LONGEST_NAMES)
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .trim()
  }

  /** Say whether the attributes hide the element from readers. */
  hides(): boolean {
    if ((this.present & HIDING_BITS) === 0) return false
    // What is hidden until it is found is there to be read.
    const hidden = this.get(ATTRIBUTE.hidden)?.toLowerCase()
    if (hidden !== undefined && hidden !== 'until-found') return true
    if (this.get(ATTRIBUTE['aria-hidden'])?.toLowerCase() === 'true') return true
    const style = this.get(ATTRIBUTE.style)
    if (style !== undefined && /(?:display\s?:\s?none|visibility\s?:\s?hidden)/i.test(style)) return true
    const names = this.get(ATTRIBUTE.class)
    if (names === undefined) return false
    if (HIDDEN_CLASS.test(names)) return true
    // Most names are told apart without a pattern.
    if (!names.includes('hidden') && !names.includes('d-none')) return false
    return NOT_DISPLAYED.test(names) && !DISPLAYED.test(names)
  }

  /** Say whether line breaks in the source of the element's text are shown; `names` are its own. */
  keepsLines(names: string): boolean {
    if (names.includes('pre-') && KEEPS_LINES.test(names)) return true
    const style = this.get(ATTRIBUTE.style)
    return style !== undefined && KEEPS_LINES.test(style)
  }
}

const LONGEST_NAMES = 400

/** Say whether names are in lower case already and parted by single blanks. */
function isPlain(names: string): boolean {
  let blank = true
  for (let i = 0; i < names.length; i++) {
    const code = codeAt(names, i)
    if (code === 32) {
      if (blank) return false
      blank = true
    } else {
      if (code < 32 || code > 126 || (code >= 65 && code <= 90)) return false
      blank = false
    }
  }
  return !blank || names === ''
}

/** Names by which the common frameworks hide text from eyes that screen readers are to read. */
const HIDDEN_CLASS =
  /(?:^|\s)(?:sr-only|sr_only|visually-?hidden|visually_hidden|screen-?reader(?:s|-text|-only)?|a11y-hidden|element-invisible|u-hidden-visually|is-visually-hidden)(?:\s|$)/i
/** Names by which they take elements off the page, and those by which they put them back on some screens. */
const NOT_DISPLAYED = /(?:^|\s)(?:d-none|is-hidden|hidden)(?:\s|$)/
const DISPLAYED = /(?:^|\s)(?:d-|[a-z]+:)[a-z-]*(?:block|flex|grid|inline|table|contents)/
const KEEPS_LINES = /white-?space\s?[:-]\s?pre-(?:wrap|line)/i

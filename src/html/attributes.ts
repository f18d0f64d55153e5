import type {MarkupSource} from './markup-source.ts'
import {decodeReferences} from './references.ts'
import {
  type ClassFacts,
  classFacts,
  namesKeepLines,
  plainNames,
  type StyleFacts,
  styleFacts,
} from './value-facts.ts'
import {ValueTable} from './value-table.ts'

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
const numbers = new ValueTable<number>(
  name => (Object.hasOwn(ATTRIBUTE, name) ? ATTRIBUTE[name as keyof typeof ATTRIBUTE] : NONE),
  {ignoresCase: true},
)
const classes = new ValueTable<ClassFacts>(value => classFacts(decodeReferences(value, true)))
const styles = new ValueTable<StyleFacts>(value => styleFacts(decodeReferences(value, true)))
/** For each first letter, in lower case, the lengths of the names that begin with it, a bit each: most attributes are of none. */
const LENGTHS = new Uint32Array(128)
for (const name of Object.keys(ATTRIBUTE)) LENGTHS[name.charCodeAt(0)]! |= 1 << name.length
/** Longest attribute value that is looked at: data URLs and inlined state go far beyond. */
const LONGEST = 20_000

/** The attributes of one start tag that the block table asks for. Values are read out of the source when asked for. */
export class Attributes {
  private readonly source: MarkupSource
  private readonly starts = new Int32Array(COUNT)
  private readonly ends = new Int32Array(COUNT)
  /** Bits of the attributes that are there. */
  private present = 0
  private current = NONE
  private classFacts: ClassFacts | null = null
  private styleFacts: StyleFacts | null = null

  constructor(source: MarkupSource) {
    this.source = source
  }

  /** Begin a new tag. */
  clear(): void {
    this.present = 0
    this.current = NONE
    this.classFacts = null
    this.styleFacts = null
  }

  /** Take an attribute's name; the first of several of one name counts. */
  add(start: number, end: number): void {
    const first = this.source.units[start]! | 32
    const isLikely = first < 128 ? (LENGTHS[first]! >> (end - start)) & 1 : 0
    const number = isLikely === 1 ? numbers.find(this.source, start, end) : NONE
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
    return decodeReferences(this.source.html.slice(this.starts[attribute], this.ends[attribute]), true)
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

  /** What the class says; `null` without one. */
  get class(): ClassFacts | null {
    if ((this.present & (1 << ATTRIBUTE.class)) === 0) return null
    this.classFacts ??= classes.find(this.source, this.starts[ATTRIBUTE.class]!, this.ends[ATTRIBUTE.class]!)
    return this.classFacts
  }

  /** What the style says; `null` without one. */
  get style(): StyleFacts | null {
    if ((this.present & (1 << ATTRIBUTE.style)) === 0) return null
    this.styleFacts ??= styles.find(this.source, this.starts[ATTRIBUTE.style]!, this.ends[ATTRIBUTE.style]!)
    return this.styleFacts
  }

  /** Class names and the like, lower case, camel case split, joined by a blank. */
  names(): string {
    const naming = this.present & NAMING_BITS
    if (naming === 0) return ''
    if (naming === 1 << ATTRIBUTE.class) return this.class!.names
    let names = this.class?.value ?? ''
    for (let number = ATTRIBUTE.class + 1; number < NAMING; number++) {
      const value = this.get(number as Attribute)
      if (value) names += names === '' ? value : ` ${value}`
    }
    return plainNames(names)
  }

  /** Say whether the attributes hide the element from readers. */
  hides(): boolean {
    if ((this.present & HIDING_BITS) === 0) return false
    // What is hidden until it is found is there to be read.
    const hidden = this.get(ATTRIBUTE.hidden)?.toLowerCase()
    if (hidden !== undefined && hidden !== 'until-found') return true
    if (this.get(ATTRIBUTE['aria-hidden'])?.toLowerCase() === 'true') return true
    return this.style?.hides === true || this.class?.hides === true
  }

  /** Say whether line breaks in the source of the element's text are shown; `names` are its own. */
  keepsLines(names: string): boolean {
    return namesKeepLines(names) || this.style?.keepsLines === true
  }
}

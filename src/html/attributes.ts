import {decodeReferences} from './references.ts'

const WANTED = new Set(
  (
    'class id style hidden aria-hidden role href itemprop property name content rel lang xml:lang datetime type http-equiv ' +
    'data-testid data-component open src typeof itemtype charset'
  ).split(' '),
)
/** Longest attribute value that is looked at: data URLs and inlined state go far beyond. */
const LONGEST = 20_000

/** The attributes of one start tag that the block table asks for. */
export class Attributes {
  private readonly values = new Map<string, string>()
  private name = ''
  private start = -1
  private end = -1

  /** Begin a new tag. */
  clear(): void {
    if (this.values.size > 0) this.values.clear()
    this.name = ''
  }

  begin(name: string): void {
    const lower = name.toLowerCase()
    this.name = WANTED.has(lower) && !this.values.has(lower) ? lower : ''
    this.start = -1
  }

  addValue(start: number, end: number): void {
    if (this.start < 0) this.start = start
    this.end = end
  }

  finish(html: string): void {
    if (this.name === '') return
    const raw = this.start < 0 ? '' : html.slice(this.start, Math.min(this.end, this.start + LONGEST))
    this.values.set(this.name, decodeReferences(raw, true))
  }

  get(name: string): string | undefined {
    return this.values.get(name)
  }

  has(name: string): boolean {
    return this.values.has(name)
  }

  get isEmpty(): boolean {
    return this.values.size === 0
  }

  /** Class names and the like, lower case, camel case split, joined by a blank. */
  names(): string {
    if (this.values.size === 0) return ''
    let names = ''
    for (const key of ['class', 'id', 'role', 'itemprop', 'property', 'data-testid', 'data-component']) {
      const value = this.values.get(key)
      if (value) names += names === '' ? value : ` ${value}`
    }
    if (names === '') return ''
    return names
      .slice(0, 400)
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .trim()
  }

  /** Say whether the attributes hide the element from readers. */
  hides(): boolean {
    if (this.values.size === 0) return false
    if (this.values.has('hidden') || this.values.get('aria-hidden')?.toLowerCase() === 'true') return true
    const style = this.values.get('style')
    if (style !== undefined && /(?:display\s?:\s?none|visibility\s?:\s?hidden)/i.test(style)) return true
    const names = this.values.get('class')
    return names !== undefined && HIDDEN_CLASS.test(names)
  }
}

/** Names by which the common frameworks hide text from eyes that screen readers are to read. */
const HIDDEN_CLASS =
  /(?:^|\s)(?:sr-only|sr_only|visually-?hidden|visually_hidden|screen-?reader(?:s|-text|-only)?|a11y-hidden|element-invisible|u-hidden-visually|is-visually-hidden)(?:\s|$)/i

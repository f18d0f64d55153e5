import type {Attributes} from './attributes.ts'
import {type Tag, tagAt} from './elements.ts'
import type {MarkupSource} from './markup-source.ts'

/** Takes what a page is made of, in the order of its source; places are UTF-16 code units. */
export interface MarkupSink {
  /** A start tag that ends at `end`; the scanner's attributes are its own. `closed` says that it ends in `/>`. */
  startTag(tag: Tag, end: number, closed: boolean): void
  endTag(tag: Tag): void
  /** A piece of text, its character references unresolved. */
  text(start: number, end: number): void
  cdata(start: number, end: number): void
}

const LESS = 0x3c
const BANG = 0x21
const QUOTE = 0x22
const APOSTROPHE = 0x27
const SLASH = 0x2f
const EQUALS = 0x3d
const GREATER = 0x3e
const QUESTION = 0x3f
const CDATA = '[CDATA['
/** No end tag that is longer means anything. */
const LONGEST_END_TAG = 60

/**
 * Read the markup of a page into a sink, in one pass and in time linear in its length: the tokenizer of the HTML standard (13.2.5),
 * save that no reference is resolved, `script` knows no escaped state, CDATA is told of everywhere, and what is raw text only in
 * browsers (`noscript`, `iframe`, `noframes`, `noembed`, `plaintext`) is markup.
 */
export function scanMarkup(source: MarkupSource, attributes: Attributes, sink: MarkupSink): void {
  const scanner = new MarkupScanner(source, attributes, sink)
  const {length} = source.html
  for (let from = 0, search = 0; from < length; ) {
    const open = scanner.findOpen(search)
    if (open > from) sink.text(from, open)
    if (open === length) return
    const next = scanner.markupAt(open)
    from = next < 0 ? open : next
    search = next < 0 ? open + 1 : next
  }
}

/** Reads what stands at a place; its methods return the place behind it, the end of the page for what that cuts off. */
class MarkupScanner {
  private readonly source: MarkupSource
  private readonly html: string
  private readonly units: Uint16Array
  private readonly length: number
  private readonly attributes: Attributes
  private readonly sink: MarkupSink
  /** Where a slash stood last between attributes. */
  private slash = -1

  constructor(source: MarkupSource, attributes: Attributes, sink: MarkupSink) {
    this.source = source
    this.html = source.html
    this.units = source.units
    this.length = source.html.length
    this.attributes = attributes
    this.sink = sink
  }

  /** Where the next `<` stands; the end of the page where none does. */
  findOpen(from: number): number {
    return this.findUnit(LESS, from)
  }

  /** Read what begins with the `<` at a place; -1 when that is text. */
  markupAt(open: number): number {
    const code = this.codeAt(open + 1)
    if (isLetter(code)) return this.startTag(open + 1)
    if (code === BANG) return this.declaration(open + 2)
    if (code === QUESTION) return this.behind('>', open + 2)
    if (code !== SLASH || open + 2 === this.length) return -1
    return isLetter(this.codeAt(open + 2)) ? this.endTag(open + 2) : this.behind('>', open + 2)
  }

  private startTag(start: number): number {
    const nameEnd = this.nameEnd(start)
    this.attributes.clear()
    const last = this.readAttributes(nameEnd)
    if (last < 0) return this.length
    const tag = tagAt(this.source, start, nameEnd)
    const closed = this.slash === last - 1
    this.sink.startTag(tag, last + 1, closed)
    return tag.isRaw && !closed ? this.rawText(tag, last + 1) : last + 1
  }

  private nameEnd(start: number): number {
    const {units, length} = this
    let at = start + 1
    while (at < length && !endsName(units[at]!)) at++
    return at
  }

  /** Read attributes up to the `>` that ends a tag; returns its place, -1 where there is none. */
  private readAttributes(from: number): number {
    const {units, length, attributes} = this
    for (let at = from; at >= 0 && at < length; ) {
      const code = units[at]!
      if (code === GREATER) return at
      if (code === SLASH) this.slash = at
      if (code === SLASH || isSpace(code)) {
        at++
        continue
      }
      const start = at++
      while (at < length && !endsAttributeName(units[at]!)) at++
      attributes.add(start, at)
      at = this.skipSpace(at)
      if (this.codeAt(at) === EQUALS) at = this.readValue(this.skipSpace(at + 1))
    }
    return -1
  }

  private readValue(start: number): number {
    const {units, length} = this
    const code = this.codeAt(start)
    if (code === QUOTE || code === APOSTROPHE) {
      const end = this.findUnit(code, start + 1)
      if (end === length) return -1
      this.attributes.setValue(start + 1, end)
      return end + 1
    }
    let end = start
    while (end < length && !endsBareValue(units[end]!)) end++
    this.attributes.setValue(start, end)
    return end
  }

  private endTag(start: number): number {
    const nameEnd = this.nameEnd(start)
    const last = this.codeAt(nameEnd) === GREATER ? nameEnd : this.readAttributes(nameEnd)
    if (last < 0) return this.html.length
    this.sink.endTag(tagAt(this.source, start, Math.min(nameEnd, start + LONGEST_END_TAG)))
    return last + 1
  }

  /** Read text in which nothing but the element's own end tag is markup. */
  private rawText({name}: Tag, start: number): number {
    const {html} = this
    let end = html.indexOf('</', start)
    while (end >= 0 && !this.isEndOf(name, end + 2)) end = html.indexOf('</', end + 2)
    const stop = end < 0 ? html.length : end
    if (stop > start) this.sink.text(start, stop)
    return end < 0 ? stop : this.endTag(end + 2)
  }

  private isEndOf(name: string, at: number): boolean {
    const end = at + name.length
    if (!endsName(this.codeAt(end))) return false
    for (let i = 0; i < name.length; i++) if ((this.codeAt(at + i) | 32) !== name.charCodeAt(i)) return false
    return true
  }

  private declaration(start: number): number {
    const {html} = this
    // A comment's dashes may be those that end it (`<!-->`).
    if (html.startsWith('--', start)) return this.behindComment(start)
    if (!html.startsWith(CDATA, start)) return this.behind('>', start)
    const from = start + CDATA.length
    const end = html.indexOf(']]>', from)
    this.sink.cdata(from, end < 0 ? html.length : end)
    return end < 0 ? html.length : end + 3
  }

  private behindComment(start: number): number {
    const {html} = this
    for (let at = html.indexOf('--', start); at >= 0; at = html.indexOf('--', at + 1)) {
      const code = this.codeAt(at + 2)
      if (code === GREATER) return at + 3
      if (code === BANG && at > start + 1 && this.codeAt(at + 3) === GREATER) return at + 4
    }
    return html.length
  }

  private behind(sign: string, from: number): number {
    const end = this.html.indexOf(sign, from)
    return end < 0 ? this.html.length : end + 1
  }

  /** The code unit at a place; 0 at the end. */
  private codeAt(at: number): number {
    return at < this.length ? this.units[at]! : 0
  }

  private findUnit(unit: number, from: number): number {
    const {units, length} = this
    let at = from
    while (at < length && units[at] !== unit) at++
    return at
  }

  private skipSpace(from: number): number {
    let at = from
    while (isSpace(this.codeAt(at))) at++
    return at
  }
}

function isLetter(code: number): boolean {
  const lower = code | 32
  return lower >= 97 && lower <= 122
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12
}

function endsName(code: number): boolean {
  return code === GREATER || code === SLASH || isSpace(code)
}

function endsAttributeName(code: number): boolean {
  return code === EQUALS || endsName(code)
}

function endsBareValue(code: number): boolean {
  return code === GREATER || isSpace(code)
}

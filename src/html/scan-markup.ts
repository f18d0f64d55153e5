import type {Attributes} from './attributes.ts'
import {type Tag, tagAt} from './elements.ts'

/** Takes what a page is made of, in the order of its source; places are UTF-16 code units. */
export interface MarkupSink {
  /** A start tag that ends at `end`; the scanner's attributes are its own. `closed` says that it ends in `/>`. */
  startTag(tag: Tag, end: number, closed: boolean): void
  endTag(tag: Tag): void
  /** A piece of text, its character references unresolved. */
  text(start: number, end: number): void
  cdata(start: number, end: number): void
}

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
export function scanMarkup(html: string, attributes: Attributes, sink: MarkupSink): void {
  const scanner = new MarkupScanner(html, attributes, sink)
  for (let from = 0, search = 0; from < html.length; ) {
    const open = html.indexOf('<', search)
    const end = open < 0 ? html.length : open
    if (end > from) sink.text(from, end)
    if (open < 0) return
    const next = scanner.markupAt(open)
    from = next < 0 ? open : next
    search = next < 0 ? open + 1 : next
  }
}

/** Reads what stands at a place; its methods return the place behind it, the end of the page for what that cuts off. */
class MarkupScanner {
  private readonly html: string
  private readonly attributes: Attributes
  private readonly sink: MarkupSink
  /** Where a slash stood last between attributes. */
  private slash = -1

  constructor(html: string, attributes: Attributes, sink: MarkupSink) {
    this.html = html
    this.attributes = attributes
    this.sink = sink
  }

  /** Read what begins with the `<` at a place; -1 when that is text. */
  markupAt(open: number): number {
    const {html} = this
    const code = this.codeAt(open + 1)
    if (isLetter(code)) return this.startTag(open + 1)
    if (code === BANG) return this.declaration(open + 2)
    if (code === QUESTION) return this.behind('>', open + 2)
    if (code !== SLASH || open + 2 === html.length) return -1
    return isLetter(this.codeAt(open + 2)) ? this.endTag(open + 2) : this.behind('>', open + 2)
  }

  private startTag(start: number): number {
    const {html} = this
    const nameEnd = this.nameEnd(start)
    this.attributes.clear()
    const last = this.readAttributes(nameEnd)
    if (last < 0) return html.length
    const tag = tagAt(html, start, nameEnd)
    const closed = this.slash === last - 1
    this.sink.startTag(tag, last + 1, closed)
    return tag.isRaw && !closed ? this.rawText(tag, last + 1) : last + 1
  }

  private nameEnd(start: number): number {
    const {html} = this
    let at = start + 1
    while (at < html.length && !endsName(this.codeAt(at))) at++
    return at
  }

  /** Read attributes up to the `>` that ends a tag; returns its place, -1 where there is none. */
  private readAttributes(from: number): number {
    const {html, attributes} = this
    for (let at = from; at >= 0 && at < html.length; ) {
      const code = this.codeAt(at)
      if (code === GREATER) return at
      if (code === SLASH) this.slash = at
      if (code === SLASH || isSpace(code)) {
        at++
        continue
      }
      const start = at++
      while (at < html.length && !endsAttributeName(this.codeAt(at))) at++
      attributes.add(start, at)
      at = this.skipSpace(at)
      if (this.codeAt(at) === EQUALS) at = this.readValue(this.skipSpace(at + 1))
    }
    return -1
  }

  private readValue(start: number): number {
    const {html} = this
    const code = this.codeAt(start)
    if (code === QUOTE || code === APOSTROPHE) {
      const end = html.indexOf(code === QUOTE ? '"' : "'", start + 1)
      if (end < 0) return -1
      this.attributes.setValue(start + 1, end)
      return end + 1
    }
    let end = start
    while (end < html.length && !endsBareValue(this.codeAt(end))) end++
    this.attributes.setValue(start, end)
    return end
  }

  private endTag(start: number): number {
    const nameEnd = this.nameEnd(start)
    const last = this.codeAt(nameEnd) === GREATER ? nameEnd : this.readAttributes(nameEnd)
    if (last < 0) return this.html.length
    this.sink.endTag(tagAt(this.html, start, Math.min(nameEnd, start + LONGEST_END_TAG)))
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
    return at < this.html.length ? this.html.charCodeAt(at) : 0
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

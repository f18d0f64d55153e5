import type {Page, PageBlock, PageElement} from '../model/page.ts'
import {ATTRIBUTE, Attributes} from './attributes.ts'
import {BlockTexts} from './block-texts.ts'
import {type Around, behavesAsBlock, hidesText, levelOf} from './element-display.ts'
import {ElementTable} from './element-table.ts'
import {FLAG, RUBY_TEXT, type Tag, tagNamed} from './elements.ts'
import {HeadCollector} from './head-collector.ts'
import type {MarkupSource} from './markup-source.ts'
import {type OpenElement, OpenElements} from './open-elements.ts'
import type {MarkupSink} from './scan-markup.ts'
import {StreamedParts} from './streamed.ts'
import {mergeRow} from './table-row.ts'
import {ANY_BREAK, breaksAtRoot} from './text-lines.ts'

const HEAD = tagNamed('head')
/** Elements whose white space is text. */
const VERBATIM = new Set(['pre', 'listing', 'xmp', 'plaintext'])
const SWALLOWS = new Set(['title', 'textarea', 'style', 'xmp'])
const START_TAG = /<[a-z]/i

/** Builds the block table from a page's markup. */
export class PageBuilder implements MarkupSink {
  private readonly table = new ElementTable()
  private readonly html: string
  private readonly collector = new HeadCollector()
  /** Those of the start tag that comes next. */
  readonly attributes: Attributes
  private readonly open: OpenElements
  private readonly texts: BlockTexts
  private readonly met = new Set<string>()
  private readonly streamed = new StreamedParts()
  /** Where the text of an element began that has no end and took the rest of the page for its own; -1 when none did. */
  swallowed = -1
  private script: {type: string; id: string} | null = null

  constructor(source: MarkupSource, maximumDepth: number) {
    this.html = source.html
    this.attributes = new Attributes(source)
    const breaks = breaksAtRoot(source.html)
    this.open = new OpenElements({limit: maximumDepth, breaks}, element => this.leave(element))
    const {open, table} = this
    this.texts = new BlockTexts({source, open, table}, raw => this.collector.addText(raw))
  }

  finish(): Pick<Page, 'head' | 'depth'> & {blocks: PageBlock[]; elements: PageElement[]} {
    this.open.closeAll()
    this.texts.flush()
    this.collector.close(0)
    const blocks = this.streamed.arrange(this.texts.blocks)
    return {blocks, elements: this.table.elements, head: this.collector.head, depth: this.open.deepest}
  }

  startTag(tag: Tag, end: number, closed: boolean): void {
    this.enter(tag, end)
    // HTML ignores the slash, save in foreign content.
    if (!closed || this.open.top.tag.name !== tag.name) return
    if (tag.name === 'svg' || tag.name === 'script' || this.inForeign()) this.open.close(tag)
  }

  endTag(tag: Tag): void {
    const {name} = tag
    if (name === 'br') this.texts.breakLine()
    else if (name === 'p' && !this.open.close(tag)) this.texts.flush()
    else if (name !== 'p' && name !== 'body' && name !== 'html') this.open.close(tag)
  }

  text(start: number, end: number): void {
    const top = this.open.top
    const {name} = top.tag
    if (
      end === this.html.length &&
      SWALLOWS.has(name) &&
      START_TAG.test(this.html.slice(start, start + 100_000))
    ) {
      this.swallowed = start
      return
    }
    if (top.hidden && name === 'script') this.addScript(start, end)
    else if (name === 'title') this.collector.addTitle(this.html.slice(start, end))
    else if (name !== 'style') this.texts.add(start, end)
  }

  cdata(start: number, end: number): void {
    if (this.inForeign()) this.text(start, end)
  }

  private inForeign(): boolean {
    return this.open.stack.some(({tag: {name}}) => name === 'svg' || name === 'math')
  }

  private enter(tag: Tag, at: number): void {
    const {name, flags, mark} = tag
    if (name === 'br') {
      this.texts.breakLine()
      return
    }
    if (this.open.top.tag.name === 'head' && !(flags & FLAG.head)) this.open.close(HEAD)
    if (name === 'html' || name === 'body') {
      if (this.met.has(name)) return
      this.met.add(name)
    }
    this.open.makeRoomFor(tag)
    if (this.attributes.mayTell || name === 'base' || name === 'time')
      this.collector.open(name, this.attributes, {start: at, depth: this.open.stack.length})
    const isBlock = behavesAsBlock(tag, this.attributes.style, this.open.top)
    if (flags & FLAG.void) {
      if (isBlock || name === 'hr') this.texts.flush()
      return
    }
    if (isBlock) this.texts.flush()
    this.open.push(this.describe(tag, {flags: isBlock ? flags | FLAG.block : flags & ~FLAG.block, at}))
    if (mark !== null) {
      const url = mark === 'link' ? (this.attributes.get(ATTRIBUTE.href) ?? '') : null
      if (mark !== 'link' || this.attributes.has(ATTRIBUTE.href))
        this.texts.runOf(this.open.top).openMark(mark, url)
    }
    if (name === 'script')
      this.script = {
        type: this.attributes.get(ATTRIBUTE.type) ?? '',
        id: this.attributes.get(ATTRIBUTE.id) ?? '',
      }
  }

  private describe(tag: Tag, {flags, at}: {flags: number; at: number}): OpenElement {
    const {name} = tag
    const parent = this.open.top
    const isBlock = (flags & FLAG.block) !== 0
    const names = this.attributes.names()
    if (name === 'template') this.keepPlace(parent.element)
    const part = this.beginPart(isBlock)
    const element = isBlock
      ? this.table.add(tag, {
          parent: part === null || part.into < 0 ? parent.element : part.into,
          depth: this.open.stack.length,
          names,
          start: at,
        })
      : parent.element
    const hidden =
      parent.hidden ||
      (part === null && hidesText(tag, flags, {attributes: this.attributes, around: this.around}))
    return {
      tag,
      flags,
      element,
      hidden,
      kind: tag.kind ?? parent.kind,
      level: levelOf(tag, parent),
      names: isBlock ? '' : name === 'rt' ? RUBY_TEXT : names,
      breaks: this.attributes.keepsLines(names) ? ANY_BREAK : this.isTopBlock(isBlock) ? null : parent.breaks,
      verbatim: parent.verbatim || VERBATIM.has(name),
      firstBlock: this.texts.blocks.length,
    }
  }

  /** Breaks that show around the blocks of a piece of a page do not show inside of them. */
  private isTopBlock(isBlock: boolean): boolean {
    return isBlock && this.open.stack.length === 0
  }

  private get around(): Around {
    return {element: this.open.top, run: this.texts.runOf(this.open.top)}
  }

  private keepPlace(element: number): void {
    this.streamed.keepPlace(this.attributes.get(ATTRIBUTE.id), {element, at: this.texts.blocks.length})
  }

  /** Begin a part that was streamed, if the start tag at hand opens one. */
  private beginPart(isBlock: boolean): {into: number} | null {
    if (!isBlock || !this.attributes.has(ATTRIBUTE.hidden)) return null
    const place = {element: this.table.elements.length, from: this.texts.blocks.length}
    return this.streamed.begin(this.attributes.get(ATTRIBUTE.id), place)
  }

  private leave(element: OpenElement): void {
    const {mark, name} = element.tag
    if (mark !== null) this.texts.runOf(element).closeMark(mark)
    if (element.flags & FLAG.block) {
      this.texts.flush(element)
      this.streamed.end(element.element, this.texts.blocks.length)
    } else if (element.hidden && !this.open.top.hidden) this.texts.runOf(element).addSpace()
    this.collector.close(this.open.stack.length)
    if (name === 'tr') mergeRow(this.texts.blocks, element.firstBlock, this.table.elements)
  }

  private addScript(start: number, end: number): void {
    if (this.script !== null) this.collector.addScript(this.script, this.html, {start, end})
  }
}

import type {Page, PageBlock, PageElement} from '../model/page.ts'
import {ATTRIBUTE, Attributes} from './attributes.ts'
import {type Around, behavesAsBlock, hidesText, levelOf} from './element-display.ts'
import {ElementTable} from './element-table.ts'
import {FLAG, RUBY_TEXT, type Tag, tagNamed} from './elements.ts'
import {HeadCollector} from './head-collector.ts'
import {joinsLine} from './line-break.ts'
import type {MarkupSource} from './markup-source.ts'
import {type OpenElement, OpenElements} from './open-elements.ts'
import {withoutPermalink} from './permalink.ts'
import type {MarkupSink} from './scan-markup.ts'
import {StreamedParts} from './streamed.ts'
import {mergeRow} from './table-row.ts'
import {sourceLines} from './text-lines.ts'
import {type FinishedRun, isBlankUnit, type PieceOptions, TextRun} from './text-run.ts'

const ROOT: OpenElement = {
  tag: tagNamed('#root'),
  flags: FLAG.block,
  element: -1,
  hidden: false,
  kind: 'paragraph',
  level: 0,
  names: '',
  verbatim: false,
  keepsLines: false,
  firstBlock: 0,
}
const HEAD = tagNamed('head')
const LINE_BREAK: PieceOptions = {verbatim: true, inline: () => ''}
const SWALLOWS = new Set(['title', 'textarea', 'style', 'xmp'])
const START_TAG = /<[a-z]/i
/** Texts of hidden elements inside one block are kept apart from the block's own. */
type Runs = {shown: TextRun; hidden: TextRun}

/** Builds the block table from a page's markup. */
export class PageBuilder implements MarkupSink {
  readonly blocks: PageBlock[] = []
  private readonly table = new ElementTable()
  private readonly html: string
  private readonly units: Uint16Array
  private readonly collector = new HeadCollector()
  /** Those of the start tag that comes next. */
  readonly attributes: Attributes
  private readonly open: OpenElements
  private readonly runs: Runs = {shown: new TextRun(), hidden: new TextRun()}
  private readonly met = new Set<string>()
  private readonly streamed = new StreamedParts()
  /** Where the text of an element began that has no end and took the rest of the page for its own; -1 when none did. */
  swallowed = -1
  private readonly verbatim: PieceOptions = {verbatim: true, inline: () => this.inlineNames()}
  private readonly collapsed: PieceOptions = {...this.verbatim, verbatim: false}
  private script: {type: string; id: string} | null = null

  constructor(source: MarkupSource, maximumDepth: number) {
    this.html = source.html
    this.units = source.units
    this.attributes = new Attributes(source)
    this.open = new OpenElements(maximumDepth, element => this.leave(element))
  }

  finish(): Pick<Page, 'head' | 'depth'> & {blocks: PageBlock[]; elements: PageElement[]} {
    this.open.closeAll()
    this.flush()
    this.collector.close(0)
    const blocks = this.streamed.arrange(this.blocks)
    return {blocks, elements: this.table.elements, head: this.collector.head, depth: this.open.deepest}
  }

  startTag(tag: Tag, end: number, closed: boolean): void {
    this.enter(tag, end)
    // HTML ignores the slash, save in foreign content.
    if (!closed || this.open.top?.tag.name !== tag.name) return
    if (tag.name === 'svg' || tag.name === 'script' || this.inForeign()) this.open.close(tag)
  }

  endTag(tag: Tag): void {
    const {name} = tag
    if (name === 'br') this.breakLine()
    else if (name === 'p' && !this.open.close(tag)) this.flush()
    else if (name !== 'p' && name !== 'body' && name !== 'html') this.open.close(tag)
  }

  text(start: number, end: number): void {
    const top = this.top
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
    else if (name !== 'style') this.addText(top, start, end)
  }

  cdata(start: number, end: number): void {
    if (this.inForeign()) this.text(start, end)
  }

  private get top(): OpenElement {
    return this.open.top ?? ROOT
  }

  private inForeign(): boolean {
    return this.open.stack.some(({tag: {name}}) => name === 'svg' || name === 'math')
  }

  private enter(tag: Tag, at: number): void {
    const {name, flags, mark} = tag
    if (name === 'br') {
      this.breakLine()
      return
    }
    if (this.top.tag.name === 'head' && !(flags & FLAG.head)) this.open.close(HEAD)
    if (name === 'html' || name === 'body') {
      if (this.met.has(name)) return
      this.met.add(name)
    }
    this.open.makeRoomFor(tag)
    if (this.attributes.mayTell || name === 'base' || name === 'time')
      this.collector.open(name, this.attributes, {start: at, depth: this.open.stack.length})
    const isBlock = behavesAsBlock(tag, this.attributes.style, this.top)
    if (flags & FLAG.void) {
      if (isBlock || name === 'hr') this.flush()
      return
    }
    if (isBlock) this.flush()
    this.open.push(this.describe(tag, {flags: isBlock ? flags | FLAG.block : flags & ~FLAG.block, at}))
    if (mark !== null) {
      const url = mark === 'link' ? (this.attributes.get(ATTRIBUTE.href) ?? '') : null
      if (mark !== 'link' || this.attributes.has(ATTRIBUTE.href)) this.run.openMark(mark, url)
    }
    if (name === 'script')
      this.script = {
        type: this.attributes.get(ATTRIBUTE.type) ?? '',
        id: this.attributes.get(ATTRIBUTE.id) ?? '',
      }
  }

  private describe(tag: Tag, {flags, at}: {flags: number; at: number}): OpenElement {
    const {name} = tag
    const parent = this.top
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
      keepsLines: parent.keepsLines || this.attributes.keepsLines(names),
      verbatim: parent.verbatim || name === 'pre' || name === 'listing' || name === 'xmp',
      firstBlock: this.blocks.length,
    }
  }

  private get around(): Around {
    return {element: this.top, run: this.run}
  }

  private keepPlace(element: number): void {
    this.streamed.keepPlace(this.attributes.get(ATTRIBUTE.id), {element, at: this.blocks.length})
  }

  /** Begin a part that was streamed, if the start tag at hand opens one. */
  private beginPart(isBlock: boolean): {into: number} | null {
    if (!isBlock || !this.attributes.has(ATTRIBUTE.hidden)) return null
    const place = {element: this.table.elements.length, from: this.blocks.length}
    return this.streamed.begin(this.attributes.get(ATTRIBUTE.id), place)
  }

  private leave(element: OpenElement): void {
    const {mark, name} = element.tag
    if (mark !== null) (element.hidden ? this.runs.hidden : this.runs.shown).closeMark(mark)
    if (element.flags & FLAG.block) {
      this.flush(element)
      this.streamed.end(element.element, this.blocks.length)
    } else if (element.hidden && !this.top.hidden) this.runs.hidden.addSpace()
    this.collector.close(this.open.stack.length)
    if (name === 'tr') mergeRow(this.blocks, element.firstBlock, this.table.elements)
  }

  private get run(): TextRun {
    return this.top.hidden ? this.runs.hidden : this.runs.shown
  }

  private addScript(start: number, end: number): void {
    if (this.script !== null) this.collector.addScript(this.script, this.html, {start, end})
  }

  private addText(top: OpenElement, start: number, end: number): void {
    // Half of a page's texts are white space between tags: no string is made of it.
    if (!top.verbatim && !top.keepsLines && this.isBlank(start, end)) {
      ;(top.hidden ? this.runs.hidden : this.runs.shown).addSpace()
      return
    }
    const raw = this.html.slice(start, end)
    const lines = top.verbatim ? null : sourceLines(raw, top.keepsLines)
    if (lines === null) {
      this.addPiece(top, raw, start)
      return
    }
    lines.forEach(({from, to}, i) => {
      if (i > 0) this.breakLine()
      this.addPiece(top, raw.slice(from, to), start + from)
    })
  }

  private isBlank(start: number, end: number): boolean {
    let at = start
    while (at < end && isBlankUnit(this.units[at]!)) at++
    return at === end
  }

  private addPiece(top: OpenElement, raw: string, start: number): void {
    const run = top.hidden ? this.runs.hidden : this.runs.shown
    if (!top.verbatim && TextRun.isBlank(raw)) {
      run.addSpace()
      return
    }
    this.collector.addText(raw)
    if (run.breaks > 0 && run.last !== '') {
      if (joinsLine(run.last, raw, {breaks: run.breaks, kind: top.kind})) run.addSpace()
      else this.flush()
    }
    run.breaks = 0
    run.add(raw, start, top.verbatim ? this.verbatim : this.collapsed)
  }

  private inlineNames(): string {
    let names = ''
    for (let i = this.open.stack.length - 1; i >= 0 && names.length < 400; i--) {
      const open = this.open.stack[i]!
      if (open.flags & FLAG.block) break
      if (open.names !== '') names = names === '' ? open.names : `${names} ${open.names}`
    }
    return names
  }

  private breakLine(): void {
    if (this.top.verbatim) this.run.add('\n', 0, LINE_BREAK)
    else if (this.run.last !== '') this.run.breaks++
  }

  private flush(within = this.top): void {
    const shown = this.runs.shown.finish()
    const hidden = this.runs.hidden.finish()
    if (shown === null && hidden === null) return
    const hiddenFirst = shown !== null && hidden !== null && hidden.start < shown.start
    if (hiddenFirst) this.push(hidden, within, true)
    this.push(shown, within, false)
    if (!hiddenFirst) this.push(hidden, within, true)
  }

  private push(finished: FinishedRun | null, within: OpenElement, hidden: boolean): void {
    const run = finished === null ? null : withoutPermalink(finished)
    if (run === null) return
    const {element} = within
    const {text, start, end, marks, linkChars, linkCount, inline} = run
    this.blocks.push({
      kind: within.kind,
      text,
      span: {start, end},
      path: this.table.pathOf(element),
      classes: this.table.classesOf(element),
      parent: this.table.containerOf(element),
      depth: this.table.depthOf(element),
      linkChars,
      linkCount,
      marks,
      level: within.level,
      hidden: hidden || within.hidden,
      element,
      places: this.table.placesOf(element),
      inline,
    })
  }
}

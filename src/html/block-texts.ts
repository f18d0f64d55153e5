import type {PageBlock} from '../model/page.ts'
import type {ElementTable} from './element-table.ts'
import {FLAG} from './elements.ts'
import {joinsLine} from './line-break.ts'
import type {MarkupSource} from './markup-source.ts'
import type {OpenElement, OpenElements} from './open-elements.ts'
import {withoutPermalink} from './permalink.ts'
import {sourceLines} from './text-lines.ts'
import {type FinishedRun, isBlankUnit, type PieceOptions, TextRun} from './text-run.ts'

const LINE_BREAK: PieceOptions = {verbatim: true, inline: () => ''}

/** What texts are gathered from: the page's source, the elements that stand open, and those met so far. */
interface Surroundings {
  readonly source: MarkupSource
  readonly open: OpenElements
  readonly table: ElementTable
}

/** Gathers the texts of a page, piece by piece, into the rows of its block table; those of hidden elements apart from their block's. */
export class BlockTexts {
  readonly blocks: PageBlock[] = []
  private readonly html: string
  private readonly units: Uint16Array
  private readonly open: OpenElements
  private readonly table: ElementTable
  private readonly hear: (raw: string) => void
  private readonly shown = new TextRun()
  private readonly hidden = new TextRun()
  private readonly verbatim: PieceOptions = {verbatim: true, inline: () => this.inlineNames()}
  private readonly collapsed: PieceOptions = {...this.verbatim, verbatim: false}

  /** `hear` is told each piece that is no mere white space. */
  constructor({source, open, table}: Surroundings, hear: (raw: string) => void) {
    this.html = source.html
    this.units = source.units
    this.open = open
    this.table = table
    this.hear = hear
  }

  /** The text that an element's pieces go to. */
  runOf({hidden}: OpenElement): TextRun {
    return hidden ? this.hidden : this.shown
  }

  /** Add a text of the source that stands in the element that is open last. */
  add(start: number, end: number): void {
    const {top} = this.open
    // Half of a page's texts are white space between tags: no string is made of it.
    if (!top.verbatim && top.breaks === null && this.isBlank(start, end)) {
      this.runOf(top).addSpace()
      return
    }
    const raw = this.html.slice(start, end)
    const lines = top.verbatim ? null : sourceLines(raw, top.breaks)
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
    const run = this.runOf(top)
    if (!top.verbatim && TextRun.isBlank(raw)) {
      run.addSpace()
      return
    }
    this.hear(raw)
    if (run.breaks > 0 && run.last !== '') {
      if (joinsLine(run.last, raw, {breaks: run.breaks, kind: top.kind})) run.addSpace()
      else this.flush()
    }
    run.breaks = 0
    run.add(raw, start, top.verbatim ? this.verbatim : this.collapsed)
  }

  /** Break the line, as `br` does. */
  breakLine(): void {
    const {top} = this.open
    const run = this.runOf(top)
    if (top.verbatim) run.add('\n', 0, LINE_BREAK)
    else if (run.last !== '') run.breaks++
  }

  /** End the block: make a row of what was gathered, if it is anything. */
  flush(within = this.open.top): void {
    const shown = this.shown.finish()
    const hidden = this.hidden.finish()
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

  private inlineNames(): string {
    let names = ''
    for (let i = this.open.stack.length - 1; i >= 0 && names.length < 400; i--) {
      const open = this.open.stack[i]!
      if (open.flags & FLAG.block) break
      if (open.names !== '') names = names === '' ? open.names : `${names} ${open.names}`
    }
    return names
  }
}

import type {BlockKind} from '../model/block.ts'
import {FLAG, PARAGRAPH, PARAGRAPH_SCOPE, type Tag, tagNamed} from './elements.ts'

/** An element whose end has not come yet. */
export interface OpenElement {
  readonly tag: Tag
  /** Those of the tag, save that the page's style may make it a block or none. */
  readonly flags: number
  /** Index of the nearest block-level element, itself included, in the page's list of elements. */
  readonly element: number
  readonly hidden: boolean
  readonly kind: BlockKind
  readonly level: number
  /** Class names and id of an inline element. */
  readonly names: string
  /** Text is kept with its line breaks. */
  readonly verbatim: boolean
  /** Line breaks of the source that are shown, as `br` is; `null` where none is. */
  readonly breaks: RegExp | null
  /** Index of the first block of a table row. */
  readonly firstBlock: number
}

/** What a page's elements stand in. */
const ROOT: OpenElement = {
  tag: tagNamed('#root'),
  flags: FLAG.block,
  element: -1,
  hidden: false,
  kind: 'paragraph',
  level: 0,
  names: '',
  verbatim: false,
  breaks: null,
  firstBlock: 0,
}

/**
 * The stack of open elements, with the end tags that HTML implies. Its depth is capped: below the cap an element takes the
 * place of the deepest one, as in browsers, so that no page costs more than its length.
 */
export class OpenElements {
  readonly stack: OpenElement[] = []
  /** Deepest nesting met, beyond the cap too. */
  deepest = 0
  private beyond = 0
  /** How many `p` stand open: most often none, and none is looked for then. */
  private paragraphs = 0
  private readonly limit: number
  private readonly root: OpenElement
  private readonly onClose: (element: OpenElement) => void

  /** `breaks`: line breaks that show where no element stands open. */
  constructor(
    {limit, breaks}: {limit: number; breaks: RegExp | null},
    onClose: (element: OpenElement) => void,
  ) {
    this.limit = limit
    this.root = breaks === null ? ROOT : {...ROOT, breaks}
    this.onClose = onClose
  }

  /** The element that was opened last; a root where none is open. */
  get top(): OpenElement {
    return this.stack[this.stack.length - 1] ?? this.root
  }

  /** Close what a start tag ends: an open `p` before a block, an `li` before an `li` … */
  makeRoomFor({name, endsParagraph, ends: rule}: Tag): void {
    if (endsParagraph && this.paragraphs > 0) this.popTo('p', PARAGRAPH_SCOPE)
    if (rule === null) return
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const open = this.stack[i]!
      if (open.tag.lists & rule.ends) {
        if (name === 'a') this.remove(i)
        else this.cut(i)
        if ((this.top.tag.lists & rule.ends) === 0) return
      } else if (open.tag.lists & rule.within) return
    }
  }

  push(element: OpenElement): void {
    if (this.stack.length >= this.limit) {
      this.beyond++
      this.pop()
    }
    this.stack.push(element)
    if (element.tag.lists & PARAGRAPH) this.paragraphs++
    this.deepest = Math.max(this.deepest, this.stack.length + this.beyond)
  }

  /** Take an end tag; returns whether it closed anything. */
  close({name, flags, endScope}: Tag): boolean {
    if (this.beyond > 0) this.beyond--
    const inline = (flags & (FLAG.block | FLAG.barrier)) === 0
    if (!inline) return this.popTo(name, endScope)
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const open = this.stack[i]!.tag.name
      if (open === name) {
        if (this.hasBarrierAbove(i)) this.remove(i)
        else this.cut(i)
        return true
      }
      if (open === 'td' || open === 'th' || open === 'table') return false
    }
    return false
  }

  private hasBarrierAbove(at: number): boolean {
    for (let i = at + 1; i < this.stack.length; i++) if (this.stack[i]!.flags & FLAG.barrier) return true
    return false
  }

  closeAll(): void {
    this.cut(0)
  }

  private popTo(name: string, scope: number): boolean {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const open = this.stack[i]!
      if (open.tag.name === name) {
        this.cut(i)
        return true
      }
      if (open.tag.lists & scope) return false
    }
    return false
  }

  private cut(from: number): void {
    while (this.stack.length > from) this.pop()
  }

  private pop(): void {
    this.closed(this.stack.pop()!)
  }

  private remove(at: number): void {
    const [element] = this.stack.splice(at, 1)
    this.closed(element!)
  }

  private closed(element: OpenElement): void {
    if (element.tag.lists & PARAGRAPH) this.paragraphs--
    this.onClose(element)
  }
}

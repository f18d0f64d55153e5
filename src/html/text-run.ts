import type {InlineMark} from '../model/block.ts'
import {codeAt} from '../text/code-at.ts'
import {decodeReferences} from './references.ts'

type OpenMark = {type: InlineMark['type']; url: string | null; start: number}

const BLANK = /^[\t\n\f\r \u00a0]*$/
const AMPERSAND = 0x26
const NO_BREAK = 0xa0
/** Sets in the first line of a paragraph in Chinese and Japanese. */
const IDEOGRAPHIC_SPACE = 0x3000
/** Say whether a code unit is white space that sets nothing apart in a page's source. */
export function isBlankUnit(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9 || unit === 13 || unit === 12 || unit === NO_BREAK
}

const SPACES = /[\t\n\f\r ]+/g
/** Guards the list of marks of one block against pages of links without text. */
const MAXIMUM_MARKS = 2000

/** What a text run became. */
export interface FinishedRun {
  text: string
  start: number
  end: number
  marks: InlineMark[]
  linkChars: number
  linkCount: number
  inline: string
}

export interface PieceOptions {
  /** Line breaks and white space stay. */
  readonly verbatim: boolean
  /** Names of the inline elements that the piece stands in. */
  readonly inline: () => string
}

/** Gathers the text of one block with its marks, piece by piece, and collapses its white space. */
export class TextRun {
  /** Line breaks met since the last text. */
  breaks = 0
  /** The last piece of text, empty at the start of a block. */
  last = ''
  // Pieces are joined once, at the end: looking at a growing string would flatten it anew for each piece.
  private pieces: string[] = []
  private length = 0
  private inline = ''
  private start = -1
  private end = -1
  private space = false
  private marks: InlineMark[] = []
  private open: OpenMark[] = []
  private unstarted = 0
  private openLinks = 0
  private linkChars = 0
  private links = 0

  /** Say whether a source piece holds nothing but white space. */
  static isBlank(raw: string): boolean {
    const first = codeAt(raw, 0)
    if (first !== AMPERSAND && !isSpace(first) && raw !== '') return false
    return BLANK.test(raw) || (raw.includes('&') && BLANK.test(decodeReferences(raw)))
  }

  addSpace(): void {
    this.space = this.length > 0
  }

  /** Add a piece of the source that stands at `at`. */
  add(raw: string, at: number, {verbatim, inline}: PieceOptions): void {
    const decoded = decodeReferences(raw)
    const piece = verbatim ? this.keepLines(decoded) : this.collapse(decoded)
    if (piece === '') return
    if (this.length === 0) {
      this.start = at + leadingSpace(raw)
      this.inline = inline()
    }
    this.end = at + raw.length - trailingSpace(raw)
    const from = this.length + leadingSpace(piece)
    this.pieces.push(piece)
    this.last = piece
    this.length += piece.length
    this.startMarks(from)
    if (this.openLinks > 0) this.linkChars += this.length - from
  }

  /** Address of the innermost link that is open; `null` when none is. */
  get openLink(): string | null {
    if (this.openLinks === 0) return null
    return this.open.findLast(({type}) => type === 'link')?.url ?? null
  }

  openMark(type: InlineMark['type'], url: string | null): void {
    this.open.push({type, url, start: -1})
    this.unstarted++
    if (type === 'link') this.openLinks++
  }

  closeMark(type: InlineMark['type']): void {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const mark = this.open[i]!
      if (mark.type !== type) continue
      this.open.splice(i, 1)
      if (mark.start < 0) this.unstarted--
      if (type === 'link') this.openLinks--
      this.keepMark(mark)
      return
    }
  }

  /** Hand out the block and begin the next one; marks that are still open go on there. */
  finish(): FinishedRun | null {
    if (this.length === 0) return null
    for (const mark of this.open) this.keepMark(mark)
    const {pieces} = this
    const text = (pieces.length === 1 ? pieces[0]! : pieces.join('')).trimEnd()
    const {start, end, linkChars, links, inline, marks} = this
    this.reset()
    if (text === '') return null
    const isInside = (mark: InlineMark) => mark.start < mark.end && mark.end <= text.length
    const inside = marks.every(isInside) ? marks : marks.filter(isInside)
    return {
      text,
      start,
      end,
      marks: inside,
      linkChars: Math.min(linkChars, text.length),
      linkCount: links,
      inline,
    }
  }

  private startMarks(from: number): void {
    for (let i = this.open.length - 1; i >= 0 && this.unstarted > 0; i--) {
      const mark = this.open[i]!
      if (mark.start >= 0) continue
      mark.start = from
      this.unstarted--
      if (mark.type === 'link') this.links++
    }
  }

  private reset(): void {
    this.pieces = []
    this.length = 0
    this.last = ''
    this.space = false
    this.breaks = 0
    this.marks = []
    this.linkChars = 0
    this.links = 0
    for (const mark of this.open) mark.start = -1
    this.unstarted = this.open.length
  }

  private keepMark({type, url, start}: OpenMark): void {
    const end = this.length
    if (start < 0 || start >= end || this.marks.length >= MAXIMUM_MARKS) return
    this.marks.push(url === null ? {type, start, end} : {type, start, end, url})
  }

  private keepLines(decoded: string): string {
    return this.length === 0 ? decoded.replace(/^[ \t]*\r?\n/, '') : decoded
  }

  private collapse(decoded: string): string {
    let piece = isCollapsed(decoded) ? decoded : decoded.replace(SPACES, ' ')
    if (this.length === 0) piece = piece.slice(leadingSpace(piece))
    else if (this.space && !piece.startsWith(' ')) piece = ` ${piece}`
    const ends = piece.endsWith(' ')
    if (piece !== ' ') this.space = ends
    else this.space = this.length > 0
    return ends ? piece.slice(0, -1) : piece
  }
}

/** Say whether all white space is single blanks. */
function isCollapsed(text: string): boolean {
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const code = codeAt(text, i)
    if (code <= 32 && (code === 32 ? before === 32 : isSpace(code))) return false
    before = code
  }
  return true
}

function leadingSpace(text: string): number {
  let i = 0
  while (i < text.length && isSpace(codeAt(text, i))) i++
  return i
}

function trailingSpace(text: string): number {
  let i = text.length
  while (i > 0 && isSpace(codeAt(text, i - 1))) i--
  return text.length - i
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === NO_BREAK || code === IDEOGRAPHIC_SPACE
}

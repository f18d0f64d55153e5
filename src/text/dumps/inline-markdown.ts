import type {InlineMark} from '../../model/block.ts'

/** A stretch of Markdown without its markup. */
export interface PlainText {
  readonly text: string
  /** Links, emphasis and code over the text. */
  readonly marks: readonly InlineMark[]
}

const BACKSLASH = 92
const BACKTICK = 96
const BANG = 33
const OPEN = 91
const CLOSE = 93
const PAREN = 40
const CLOSE_PAREN = 41
const STAR = 42
const UNDERSCORE = 95
const LESS = 60

/** Longest code span, in code units. */
const LONGEST_CODE = 1000

/** Emphasis that stays open for longer than so many runs of stars is no emphasis. */
const OPEN_RUNS = 32
/** Longest run of stars, underlines or backticks that is markup. */
const LONGEST_RUN = 3

const SPECIAL = /[\\`![\]*_<]/g
const PUNCTUATION = /[!-/:-@[-`{-~]/
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/y

/** A link of a wiki or notebook, with what is shown of it where that is something else. What is linked elsewhere is none. */
const WIKI_LINK = /!?\[\[(?=[^[\]\n]{0,200}\p{L})([^[\]|\n]{1,200})(?:\|([^[\]\n]{1,200}))?\]\](?![([])/uy

/** A run of stars or underlines that may open emphasis: it is written as a piece of text, and emptied when its partner comes. */
interface Delimiter {
  readonly run: string
  readonly piece: number
}

interface OpenLink {
  /** Pieces that were written before the link's text. */
  readonly from: number
  /** Index of the bracket that closes the link's text, and where the link's markup ends. */
  readonly close: number
  readonly end: number
  readonly url: string
}

/** A mark over pieces of the text, `from` inclusive, `to` exclusive. */
interface PieceMark {
  readonly type: InlineMark['type']
  readonly from: number
  readonly to: number
  readonly url?: string
}

/**
 * Read the inline markup of Markdown: links and emphasis become marks, images go, escaped signs stand for themselves. Tolerant as
 * converters need it: targets may be broken over lines. What does not pair is text. Takes linear time.
 *
 * @example
 * readInline('A *new* [line](/a)').text // => 'A new line'
 */
export function readInline(source: string, targets: ReadonlyMap<string, string> = new Map()): PlainText {
  SPECIAL.lastIndex = 0
  return SPECIAL.test(source) ? new InlineReader(source, targets).read() : {text: source, marks: []}
}

class InlineReader {
  private readonly source: string
  private readonly targets: ReadonlyMap<string, string>
  /** For each opening bracket or parenthesis the index of its partner; 0 where it has none. */
  private readonly partners: Uint32Array
  private readonly pieces: string[] = []
  private readonly marks: PieceMark[] = []
  private readonly delimiters: Delimiter[] = []
  private readonly links: OpenLink[] = []

  constructor(source: string, targets: ReadonlyMap<string, string>) {
    this.source = source
    this.targets = targets
    this.partners = pairBrackets(source)
  }

  read(): PlainText {
    const {source} = this
    for (let at = 0; at < source.length; ) {
      SPECIAL.lastIndex = at
      const next = SPECIAL.exec(source)?.index ?? source.length
      if (next > at) this.pieces.push(source.slice(at, next))
      at = next < source.length ? this.step(next, source.charCodeAt(next)) : next
    }
    return joinPieces(this.pieces, this.marks)
  }

  /** Read what stands at an index; gives the index to go on from. */
  private step(at: number, code: number): number {
    const {source} = this
    const link = this.links.at(-1)
    if (link !== undefined && at === link.close) return this.closeLink(link)
    const next = source[at + 1] ?? ''
    if (next === '[' && (code === OPEN || (code === BANG && source[at + 2] === '['))) {
      WIKI_LINK.lastIndex = at
      const [whole, target, shown = target] = WIKI_LINK.exec(source) ?? []
      // What is put in, a picture or another note, is no text of this one.
      if (whole !== undefined) return this.write(code === BANG ? '' : shown!, at + whole.length)
    }
    if (code === BACKSLASH && PUNCTUATION.test(next)) return this.write(next, at + 2)
    if (code === BANG && next === '[') return this.linkAt(at + 1)?.end ?? this.write('!', at + 1)
    if (code === OPEN) return this.openLink(at)
    if (code === STAR || code === UNDERSCORE || code === BACKTICK) {
      let end = at + 1
      while (source.charCodeAt(end) === code) end++
      const run = source.slice(at, end)
      if (run.length > LONGEST_RUN) return this.write(run, end)
      return code === BACKTICK ? this.readCode(run, end) : this.readRun(run, end)
    }
    if (code === LESS) {
      AUTOLINK.lastIndex = at
      const url = AUTOLINK.exec(source)?.[1]
      if (url !== undefined) return this.write(url, at + url.length + 2)
    }
    return this.write(source[at]!, at + 1)
  }

  private write(text: string, next: number): number {
    this.pieces.push(text)
    return next
  }

  private openLink(at: number): number {
    const found = this.linkAt(at)
    if (found === null) return this.write('[', at + 1)
    this.links.push(found)
    return at + 1
  }

  private linkAt(at: number): OpenLink | null {
    const {source, partners, targets} = this
    const close = partners[at]!
    const end = close === 0 ? 0 : partners[close + 1]!
    if (end === 0) return null
    const link = {from: this.pieces.length, close, end: end + 1}
    if (source.charCodeAt(close + 1) === PAREN) return {...link, url: targetOf(source.slice(close + 2, end))}
    const name = end === close + 2 ? source.slice(at + 1, close) : source.slice(close + 2, end)
    const url = targets.get(name.toLowerCase())
    return url === undefined ? null : {...link, url}
  }

  private closeLink({from, end, url}: OpenLink): number {
    this.links.pop()
    this.marks.push({type: 'link', from, to: this.pieces.length, url})
    return end
  }

  private readCode(run: string, from: number): number {
    const end = this.source.indexOf(run, from)
    if (end === -1 || end - from > LONGEST_CODE) return this.write(run, from)
    this.marks.push({type: 'code', from: this.pieces.length, to: this.pieces.length + 1})
    return this.write(this.source.slice(from, end), end + run.length)
  }

  /** A run of stars or underlines closes emphasis, opens it, or is text. */
  private readRun(run: string, end: number): number {
    const before = this.source[end - run.length - 1] ?? ' '
    const after = this.source[end] ?? ' '
    if (run.startsWith('_') && isWord(before) && isWord(after)) return this.write(run, end)
    const partner = before.trim() === '' ? -1 : this.delimiters.findLastIndex(open => open.run === run)
    if (partner !== -1) {
      const {piece} = this.delimiters[partner]!
      this.delimiters.length = partner
      this.pieces[piece] = ''
      this.marks.push({type: run.length === 1 ? 'emphasis' : 'strong', from: piece, to: this.pieces.length})
      return end
    }
    if (after.trim() !== '') {
      if (this.delimiters.length === OPEN_RUNS) this.delimiters.shift()
      this.delimiters.push({run, piece: this.pieces.length})
    }
    return this.write(run, end)
  }
}

function joinPieces(pieces: readonly string[], marks: readonly PieceMark[]): PlainText {
  const starts = new Uint32Array(pieces.length + 1)
  for (const [i, piece] of pieces.entries()) starts[i + 1] = starts[i]! + piece.length
  const placed = marks.map(({type, from, to, url}): InlineMark => {
    const span = {start: starts[from]!, end: starts[to]!}
    return url === undefined ? {type, ...span} : {type, ...span, url}
  })
  const shown = placed.filter(mark => mark.start < mark.end)
  return {text: pieces.join(''), marks: shown.sort((a, b) => a.start - b.start || b.end - a.end)}
}

const isWord = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign)

/** Pair brackets with brackets and parentheses with parentheses, escaped ones apart. Square brackets do not reach over parentheses' limits. */
function pairBrackets(source: string): Uint32Array {
  const partners = new Uint32Array(source.length + 1)
  const square: number[] = []
  const round: number[] = []
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === OPEN) square.push(at)
    else if (code === PAREN) round.push(at)
    else if (code === CLOSE) partners[square.pop() ?? source.length] = at
    else if (code === CLOSE_PAREN) partners[round.pop() ?? source.length] = at
  }
  partners[source.length] = 0
  return partners
}

/** A link's target without its title and the white space of broken lines. */
function targetOf(inside: string): string {
  return inside
    .replace(/\s["'(][\s\S]*$/, '')
    .replace(/\s+/g, '')
    .replace(/^<([\s\S]*)>$/, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

import type {Span} from '../../model/block.ts'
import type {RecordMark} from '../../model/record.ts'

/** Signs that mean something at the beginning of a line of Markdown. */
const OPENERS = /^(\s{0,3})(#{1,6}(?=\s)|>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|```|~~~|={3,}\s*$|-{3,}\s*$|\|)/
/** Signs that mean something anywhere. */
const INLINE = /[\\`*_[\]<]/g
/** What a link may lead to: nothing that runs. */
const ADDRESS = /^(?:https?:|mailto:|\/|\.|[^:]*$)/i

/** Write a part of a text, code point by code point, as Markdown: with its marks, and with what means something to Markdown escaped. */
export function inlineMarkdown(
  points: readonly string[],
  {start, end}: Span,
  marks: readonly RecordMark[],
): string {
  return markLines(write(points, {start, end}, nested(marks)))
}

/** Escape what means something at the beginning of a line. */
function markLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.replace(OPENERS, '$1\\$2'))
    .join('\n')
}

interface Nested extends RecordMark {
  readonly inner: readonly Nested[]
}

/** Put marks into one another; of two that cross, the later is left out, and so is a second of one kind inside the first. */
function nested(marks: readonly RecordMark[]): readonly Nested[] {
  const sorted = marks
    .filter(({kind}) => kind !== 'cell' && kind !== 'item')
    .filter(({kind, url}) => kind !== 'link' || (url !== null && ADDRESS.test(url)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const outer: Nested[] = []
  for (let at = 0; at < sorted.length; ) {
    const mark = sorted[at++]!
    const inside: RecordMark[] = []
    for (; at < sorted.length && sorted[at]!.start < mark.end; at++) {
      const next = sorted[at]!
      if (next.end <= mark.end && next.kind !== mark.kind && mark.kind !== 'code') inside.push(next)
    }
    outer.push({...mark, inner: nested(inside)})
  }
  return outer
}

function write(points: readonly string[], {start, end}: Span, marks: readonly Nested[]): string {
  let out = ''
  let at = start
  for (const mark of marks) {
    out += escaped(points.slice(at, mark.start)) + marked(points, mark)
    at = mark.end
  }
  return out + escaped(points.slice(at, end))
}

function marked(points: readonly string[], mark: Nested): string {
  if (mark.kind === 'code') return code(points.slice(mark.start, mark.end).join(''))
  const text = write(points, mark, mark.inner)
  if (mark.kind === 'link') return `[${text}](<${encoded(mark.url!)}>)`
  const sign = mark.kind === 'strong' ? '**' : '*'
  return `${sign}${text}${sign}`
}

/** Fence code by more backticks in a row than it holds. */
function code(text: string): string {
  let longest = 0
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$/.test(text) ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

function encoded(url: string): string {
  return url.replace(/[<>\s\\]/g, sign => encodeURIComponent(sign))
}

function escaped(points: readonly string[]): string {
  return points.join('').replace(INLINE, '\\$&')
}

import {ATTRIBUTE, type Attributes} from './attributes.ts'
import {FLAG, type Tag} from './elements.ts'
import type {OpenElement} from './open-elements.ts'
import type {TextRun} from './text-run.ts'

/** Say whether an element starts and ends a line, by its name, its style and what it stands in. */
export function behavesAsBlock(
  {name, flags, isCustom}: Tag,
  style: string | undefined,
  around: OpenElement,
): boolean {
  if (style !== undefined && !(flags & FLAG.hidden)) {
    if (/display\s?:\s?(?:block|flex|grid|table|list-item)/i.test(style)) return true
    if (/display\s?:\s?inline\s*(?:;|$)/i.test(style) && name !== 'p' && name !== 'li') return false
  }
  if (flags & FLAG.block) return true
  return isCustom && !(around.flags & FLAG.leaf) && around.flags !== 0
}

/** What an element stands in: the one around it, and the text that it goes on. */
export interface Around {
  readonly element: OpenElement
  readonly run: TextRun
}

/** Say whether an element's text is not for those who read the text around it: hidden from them, or beside it. */
export function hidesText(
  tag: Tag,
  flags: number,
  {attributes, around}: {attributes: Attributes; around: Around},
): boolean {
  const {name} = tag
  if (name === 'dialog' && !attributes.has(ATTRIBUTE.open)) return true
  // What a template of an element's shadow tree holds is shown.
  if (name === 'template' && attributes.has(ATTRIBUTE.shadowrootmode)) return false
  if ((flags & FLAG.hidden) !== 0) return true
  if (attributes.hides()) return !MATHS.test(attributes.get(ATTRIBUTE.class) ?? '')
  if (isLineNumber(name, attributes, around)) return true
  return (flags & FLAG.block) === 0 && standsBeside(name, attributes, around)
}

/** Formulas that encyclopedias hide behind pictures of them. */
const MATHS = /(?:^|\s)mwe-math-mathml/
/** Names that editors of code give to the numbers of its lines. */
const LINE_NUMBER =
  /(?:^|[\s_-])(?:gutter|blob-num|line-?nos?|line-?num(?:ber)?s?|lnum|ln-numbers)(?:[\s_-]|$)/i

/** Say whether an element holds nothing but the numbers of lines of code. */
function isLineNumber(name: string, attributes: Attributes, {element}: Around): boolean {
  if (name !== 'td' && !(element.verbatim && (name === 'span' || name === 'a'))) return false
  return LINE_NUMBER.test(attributes.get(ATTRIBUTE.class) ?? '')
}

/** Links by which encyclopedias are edited, and what they note for their writers. */
const FOR_WRITERS = /(?:^|\s)(?:mw-editsection|mw-cite-backlink|noprint)(?:\s|$)/i
const NOTE = /(?:^|[\s_-])(?:foot-?note|end-?note|note-?ref)/i

/** Say whether an inline element is the marker of a note (`[1]`), or a link to edit what it stands in. */
function standsBeside(name: string, attributes: Attributes, {element, run}: Around): boolean {
  const names = attributes.get(ATTRIBUTE.class)
  if (names !== undefined && FOR_WRITERS.test(names)) return true
  if (name === 'sup') return leadsToNote(run.openLink ?? '')
  if (name !== 'a') return false
  const isNote =
    element.tag.name === 'sup' ||
    (names !== undefined && NOTE.test(names)) ||
    attributes.get(ATTRIBUTE.role) === 'doc-noteref'
  return isNote && leadsToNote(attributes.get(ATTRIBUTE.href) ?? '')
}

function leadsToNote(url: string): boolean {
  return url.startsWith('#') || url.includes('#cite_note')
}

/** Depth of a heading, or nesting of a list's item; that of the element around where the kind is the same. */
export function levelOf({name, heading, kind}: Tag, around: OpenElement): number {
  if (heading > 0) return heading
  if (name === 'li') return around.kind === 'list-item' ? around.level + 1 : 1
  if (name === 'ul' || name === 'ol') return around.level
  return (kind ?? around.kind) === around.kind ? around.level : 0
}

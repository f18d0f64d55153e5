import {ATTRIBUTE, type Attributes} from './attributes.ts'
import {FLAG, type Tag} from './elements.ts'
import type {OpenElement} from './open-elements.ts'
import type {TextRun} from './text-run.ts'
import type {StyleFacts} from './value-facts.ts'

/** Say whether an element starts and ends a line, by its name, its style and what it stands in. */
export function behavesAsBlock(
  {name, flags, isCustom}: Tag,
  style: StyleFacts | null,
  around: OpenElement,
): boolean {
  if (style !== null && !(flags & FLAG.hidden)) {
    if (style.isBlock) return true
    if (style.isInline && name !== 'p' && name !== 'li') return false
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
  if (attributes.hides()) return attributes.class?.isMaths !== true && !unfolds(name, attributes)
  if (isLineNumber(name, attributes, around)) return true
  return (flags & FLAG.block) === 0 && standsBeside(name, attributes, around)
}

/** Say whether an element is hidden only until a reader asks for it: one of several tabs, or what stands under a question. */
function unfolds(name: string, attributes: Attributes): boolean {
  if (name === 'dd' || attributes.class?.isFold === true) return true
  return attributes.get(ATTRIBUTE.role) === 'tabpanel'
}

/** Say whether an element holds nothing but the numbers of lines of code. */
function isLineNumber(name: string, attributes: Attributes, {element}: Around): boolean {
  if (name !== 'td' && !(element.verbatim && (name === 'span' || name === 'a'))) return false
  return attributes.class?.isLineNumber === true
}

/** Say whether an inline element is the marker of a note (`[1]`), or a link to edit what it stands in. */
function standsBeside(name: string, attributes: Attributes, {element, run}: Around): boolean {
  if (attributes.class?.isForWriters === true) return true
  if (name === 'sup') return leadsToNote(run.openLink ?? '')
  if (name !== 'a') return false
  const isNote =
    element.tag.name === 'sup' ||
    attributes.class?.isNote === true ||
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

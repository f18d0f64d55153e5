import {ATTRIBUTE, type Attributes} from './attributes.ts'
import {FLAG, type Tag} from './elements.ts'
import type {OpenElement} from './open-elements.ts'

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

/** Say whether an element hides its text from readers. */
export function hidesText({name}: Tag, flags: number, attributes: Attributes): boolean {
  if (name === 'dialog' && !attributes.has(ATTRIBUTE.open)) return true
  // What a template of an element's shadow tree holds is shown.
  if (name === 'template' && attributes.has(ATTRIBUTE.shadowrootmode)) return false
  return (flags & FLAG.hidden) !== 0 || attributes.hides()
}

/** Depth of a heading, or nesting of a list's item; that of the element around where the kind is the same. */
export function levelOf({name, heading, kind}: Tag, around: OpenElement): number {
  if (heading > 0) return heading
  if (name === 'li') return around.kind === 'list-item' ? around.level + 1 : 1
  if (name === 'ul' || name === 'ol') return around.level
  return (kind ?? around.kind) === around.kind ? around.level : 0
}

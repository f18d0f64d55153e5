import type {InlineMark} from '../../model/block.ts'
import type {DropRule} from '../../model/rules.ts'
import type {TextBlock} from '../lines/paragraphs.ts'

/** A block of a text dump, without the markup that the tool which made the dump put in. */
export interface DumpBlock extends TextBlock {
  readonly marks?: readonly InlineMark[]
  /** Depth of a heading (1–6); 0 or absent elsewhere. */
  readonly level?: number
  /** Number of an ordered list's item; `null` or absent elsewhere. */
  readonly ordinal?: number | null
  /** Share of the text inside of links, 0–1. */
  readonly linkDensity?: number
  /** The rule by which it is no text: nothing but markup, the head or foot of a printed page. Its text is as it stood. */
  readonly dropped?: DropRule
}

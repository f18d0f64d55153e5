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
  /** Cut from a line that held a page: what stands next to it there may go on with it. */
  readonly runOn?: RunOn
}

/** How a piece that was cut from a line stands to what is before it: a block of the page surely began there, or it may go on. */
export type RunOn = 'opens' | 'may-go-on'

import type {Literal} from 'unist'
import {moveMarks} from './move-marks.ts'
import type {Report} from './note.ts'

/** Kinds of text block. Public and stable: they stand in `paragraphs[].kind` of a record and in `kind` of a removal. */
export const BLOCK_KINDS = [
  'paragraph',
  'heading',
  'list-item',
  'quote',
  'caption',
  'table',
  'preformatted',
  'separator',
  'comment',
] as const
/** What a block is. */
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** Half-open range of UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Kinds of inline mark; a cell of a table's row and an item of a list are marked so that their text need not say it. */
export const MARK_KINDS = ['link', 'emphasis', 'strong', 'code', 'cell', 'item'] as const

/** An inline mark over a block's text. */
export interface InlineMark extends Span {
  readonly type: (typeof MARK_KINDS)[number]
  /** Target of a link, as written. */
  readonly url?: string
  /** Column of a cell, from 1; number of an ordered list's item. */
  readonly ordinal?: number
  /** Nesting of a list's item, from 1. */
  readonly level?: number
}

/** The record's fields into which a block can be lifted out of the text. */
export type LiftedField = 'title' | 'subtitle' | 'byline' | 'date' | 'captions'

/** What was decided of a block, by which stage and rule. */
export type Verdict =
  | {readonly kept: true}
  | {readonly kept: false; readonly stage: string; readonly rule: string; readonly field: LiftedField | null}

/** What is known of a block beside its text. */
export interface BlockData {
  /** Where the block stands in the decoded source, in code units; `null` when the text was not read from there (embedded JSON). */
  readonly span: Span | null
  readonly verdict: Verdict
  readonly marks: readonly InlineMark[]
  /** BCP 47, or `null` before a stage has asked. */
  readonly language: string | null
  readonly languageScore: number | null
  /** How sure the judge is that the block belongs to the article, 0–1; `null` where none has looked. */
  readonly score: number | null
  /** Share of the block's letters inside links, 0–1. */
  readonly linkDensity: number
  /** Depth of a heading (1–6) or of a nested list item; 0 elsewhere. */
  readonly level: number
  /** Number of an ordered list's item; `null` elsewhere. */
  readonly ordinal: number | null
  /** Sentences of the block's text, or `null` unless asked for. */
  readonly sentences: readonly Span[] | null
  /** What markup says the block is (a header, a figure, a list of links …): short cue words, for stages to judge by. */
  readonly cues: readonly string[]
}

/** One block of an article: a unist literal whose `value` is the text. */
export interface Block extends Literal {
  readonly type: BlockKind
  readonly value: string
  readonly data: BlockData
}

const KEPT: Verdict = {kept: true}
const NO_MARKS: readonly InlineMark[] = []
const NO_CUES: readonly string[] = []

/** Make a block, kept and unjudged unless `data` says otherwise. */
export function createBlock(type: BlockKind, value: string, data: Partial<BlockData> = {}): Block {
  // Field by field: there are some hundred blocks a page, and a spread costs many times as much.
  const {span = null, verdict = KEPT, marks = NO_MARKS, language = null, languageScore = null} = data
  const {score = null, linkDensity = 0, level = 0, ordinal = null, sentences = null, cues = NO_CUES} = data
  return {
    type,
    value,
    data: {
      span,
      verdict,
      marks,
      language,
      languageScore,
      score,
      linkDensity,
      level,
      ordinal,
      sentences,
      cues,
    },
  }
}

/** Say whether a block is (still) part of the article's text. */
export function isKept(block: Block): boolean {
  return block.data.verdict.kept
}

/** Change a block's text or data; marks move along with a changed text, its sentences are dropped, unless given anew. */
export function updateBlock(
  block: Block,
  change: {value?: string; type?: BlockKind} & Partial<BlockData>,
): Block {
  const {value = block.value, type = block.type} = change
  const {data} = block
  const same = value === block.value
  // Field by field, as a block is made: every stage changes most blocks, and V8 takes blocks that were spread for another kind of object.
  const changed: BlockData = {
    span: orElse(change.span, data.span),
    verdict: orElse(change.verdict, data.verdict),
    marks: orElse(change.marks, same ? data.marks : moveMarks(data.marks, block.value, value)),
    language: orElse(change.language, data.language),
    languageScore: orElse(change.languageScore, data.languageScore),
    score: orElse(change.score, data.score),
    linkDensity: orElse(change.linkDensity, data.linkDensity),
    level: orElse(change.level, data.level),
    ordinal: orElse(change.ordinal, data.ordinal),
    sentences: orElse(change.sentences, same ? data.sentences : null),
    cues: orElse(change.cues, data.cues),
  }
  return block.position === undefined ? {type, value, data: changed} : {...block, type, value, data: changed}
}

/** What changes, or what stands; `null` is a value. */
function orElse<Value>(changed: Value | undefined, standing: Value): Value {
  return changed === undefined ? standing : changed
}

/** Drop a block: it stays in the article, marked with the reporting stage and the rule. */
export function dropBlock(block: Block, rule: string, report: Report): Block {
  return removeBlock(block, {rule, field: null}, report)
}

/** Drop a block as {@link dropBlock} does, and keep how sure it was that it belongs to the article. */
export function dropScored(
  block: Block,
  {rule, score}: {rule: string; score: number},
  report: Report,
): Block {
  return removeBlock(block, {rule, field: null, score}, report)
}

/** Lift a block out of the text into a field of the record. */
export function liftBlock(block: Block, field: LiftedField, report: Report): Block {
  return removeBlock(block, {rule: `lifted-to-${field}`, field}, report)
}

function removeBlock(
  block: Block,
  {rule, field, score = block.data.score}: {rule: string; field: LiftedField | null; score?: number | null},
  report: Report,
): Block {
  report(rule, {kind: 'removal', span: block.data.span, before: block.value})
  return updateBlock(block, {verdict: {kept: false, stage: report.stage, rule, field}, score})
}

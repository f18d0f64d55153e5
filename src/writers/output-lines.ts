import type {Outcome} from '../model/outcome.ts'
import type {Removal} from '../model/record.ts'
import type {Source} from '../model/source.ts'

/** An outcome, with where its document came from. */
export type SourcedOutcome = Outcome & {readonly source: Source}

/** How much is written of the blocks that are in no record's text. */
export const REMOVAL_MODES = ['none', 'spans', 'sample', 'full'] as const
/** How much is written of removed blocks. */
export type RemovalMode = (typeof REMOVAL_MODES)[number]

/** Share of documents whose removals `sample` writes. */
const SAMPLE = 0.01

/** A line of `drops.jsonl`. */
export interface DropLine {
  readonly id: string
  readonly reason: string
  readonly detail: string | null
  readonly url: string | null
  readonly source_file: string | null
  readonly source_record_id: string | null
  readonly source_offset: number
}

/** A line of `rejects.jsonl`. */
export interface RejectLine {
  readonly id: string
  readonly code: string
  readonly message: string
  /** The stage that failed, or `null` when reading did. */
  readonly stage: string | null
  readonly url: string | null
  readonly source_file: string | null
  readonly source_record_id: string | null
  readonly source_offset: number
}

/** A line of `removals.jsonl`; its text is `null` when only spans were asked for. */
export type RemovalLine = Omit<Removal, 'text'> & {readonly text: string | null}

/** Tell of a drop what `drops.jsonl` holds. */
export function dropLine({id, reason, detail, source}: SourcedOutcome & {outcome: 'drop'}): DropLine {
  return {id, reason, detail, ...place(source)}
}

/** Tell of a reject what `rejects.jsonl` holds. */
export function rejectLine({
  id,
  code,
  message,
  stage,
  source,
}: SourcedOutcome & {outcome: 'reject'}): RejectLine {
  return {id, code, message, stage, ...place(source)}
}

/** List the removals of a record that a mode writes. `sample` writes all of every hundredth document, chosen by its id. */
export function removalLines(
  {id, removals}: SourcedOutcome & {outcome: 'record'},
  mode: RemovalMode,
): readonly RemovalLine[] {
  if (mode === 'none' || (mode === 'sample' && !isSampled(id))) return []
  return mode === 'spans' ? removals.map(removal => ({...removal, text: null})) : removals
}

function isSampled(id: string): boolean {
  return Number.parseInt(id.slice(0, 8), 16) / 2 ** 32 < SAMPLE
}

function place({url, file, recordId, offset}: SourcedOutcome['source']) {
  return {url, source_file: file, source_record_id: recordId, source_offset: offset}
}

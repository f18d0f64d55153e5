import type {Source} from '../../model/source.ts'
import type {Shard, StretchCounts} from '../plan/journal.ts'
import type {Position, Stretch} from '../plan/position.ts'
import type {Job, Split} from '../plan/types.ts'

// What a worker is sent and sends; docs/running.md describes it for those who start workers themselves.

/** First line a worker reads. */
export interface WorkerSetup {
  readonly job: Job
  /** Seconds of the processor that one document may take; the worker ends itself when one takes longer. */
  readonly maxSeconds: number
  /** Bytes of memory that the worker may take. */
  readonly maxMemory: number
  /** File that always tells which document is worked on, for whoever finds the worker dead. */
  readonly beat: string | null
}

/** Each further line: what to do. */
export interface Task extends Stretch {
  readonly parts: Split['parts']
  /** Path of the file to write; without it, all is written to standard output. */
  readonly shard: string | null
  /** Tell of each document before it is worked on. */
  readonly announce: boolean
}

/** Lines that a worker writes: the kind, a tab, one JSON value. */
export interface Frames {
  /** The pipeline is loaded; tasks may come. */
  readonly ready: {readonly pipeline: string; readonly pipeline_hash: string}
  /** The worker cannot start: its pipeline or setup is wrong. */
  readonly unfit: {readonly message: string}
  /** How far the task is, now and then. */
  readonly progress: {readonly documents: number; readonly rejects: number; readonly bytes: number}
  /** A document will be worked on. */
  readonly document: {readonly at: Position; readonly id: string; readonly source: Source}
  /** The task is done. */
  readonly end: TaskEnd
  /** The output could not be written; nothing of the task counts. */
  readonly failed: {readonly code: string | null; readonly message: string}
  readonly record: object
  readonly removal: object
  readonly drop: object
  readonly reject: object
}

/** Closing frame of a task. */
export interface TaskEnd extends Stretch {
  readonly counts: StretchCounts
  /** `null` when all went to standard output. */
  readonly shard: Shard | null
}

/** Kinds of line that make up a run's output, in a shard or on standard output. */
export const OUTPUT_KINDS = ['record', 'removal', 'drop', 'reject'] as const
export type OutputKind = (typeof OUTPUT_KINDS)[number]

/** Write one frame. */
export function frame<Kind extends keyof Frames>(kind: Kind, value: Frames[Kind]): string {
  return `${kind}\t${JSON.stringify(value)}\n`
}

/** Read one frame; `null` for what is none. */
export function parseFrame(
  line: string,
): {[Kind in keyof Frames]: {kind: Kind; value: Frames[Kind]}}[keyof Frames] | null {
  const tab = line.indexOf('\t')
  if (tab < 0) return null
  try {
    return {kind: line.slice(0, tab), value: JSON.parse(line.slice(tab + 1))} as ReturnType<typeof parseFrame>
  } catch {
    return null
  }
}

import type {Span} from './block.ts'

/**
 * What kind of thing a note tells of:
 * `removal` a block left the text, `repair` characters were changed, `choice` one of several sources was believed,
 * `doubt` something looked wrong and was left alone, `message` a lifted plugin's message.
 */
export type NoteKind = 'removal' | 'repair' | 'choice' | 'doubt' | 'message'

/** One thing a stage did or decided, and by which rule. */
export interface Note {
  readonly stage: string
  readonly rule: string
  readonly kind: NoteKind
  /** Place in the decoded source, in UTF-16 code units. */
  readonly span: Span | null
  readonly before: string | null
  readonly after: string | null
  /** A sentence for people, or further facts. */
  readonly detail: string | null
}

/** The facts a stage gives with a rule; the engine adds the rest. */
export type Facts = Partial<Omit<Note, 'stage' | 'rule'>>

/** Tell what a stage did. Calling it is never optional, and never a mode: the engine counts and keeps what is told. */
export interface Report {
  (rule: string, facts?: Facts): void
  /** Name of the stage that reports. */
  readonly stage: string
}

/** Make a report for one stage that adds to `notes`. */
export function createReport(stage: string, notes: Note[]): Report {
  const report = (rule: string, facts: Facts = {}) => {
    const {kind = 'choice', span = null, before = null, after = null, detail = null} = facts
    notes.push({stage, rule, kind, span, before, after, detail})
  }
  return Object.assign(report, {stage})
}

import {DocumentError} from '../model/errors.ts'
import type {FormName, Forms} from '../model/forms.ts'
import {createReport, type Note} from '../model/note.ts'
import type {Drop} from '../model/outcome.ts'
import type {Follow, Stage, Work} from '../model/stage.ts'

/** Milliseconds spent in each stage, by name. */
export type Times = Map<string, number>

/** Where notes and times of one document are gathered; no clock, no times. */
export interface Trace {
  readonly notes: Note[]
  readonly times?: Times
  /** Returns milliseconds from any fixed point. */
  readonly clock?: () => number
  /** Sees what each stage gave, nested stages first; for looking only. */
  readonly watch?: (document: Forms[FormName] | Drop) => void
}

/** A stage threw: which, and what. */
export class StageFailure extends Error {
  override readonly name = 'StageFailure'
  readonly stage: string
  override readonly cause: unknown

  constructor(stage: string, cause: unknown) {
    super(`Stage \`${stage}\` failed`)
    this.stage = stage
    this.cause = cause
  }
}

/**
 * Lead one document through stages in order, until the last or the first that drops it.
 *
 * @throws {StageFailure} when a stage throws; its `cause` is the stage's error.
 */
export function runStages(
  document: Forms[FormName],
  stages: readonly Stage[],
  trace: Trace,
): Forms[FormName] | Drop {
  let current: Forms[FormName] | Drop = document
  for (const stage of stages) {
    current = runStage(stage, current, trace)
    trace.watch?.(current)
    if (current.form === 'drop') return current
  }
  return current
}

function runStage(stage: Stage, document: Forms[FormName], trace: Trace): Forms[FormName] | Drop {
  const {notes, times, clock = () => 0} = trace
  const started = clock()
  let followed = 0
  const follow: Follow = stages => {
    const since = clock()
    try {
      return runStages(document, stages, trace)
    } finally {
      followed += clock() - since
    }
  }
  try {
    // The builder has checked that the forms of neighbours match.
    return (stage.work as Work<FormName, FormName>)(document, createReport(stage.name, notes), follow)
  } catch (error) {
    throw error instanceof StageFailure ? error : new StageFailure(stage.name, error)
  } finally {
    times?.set(stage.name, (times.get(stage.name) ?? 0) + clock() - started - followed)
  }
}

/** Turn what a stage threw into the code and sentence of a reject. */
export function describeFailure(error: unknown): {
  code: DocumentError['code']
  message: string
  stage: string | null
} {
  const stage = error instanceof StageFailure ? error.stage : null
  const cause = error instanceof StageFailure ? error.cause : error
  if (cause instanceof DocumentError) return {code: cause.code, message: cause.message, stage}
  const message = cause instanceof Error ? cause.message : String(cause)
  return {code: 'stage-threw', message: stage ? `\`${stage}\` threw: ${message}` : message, stage}
}

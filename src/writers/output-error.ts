import {describeSystemError} from '../model/system-error.ts'

/** The output could not be written: not the input's fault, and the end of a run. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
  override readonly cause: unknown
  /** Set where what was done before is kept, and the run can go on. */
  kept = false

  constructor(path: string, cause: unknown) {
    super(`Cannot write ${path}: ${describeSystemError(cause)}`)
    this.cause = cause
  }
}

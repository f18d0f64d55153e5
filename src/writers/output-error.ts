import {describeSystemError} from '../model/system-error.ts'

/** The output could not be written: not the input's fault, and the end of a run. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
  override readonly cause: unknown

  constructor(path: string, cause: unknown) {
    super(`Cannot write ${path}: ${describeSystemError(cause)}`)
    this.cause = cause
  }
}

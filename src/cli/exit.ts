import {ConfigurationError} from '../model/errors.ts'
import {systemErrorCode} from '../model/system-error.ts'
import {showText} from '../report/visible.ts'
import {CountMismatch, Interrupted, NoInput, NoWorker} from '../run/run-error.ts'
import {OutputError} from '../writers/output-error.ts'
import {ClosedPipe} from './io.ts'

/** Exit codes. Public and stable. */
export const EXIT = {
  done: 0,
  /** A gate failed: too many rejects, too many changes, something missing. */
  gate: 1,
  usage: 2,
  noInput: 3,
  outputNotWritable: 4,
  /** Workers cannot be started, or end whenever they write. */
  noWorker: 5,
  /** A fault of copydesk itself. */
  internal: 70,
  interrupted: 130,
  terminated: 143,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Choose the exit code of what was thrown, and the sentences to print. */
export function explainFailure(error: unknown): {code: ExitCode; lines: readonly string[]} {
  const message = showText(error instanceof Error ? error.message : String(error))
  if (error instanceof ClosedPipe) return {code: EXIT.done, lines: []}
  if (error instanceof ConfigurationError) return {code: EXIT.usage, lines: [message]}
  if (error instanceof NoInput) return {code: EXIT.noInput, lines: [message, ...error.reasons.map(indent)]}
  if (error instanceof OutputError)
    return {code: EXIT.outputNotWritable, lines: error.kept ? [message, KEPT] : [message]}
  if (error instanceof NoWorker)
    return {code: EXIT.noWorker, lines: [message, ...error.lastWords.map(indent), KEPT]}
  if (error instanceof Interrupted) return {code: EXIT.interrupted, lines: [message]}
  if (error instanceof CountMismatch) return {code: EXIT.internal, lines: [message, REPORT]}
  if ((error as {syscall?: unknown}).syscall === 'uv_cwd')
    return {code: EXIT.usage, lines: ['The working directory is gone: change to another one']}
  if (systemErrorCode(error) !== null)
    return {code: EXIT.outputNotWritable, lines: [new OutputError('the output', error).message]}
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 4).map(showText) : []
  return {code: EXIT.internal, lines: [`Internal error: ${message}`, ...stack, REPORT]}
}

const KEPT = 'What is done is kept: go on with --resume.'
const REPORT = 'This is a fault of copydesk, not of your input: please report it.'

function indent(line: string): string {
  return `  ${showText(line)}`
}

import {DocumentError, type RejectCode} from '../model/errors.ts'
import type {Unread} from '../model/reading.ts'
import {createSource, type Source} from '../model/source.ts'
import {describeSystemError, systemErrorCode} from '../model/system-error.ts'

/** Say that a document was found and could not be read. */
export function unread(source: Partial<Source>, code: RejectCode, message: string): Unread {
  return {form: 'unread', source: createSource(source), code, message}
}

/** Turn an error met while reading into the code and sentence of a reject. */
export function unreadError(source: Partial<Source>, error: unknown): Unread {
  if (error instanceof DocumentError) return unread(source, error.code, error.message)
  const code = systemErrorCode(error) === 'ELOOP' ? 'link-loop' : 'unreadable'
  return unread(source, code, `the file could not be read: ${describeSystemError(error)}`)
}

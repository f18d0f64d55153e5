import type {RejectCode} from './errors.ts'
import type {BytesDocument} from './forms.ts'
import type {Source} from './source.ts'

/** A document that a reader found and could not read. It becomes a reject; no stage ever sees it. */
export interface Unread {
  readonly form: 'unread'
  readonly source: Source
  readonly code: RejectCode
  /** A sentence that says what was wrong. */
  readonly message: string
}

/** What readers give: one value for each document found, read or not, so that the counts reconcile. */
export type Reading = BytesDocument | Unread

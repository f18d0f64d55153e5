import type {RejectCode} from './errors.ts'
import type {Note} from './note.ts'
import type {ArticleRecord, Removal} from './record.ts'

/** Verdicts by which a readable document gives no record. Public and stable. */
export const DROP_REASONS = {
  'no-article': 'nothing on the page reads like an article',
  'all-chrome': 'every block is site furniture',
  'no-text': 'the document holds no visible text',
  'wrong-language': 'the article is in none of the wanted languages',
  'consent-wall': 'the page only asks for consent',
  login: 'the page only asks to log in',
  'error-page': 'the page reports an error',
} as const
/** Why a document is no record. */
export type DropReason = keyof typeof DROP_REASONS

/** A stage's verdict that a document gives no record. */
export interface Drop {
  readonly form: 'drop'
  readonly reason: DropReason
  readonly detail: string | null
}

/** Drop the document: return this from a stage in place of the next form. */
export function drop(reason: DropReason, detail: string | null = null): Drop {
  return {form: 'drop', reason, detail}
}

/** What became of one document; every document has exactly one outcome. */
export type Outcome =
  | (Accounted & {
      readonly outcome: 'record'
      readonly record: ArticleRecord
      readonly removals: readonly Removal[]
    })
  | (Accounted & {
      readonly outcome: 'drop'
      readonly reason: DropReason
      readonly detail: string | null
    })
  | (Accounted & {
      readonly outcome: 'reject'
      readonly code: RejectCode
      readonly message: string
      /** The stage that failed, or `null` when reading did. */
      readonly stage: string | null
    })

interface Accounted {
  /** Hash of the source's name and content: 32 hex digits. */
  readonly id: string
  /** All that stages reported of the document, in order. */
  readonly notes: readonly Note[]
}

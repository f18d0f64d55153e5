import {bracketed} from './bracketed.ts'
import {chinese} from './chinese.ts'
import {separated} from './separated.ts'

/** The words that open an article with a place, a date or an agency. */
export interface Dateline {
  /** As written, without the blank at its end. */
  readonly raw: string
  readonly place: string | null
  readonly agency: string | null
}

/** A dateline and its separator end within so many characters. */
const REACH = 110

/**
 * Read the dateline that opens a paragraph, in the manners of many agencies and scripts; `null` where there is none.
 *
 * @example
 * findDateline('SEOUL, Oct. 13 (Yonhap) -- The harbour reopened.') // => {raw: 'SEOUL, Oct. 13 (Yonhap) --', place: 'SEOUL', agency: 'Yonhap'}
 * @example
 * findDateline('The harbour reopened on Monday.') // => null
 */
export function findDateline(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, REACH)
  return bracketed(head) ?? chinese(head) ?? separated(head)
}

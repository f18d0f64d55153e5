import {savedFrom as commentOf} from '../../html/page-address.ts'
import type {Source} from '../../model/source.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {plainUri} from '../warc/values.ts'

/** What a browser or copier notes at the head of a page that it saves. */
export type SavedFrom = Partial<Pick<Source, 'url' | 'crawled'>>

const HEAD_BYTES = 4096

/**
 * Read the comment by which a page that was saved says where it came from, and when.
 *
 * @example
 * savedFrom(Buffer.from('<!-- saved from url=(0016)https://e.test/a -->')) // => {url: 'https://e.test/a'}
 */
export function savedFrom(content: Uint8Array): SavedFrom {
  const saved = commentOf(asLatin1(content, HEAD_BYTES))
  if (saved === null) return {}
  const url = saved.address && plainUri(saved.address)
  return {...(url && {url}), ...(saved.date !== null && atMoment(saved.date))}
}

/** When something was saved: a date that names its zone, as ISO 8601 in UTC. */
export function atMoment(date: string): Pick<SavedFrom, 'crawled'> {
  const moment = /(?:GMT|UTC|[+-]\d{4})\s*$|GMT[+-]\d{4}/.test(date) ? Date.parse(date) : Number.NaN
  return Number.isNaN(moment) ? {} : {crawled: new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z')}
}

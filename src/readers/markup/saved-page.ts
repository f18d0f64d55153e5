import type {Source} from '../../model/source.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {plainUri} from '../warc/values.ts'

/** What a browser or copier notes at the head of a page that it saves. */
export type SavedFrom = Partial<Pick<Source, 'url' | 'crawled'>>

const HEAD_BYTES = 4096

/** `<!-- saved from url=(0042)https://e.test/a -->`, by Internet Explorer, Chrome and others; the number is the address's length. */
const BROWSER = /<!--\s{0,9}saved from url=\(\d{1,6}\)([^\s>]{1,2000})/i
/** A comment of several lines, by SingleFile. */
const SINGLE_FILE =
  /<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(\S{1,2000})\s{1,9}saved date:\s{0,9}([^\n(]{1,60})/i
/** `<!-- Mirrored from e.test/a.html by HTTrack Website Copier/3.x […], Tue, 03 Mar 2026 10:00:00 GMT -->` */
const HTTRACK =
  /<!--\s{0,9}Mirrored from (\S{1,2000}) by HTTrack [^>]{0,100}?,\s{0,9}(\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT)/i

/**
 * Read the comment by which a page that was saved says where it came from, and when.
 *
 * @example
 * savedFrom(Buffer.from('<!-- saved from url=(0016)https://e.test/a -->')) // => {url: 'https://e.test/a'}
 */
export function savedFrom(content: Uint8Array): SavedFrom {
  const text = asLatin1(content, HEAD_BYTES)
  if (!text.includes('<!--')) return {}
  const browser = BROWSER.exec(text)
  if (browser) return fromPlace(browser[1]!)
  const [, url = null, date = ''] = SINGLE_FILE.exec(text) ?? HTTRACK.exec(text) ?? []
  return url === null ? {} : {...fromPlace(url), ...atMoment(date)}
}

/** Copiers leave the scheme out where it is `http`; an address of this machine is no page's. */
function fromPlace(address: string): SavedFrom {
  const url = plainUri(/^[a-z][a-z\d+.-]*:/i.test(address) ? address : `http://${address}`)
  return url !== null && /^https?:/i.test(url) && URL.canParse(url) ? {url} : {}
}

/** When something was saved: a date that names its zone, as ISO 8601 in UTC. */
export function atMoment(date: string): Pick<SavedFrom, 'crawled'> {
  const moment = /(?:GMT|UTC|[+-]\d{4})\s*$|GMT[+-]\d{4}/.test(date) ? Date.parse(date) : Number.NaN
  return Number.isNaN(moment) ? {} : {crawled: new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z')}
}

import {readListLiteral} from '../text/escapes/literal.ts'
import {momentOf} from './warc/values.ts'

/** A value as a string; `null` for what is none and no number. */
export function stringOf(value: unknown): string | null {
  if (typeof value === 'string') return value.toWellFormed()
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null
}

/** A value as a moment in UTC; a day without a time is its first. */
export function momentIn(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : momentOf(value.toISOString())
  const text =
    stringOf(value)
      ?.trim()
      .replace(/^(\d{4})\/(\d\d)\/(?=\d\d\b)/, '$1-$2-') ?? null
  if (text === null) return null
  const since = sinceEpoch(text)
  if (since !== null) return since
  return momentOf(text) ?? momentOf(`${text.replace(' ', 'T')}Z`) ?? momentOf(`${text}T00:00:00Z`)
}

/** Most authors of one document, and the longest name. */
const MOST_AUTHORS = 50

/** Names in a value: a string, also one that was made of a list, or a list of strings or of objects with a `name`. */
export function namesIn(value: unknown): readonly string[] {
  const list = typeof value === 'string' ? (readListLiteral(value) ?? value) : value
  const values = Array.isArray(list) ? list.slice(0, MOST_AUTHORS) : [list]
  return values
    .map(each => (typeof each === 'object' && each !== null ? (each as {name?: unknown}).name : each))
    .filter(name => typeof name === 'string')
    .filter(name => !isTakenBack(name))
    .map(name => name.toWellFormed())
}

/** Say whether what stands under a known name of addresses is the name of a newspaper: both are called sources. */
export function namesSource(value: string, name: string | null): boolean {
  return name !== null && /source$/.test(name) && !/^https?:/i.test(value)
}

/** Say whether a text or a name is what boards leave of one that was taken back: `[deleted]`. */
export function isTakenBack(text: string): boolean {
  return /^\s*\[(?:deleted|removed)\]\s*$/.test(text)
}

/** When something was published: as ISO 8601 where a number or the date of a mail says it, else as it is written; `null` where nothing does. */
export function dateIn(value: unknown): string | null {
  if (value instanceof Date) return momentIn(value)
  const text = stringOf(value)?.trim() ?? null
  return text === null ? null : (sinceEpoch(text) ?? mailDate(text) ?? text)
}

/** A moment in seconds or milliseconds since 1970. */
function sinceEpoch(text: string): string | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null
  return momentIn(new Date(Number(text) * (text.length === 10 ? 1000 : 1)))
}

/**
 * Read a date as mail and RSS write it (RFC 5322) as ISO 8601 with its offset; `null` when it is none, or its zone is only named.
 *
 * @example
 * mailDate('Tue, 03 Mar 2026 08:15:00 +0100') // => '2026-03-03T08:15:00+01:00'
 */
export function mailDate(text: string): string | null {
  const found =
    /^(?:[A-Z][a-z]{2},\s*)?(\d{1,2} [A-Z][a-z]{2} \d{4}) (\d\d:\d\d(?::\d\d)?) (?:([+-]\d\d)(\d\d)|GMT|UTC?|Z)$/.exec(
      text,
    )
  if (found === null) return null
  const [, day, time, hours, minutes] = found
  const moment = Date.parse(`${day} ${time} GMT`)
  if (Number.isNaN(moment)) return null
  return new Date(moment).toISOString().replace(/\.\d+Z$/, hours === undefined ? 'Z' : `${hours}:${minutes}`)
}

/** A URI without the angle brackets some writers put around it, and without what no URI can hold; `null` when there is none. */
export function plainUri(value: string | undefined): string | null {
  const bare = value?.replace(/^<(.*)>$/s, '$1')
  // A control character ends it: what follows was smuggled in.
  return bare?.split(/[\0-\x1f\x7f]/, 1)[0]?.trim() || null
}

/**
 * Read a WARC date as a moment in UTC; `null` when it is none.
 *
 * @example
 * momentOf('2024-01-02T03:04:05Z') // => '2024-01-02T03:04:05Z'
 * @example
 * momentOf('20240102030405') // => '2024-01-02T03:04:05Z'
 */
export function momentOf(value: string | undefined): string | null {
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value ?? '')
  const [, year, month, day, hour, minute, second] = digits ?? []
  const text = digits ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : (value ?? '')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return null
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? null : new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z')
}

/**
 * Read the first of a list of languages as BCP 47; `null` when there is none.
 *
 * @example
 * languageOf('deu,eng') // => 'de'
 */
export function languageOf(value: string | undefined): string | null {
  const first = /^\s*([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})\s*(?:,|;|$)/i.exec(value ?? '')?.[1]
  if (first === undefined) return null
  try {
    const [canonical = null] = Intl.getCanonicalLocales(first)
    return canonical === 'und' || canonical === 'zxx' ? null : canonical
  } catch {
    return null
  }
}

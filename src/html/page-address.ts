/** An archive's copy: when it was taken, in digits, and the address that it was taken of. */
const ARCHIVED =
  /^https?:\/\/[^/\s]+\/(?:[\w-]{1,40}\/){0,4}\d{8,14}(?:[a-z]{2}_)?\/(https?:)\/{1,2}(?=[^/\s])/i
/** What browsers and programs that copy pages write at the top: where they had it from. */
const SAVED = [
  /<!--\s*saved from url=\(\d+\)(https?:\/\/[^\s<>]+)/i,
  /<!--\s*Page saved with SingleFile\s+url:\s*(https?:\/\/[^\s<>]+)/i,
]
const MIRRORED = /<!-- Mirrored from ([^\s<>]+) by HTTrack/i
const LOOKED_AT = 4000

/**
 * The address that an archive's copy was taken of; any other address as it is.
 *
 * @example
 * originalAddress('https://web.archive.org/web/20310602120000/https://skerry.example/ferry') // => 'https://skerry.example/ferry'
 */
export function originalAddress(url: string): string {
  const match = ARCHIVED.exec(url)
  return match === null ? url : `${match[1]}//${url.slice(match[0].length)}`
}

/** The address that a saved page says it was saved from; `null` when it says none. */
export function savedFrom(html: string): string | null {
  const opening = html.slice(0, LOOKED_AT)
  for (const pattern of SAVED) {
    const address = pattern.exec(opening)?.[1]
    if (address !== undefined) return address
  }
  const mirrored = MIRRORED.exec(opening)?.[1]
  return mirrored === undefined ? null : `http://${mirrored}`
}

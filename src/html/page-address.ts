/** An archive's copy: when it was taken, in digits, and the address that it was taken of. */
const ARCHIVED =
  /^https?:\/\/[^/\s]+\/(?:[\w-]{1,40}\/){0,4}\d{8,14}(?:[a-z]{2}_)?\/(https?:)\/{1,2}(?=[^/\s])/i
/**
 * What browsers and programs that copy pages write at the top, `<!-- saved from url=(0042)https://e.test/a -->`: where they had it from, and some when.
 * The number is the address's length; SingleFile writes several lines, HTTrack leaves out the scheme.
 */
const SAVED = [
  /<!--\s{0,9}saved from url=\(\d{1,6}\)([^\s<>]{1,2000})/i,
  /<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}([^\s<>]{1,2000})(?:\s{1,9}saved date:\s{0,9}([^\n(]{1,60}))?/i,
  /<!--\s{0,9}Mirrored from ([^\s<>]{1,2000}) by HTTrack(?: [^>]{0,100}?,\s{0,9}(\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT))?/i,
]
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

/** What a saved page says of where it came from: the address, `null` where that is a file's, and the date as it is written, `null` where there is none. */
export interface SavedFrom {
  readonly address: string | null
  readonly date: string | null
}

/** Read the comment by which a page that was saved says where it came from; `null` when there is none. */
export function savedFrom(html: string): SavedFrom | null {
  const opening = html.slice(0, LOOKED_AT)
  if (!opening.includes('<!--')) return null
  for (const pattern of SAVED) {
    const [, place, date = null] = pattern.exec(opening) ?? []
    if (place === undefined) continue
    const address = /^[a-z][a-z\d+.-]*:/i.test(place) ? place : `http://${place}`
    return {address: /^https?:/i.test(address) && URL.canParse(address) ? address : null, date}
  }
  return null
}

import {commonScript, scriptTable} from '../language/script.ts'
import {agencyIn} from './agencies.ts'
import type {Dateline} from './find-dateline.ts'
import {hasDate, isCapitals, isDatePart, isShortName, placeOf} from './place-names.ts'

/** Marks between a dateline and the text; the colon only counts after capitals. */
const SEPARATORS =
  / ?(?:--+|—+|―+|–)(?=\s|["“«„A-ZА-ЯΑ-Ω])| -(?=\s)|\.[-–—]+ ?(?=\s|\p{L})| =(?=\s)|:(?= )|\. ?(?=\/[^/]{2,20}\/)|[/]\.(?=\s)/gu

/** A place, then a date or an agency, then a dash: `BERLIN (Reuters) -`, `МОСКВА, 13 окт —`, `Madrid, 13 oct (EFE).-`. */
export function separated(head: string): Dateline | null {
  SEPARATORS.lastIndex = 0
  for (
    let match = SEPARATORS.exec(head), tries = 0;
    match !== null && tries < 3;
    match = SEPARATORS.exec(head), tries++
  ) {
    const end = match.index + match[0].length
    const before = head.slice(0, match.index)
    if (match[0].startsWith('. ')) continue
    const found = readHead(before, match[0] === '/.')
    const read = found && judgeHead(found, match[0] === ':')
    if (read !== null) return {raw: head.slice(0, end).trimEnd(), ...read}
  }
  return null
}

/** Place and date, each with a full stop: `Москва. 13 октября. INTERFAX.RU`. */
const STOPS = /^\p{Lu}[\p{L}\s-]{1,30}\.\s+\d{1,2}\s+\p{L}{3,}\.\s/u

/** Place, region, date and agency, as far as they stand before the mark. */
interface Head {
  readonly place: string
  /** The place with its region. */
  readonly full: string
  readonly agency: string | null
  readonly hasDate: boolean
  /** Whether anything stands behind the place. */
  readonly hasMore: boolean
}

/** Read what stands before the mark; `null` where some of it is none of these. */
function readHead(before: string, slashes: boolean): Head | null {
  const text = before.trim()
  if (text.length < 3 || text.length > 80) return null
  const agency =
    agencyIn(slashes ? `${text} ` : text) ??
    /[(（]([\p{L}\p{M}][\p{L}\p{M} .&-]{1,22})[)）]$/u.exec(text)?.[1] ??
    null
  const plain = text
    .replace(/[(（[][^()（）[\]]{1,40}[)）\]]/gu, ' ')
    .replace(/\/[^/]{2,24}\/?$/u, matched => (matched.endsWith('/') || /^\/ /.test(matched) ? ' ' : matched))
    .trim()
  const [first = '', ...others] = plain
    .replace(/\.$/, slashes ? '' : '.')
    .split(slashes || (agency !== null && STOPS.test(plain)) ? /[,.]\s+/u : /[,،]\s*/u)
    .map(part => part.trim())
  const place = placeOf(first)
  const rest = others.filter(part => part !== '')
  if (place === null || rest.length > 4) return null
  if (!rest.every(part => isDatePart(part) || isShortName(part) || agencyIn(part) !== null)) return null
  const regions = rest.filter(
    part => !/\d/.test(part) && isShortName(part) && agencyIn(part) === null && !part.includes('.com'),
  )
  return {
    place,
    full: [place, ...regions].join(', '),
    agency,
    hasDate: hasDate(plain),
    hasMore: rest.length > 0,
  }
}

/** Judge whether what was read is a dateline. */
function judgeHead(head: Head, colon: boolean): Pick<Dateline, 'place' | 'agency'> | null {
  const {place, full, agency, hasMore} = head
  if (isCapitals(place) && (place.length > 2 || agency !== null)) return {place: full, agency}
  if (colon) return null
  if (agency !== null || (head.hasDate && hasMore)) return {place: full, agency}
  const isCased = place !== place.toLowerCase()
  if (isCased) return null
  // A lone name before a dash opens many a sentence; scripts without capitals use it for places alone.
  const isAlone =
    scriptTable[place.charCodeAt(0)] !== commonScript && place.split(' ').length <= 2 && !hasMore
  return isAlone && place.length < 16 ? {place, agency: null} : null
}

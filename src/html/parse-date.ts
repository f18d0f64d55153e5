import {MONTH_NAMES} from '../tables/month-names.ts'
import {
  ARABIC_MONTHS,
  BUDDHIST,
  findNumberedDate,
  findPersianDate,
  findPersianDigits,
  foldDigits,
  type Ymd,
} from './calendars.ts'

/** A date as it was found: the day as written, and the moment when its zone is known. */
export interface FoundDate {
  /** YYYY-MM-DD */
  readonly day: string
  /** ISO 8601 with offset; `null` when time or zone is not known. */
  readonly moment: string | null
}

const ISO =
  /(?<!\d)((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?/
const LOOSE_ISO = /(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/
const EAST_ASIAN = /(?<!\d)((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/
const DAY_FIRST = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)?\d\d)(?!\d)/
/** Day, month and year of Thailand's calendar, as no other has them. */
const BUDDHIST_DIGITS = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](25[4-9]\d)(?!\d)/
const WORDS_DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?[.,/-]?\s*(?:de\s|of\s|d[’'])?\s*([\p{L}\p{M}][\p{L}\p{M}.]{1,15}(?:\s(?:ال)?(?:[أا]ول|ثاني))?)(?:\s?\/\s?[\p{L}\p{M}]{2,15})?[.,،/-]?\s*(?:de[l]?\s|,\s|พ\.ศ\.\s?)?\s*((?:19|20|24|25)\d\d)(?!\d)/u
const WORDS_MONTH_FIRST =
  /(?<!\p{L})([\p{L}\p{M}]{2,15})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:at\s+)?((?:19|20)\d\d)(?!\d)/u
const WORDS_YEAR_FIRST = /(?<!\d)((?:19|20)\d\d)[.,]?\s*(?:m\.\s?)?([\p{L}\p{M}]{3,15})\.?\s+(\d{1,2})(?!\d)/u
/** `2031. gada 3. maijs`, in whatever case. */
const LATVIAN = /(?<!\d)((?:19|20)\d\d)\.\s?gada\s(\d{1,2})\.\s?(\p{L}{3})\p{L}{1,9}/iu
/** Only the beginning of a text is searched. */
const LOOKED_AT = 400

const byLanguage = new Map<string, Map<string, number>>()

function monthsOf(language: string): Map<string, number> {
  const known = byLanguage.get(language)
  if (known !== undefined) return known
  const months = new Map<string, number>()
  const sources = language === '' ? Object.values(MONTH_NAMES) : [MONTH_NAMES[language] ?? '']
  for (const source of [...sources, ...(language === 'ar' || language === '' ? [ARABIC_MONTHS] : [])]) {
    source.split('|').forEach((forms, index) => {
      for (const form of forms.split('/')) {
        // Where two languages disagree on a word, the one listed first (the more common) is believed.
        for (const written of [form, bare(form)])
          if (written !== '' && !months.has(written)) months.set(written, index + 1)
      }
    })
  }
  byLanguage.set(language, months)
  return months
}

/**
 * Parse a date out of a text: ISO 8601, digits in the order that cannot be mistaken, or a month's name in one of some forty
 * languages (Unicode CLDR). `language` is asked first; `null` when there is no date or it cannot be told day from month.
 *
 * @example
 * parseDate('Publié le 3 août 2021 à 10h', 'fr')?.day // => '2021-08-03'
 * parseDate('2024-08-28T10:00:23+02:00')?.moment // => '2024-08-28T10:00:23+02:00'
 */
export function parseDate(text: string, language: string | null = null): FoundDate | null {
  const source = foldDigits(text.slice(0, LOOKED_AT))
  const tongue = (language ?? '').slice(0, 2).toLowerCase()
  return (
    parseIso(source) ??
    fromYmd(findNumberedDate(source)) ??
    parseWords(source, tongue) ??
    parseLatvian(source) ??
    fromYmd(findPersianDate(source)) ??
    // In digits the same year may be one of the Islamic calendar.
    (tongue === 'fa' ? fromYmd(findPersianDigits(source)) : null) ??
    (YEAR_LEADS.has(tongue) ? parseShortYear(source) : parseDigits(source, language))
  )
}

function fromYmd(ymd: Ymd | null): FoundDate | null {
  return ymd === null ? null : found(makeDay(String(ymd[0]), String(ymd[1]), String(ymd[2])))
}

/** Languages in which the year comes first even when two digits stand for it. */
const YEAR_LEADS = new Set(['ko', 'ja', 'zh'])

function parseShortYear(source: string): FoundDate | null {
  const match = /(?<!\d)(\d\d)[./-](\d{1,2})[./-](\d{1,2})(?!\d)/.exec(source)
  return match === null ? null : found(makeDay(`20${match[1]}`, match[2]!, match[3]!))
}

function parseIso(source: string): FoundDate | null {
  const match = ISO.exec(source)
  if (match !== null) {
    const day = makeDay(match[1]!, match[2]!, match[3]!)
    if (day === null) return null
    return {day, moment: makeMoment(day, match)}
  }
  for (const pattern of [EAST_ASIAN, LOOSE_ISO]) {
    const found = pattern.exec(source)
    if (found === null) continue
    const day = makeDay(found[1]!, found[2]!, found[3]!)
    if (day !== null) return {day, moment: null}
  }
  return null
}

function makeMoment(day: string, match: RegExpExecArray): string | null {
  const [, , , , hour, minute, second = '00', zone] = match
  if (hour === undefined || minute === undefined || zone === undefined) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const offset = /^(?:Z|UTC|GMT)$/.test(zone)
    ? 'Z'
    : zone.length === 3
      ? `${zone}:00`
      : zone.replace(/^(...):?(..)$/, '$1:$2')
  return `${day}T${hour}:${minute}:${second}${offset}`
}

function parseWords(source: string, language: string): FoundDate | null {
  for (const [pattern, dayAt, monthAt, yearAt] of [
    [WORDS_DAY_FIRST, 1, 2, 3],
    [WORDS_MONTH_FIRST, 2, 1, 3],
    [WORDS_YEAR_FIRST, 3, 2, 1],
  ] as const) {
    const match = pattern.exec(source)
    if (match === null) continue
    const word = match[monthAt]!.toLowerCase().replace(/\.$/, '')
    const month = lookUp(word, language)
    if (month === undefined) continue
    const isThai = /[\u0e00-\u0e7f]/.test(word) && Number(match[yearAt]) > 2400
    const year = Number(match[yearAt]) - (isThai ? BUDDHIST : 0)
    const day = makeDay(String(year), String(month), match[dayAt]!)
    if (day !== null) return {day, moment: null}
  }
  return null
}

/** Latvian declines its months; three letters tell them apart. */
function parseLatvian(source: string): FoundDate | null {
  const match = LATVIAN.exec(source)
  if (match === null) return null
  const begins = match[3]!.toLowerCase()
  const month = [...monthsOf('lv')].find(([name]) => name.startsWith(begins))?.[1]
  return month === undefined ? null : found(makeDay(match[1]!, String(month), match[2]!))
}

/** A word without its accents, hamzas and vowel marks. */
function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '')
}

function lookUp(word: string, language: string): number | undefined {
  const forms = [word, bare(word), ...(word.startsWith('ב') ? [word.slice(1)] : [])]
  for (const months of [monthsOf(language), monthsOf('en'), monthsOf('')]) {
    for (const form of forms) {
      const month = months.get(form)
      if (month !== undefined) return month
    }
  }
  return word.startsWith('sept') ? 9 : undefined
}

function parseDigits(source: string, language: string | null): FoundDate | null {
  const buddhist = BUDDHIST_DIGITS.exec(source)
  if (buddhist !== null)
    return found(makeDay(String(Number(buddhist[3]) - BUDDHIST), buddhist[2]!, buddhist[1]!))
  const match = DAY_FIRST.exec(source)
  if (match === null) return null
  const [whole, a, b, c] = match
  const year = c!.length === 2 ? `20${c}` : c!
  if (Number(a) > 12) return found(makeDay(year, b!, a!))
  if (Number(b) > 12) return found(makeDay(year, a!, b!))
  // Dots part day from month in every language that uses them; slashes are read by the language.
  if (whole.includes('.')) return found(makeDay(year, b!, a!))
  if (a === b) return found(makeDay(year, a!, b!))
  const weekday = WEEKDAY.exec(source.slice(0, match.index))?.[1]
  if (weekday !== undefined) {
    const days = [makeDay(year, a!, b!), makeDay(year, b!, a!)]
    const right = days.find(day => day !== null && isOn(day, weekday))
    if (right !== undefined) return found(right)
  }
  const tag = (language ?? '').toLowerCase()
  if (tag === 'en-us') return found(makeDay(year, a!, b!))
  return tag === '' || tag === 'en' ? null : found(makeDay(year, b!, a!))
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** A weekday right before a date, as content systems set it by themselves (`Tue, 05/03/2024`): it tells day from month. */
const WEEKDAY = /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}[.,]?\s+$/i

function isOn(day: string, weekday: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === WEEKDAYS.indexOf(weekday.toLowerCase())
}

function found(day: string | null): FoundDate | null {
  return day === null ? null : {day, moment: null}
}

function makeDay(year: string, month: string, day: string): string | null {
  const y = Number(year)
  const m = Number(month)
  const d = Number(day)
  if (m < 1 || m > 12 || d < 1 || y < 1900 || y > 2099) return null
  if (d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

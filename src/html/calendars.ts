/** What dates need beyond the Gregorian calendar and European digits. */

/** Code points of the digit zero in the scripts that have digits of their own; the nine others follow each. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
]

/** Fold digits of all scripts, full-width forms and marks of direction, so that patterns need to know one kind of digit. */
export function foldDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[^\0-\u052f]/gu, char => {
      const code = char.codePointAt(0)!
      const zero = ZEROS.find(start => code >= start && code < start + 10)
      return zero === undefined ? char : String(code - zero)
    })
}

const HAN_DIGITS = '〇一二三四五六七八九'

/** Read a number of up to two Han digits with 十, or a row of them; `NaN` when it is none. */
function readHan(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : [null, text]
  const digits = (part: string) => [...part].map(char => HAN_DIGITS.indexOf(char === '零' ? '〇' : char))
  if (tens !== null) return (tens === '' ? 1 : digits(tens!)[0]!) * 10 + (ones === '' ? 0 : digits(ones!)[0]!)
  return Number(digits(ones!).join(''))
}

/** Years before the first of each era: Japan's, and that of the Republic of China. */
const ERAS: Readonly<Record<string, number>> = {令和: 2018, 平成: 1988, 昭和: 1925, 民國: 1911, 民国: 1911}
const ERA_DATE = /(令和|平成|昭和|民[國国])\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/u
const HAN_DATE =
  /([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u
const VIETNAMESE = /(?<!\d)(\d{1,2})\s*tháng\s*(\d{1,2})(?:\s*năm|,|\s)\s*((?:19|20)\d\d)(?!\d)/iu

/** A date as year, month and day of the Gregorian calendar. */
export type Ymd = readonly [year: number, month: number, day: number]

/** Find a date in an era's years, in Han digits or with a numbered month; `null` when there is none. Expects folded digits. */
export function findNumberedDate(text: string): Ymd | null {
  const era = ERA_DATE.exec(text)
  if (era !== null) {
    const year = ERAS[era[1]!]! + (era[2] === '元' ? 1 : Number(era[2]))
    return [year, Number(era[3]), Number(era[4])]
  }
  const han = HAN_DATE.exec(text)
  if (han !== null) return [readHan(han[1]!), readHan(han[2]!), readHan(han[3]!)]
  const vietnamese = VIETNAMESE.exec(text)
  return vietnamese === null ? null : [Number(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1])]
}

/** Years that Thailand's calendar is ahead. */
export const BUDDHIST = 543

const PERSIAN_MONTHS = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ')
const PERSIAN_DIGITS = /(?<!\d)(1[34]\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/
const PERSIAN_DATE = /(?<!\d)(\d{1,2})\s+(\p{L}{2,8})\s*[,،]?\s*(1[34]\d\d)(?!\d)/u
/** Leap years of the 33-year cycle, right for 1244 to 1472 (1865 to 2093). */
const LEAPS = new Set([1, 5, 9, 13, 17, 22, 26, 30])
const YEAR_1400 = Date.UTC(2021, 2, 21)
const DAY = 86_400_000

/** Find a date of the Persian solar calendar whose month is named; `null` when there is none. Expects folded digits. */
export function findPersianDate(text: string): Ymd | null {
  const match = PERSIAN_DATE.exec(text)
  if (match === null) return null
  return fromPersian([
    Number(match[3]),
    PERSIAN_MONTHS.indexOf(match[2]!.replace(/ي/g, 'ی')) + 1,
    Number(match[1]),
  ])
}

/** The same for a date in digits, the year first. */
export function findPersianDigits(text: string): Ymd | null {
  const match = PERSIAN_DIGITS.exec(text)
  return match === null ? null : fromPersian([Number(match[1]), Number(match[2]), Number(match[3])])
}

function fromPersian([year, month, day]: Ymd): Ymd | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1330) return null
  let days = (year - 1400) * 365 + Math.min(month - 1, 6) * 31 + Math.max(0, month - 7) * 30 + day - 1
  for (let y = Math.min(year, 1400); y < Math.max(year, 1400); y++) {
    if (LEAPS.has(y % 33)) days += year > 1400 ? 1 : -1
  }
  const date = new Date(YEAR_1400 + days * DAY)
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
}

/** Months of Arabic countries beside the names that Unicode CLDR lists: Levantine, Maghreb, Morocco. */
export const ARABIC_MONTHS =
  'كانون الثاني/جانفي/يناير|شباط/فيفري/فبراير|آذار/أذار/مارس|نيسان/أفريل/أبريل|أيار/آيار/ماي/مايو|حزيران/جوان/يونيو/يونيه|' +
  'تموز/جويلية/يوليوز/يوليو/يوليه|آب/أوت/غشت/أغسطس|أيلول/شتنبر/سبتمبر|تشرين الأول/أكتوبر|تشرين الثاني/نونبر/نوفمبر|كانون الأول/دجنبر/ديسمبر'

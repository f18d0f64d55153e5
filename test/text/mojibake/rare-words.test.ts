import {describe, expect, test} from 'vitest'
import {noBias} from '../../../src/text/mojibake/language/language-bias.ts'
import {decodeBy, encodeIn, pageNamed} from '../../../src/text/mojibake/pages.ts'
import {suspectLines} from '../../../src/text/mojibake/scan/scan.ts'

const isSuspect = (line: string) => suspectLines(line, () => noBias).length > 0

/** Clean lines with rare pairs of letters, and the page of their script. */
const lines = {
  Thai: ['ประธานชมรมเรือกล่าวว่า “พร้อมแล้ว” และทุกคนก็ออกเดินทางไปที่ท่าน้ำในตอนเช้า', 'windows-874'],
  'vocalised Arabic': [
    'في وقتٍ سابقٍ من هذا الأسبوع وصلت, أيضاً, أنواعٌ أخرى من الزهور إلى سوق المدينة القديمة',
    'windows-1256',
  ],
  'acronyms of Hebrew': [
    'המו"ם בין המועצה לבין הדייגים נמשך גם אתמול, והמע"ם על דגים טריים לא השתנה',
    'windows-1255',
  ],
  'acronyms of Russian': [
    'На выставке показали новый грузовик КамАЗ, а рядом студенты рассказывали посетителям о том, как его собирали всей группой прошлой зимой',
    'windows-1251',
  ],
  'quoted Ukrainian': [
    'Голова громади сказала: «Я вірю в нашу бібліотеку», і всі “старі” читачі погодилися з нею',
    'windows-1251',
  ],
  'stressed Russian': [
    'Ни́жняя Ла́да — село на берегу одноимённой реки, основанное рыбаками и бортниками',
    undefined,
  ],
} as const

describe.each(Object.entries(lines))('%s', (_, [line, page]) => {
  test('needs no second look', () => expect(isSuspect(line)).toBe(false))

  test.runIf(page)('read by the page of western Europe does', () => {
    const bytes = encodeIn(pageNamed(page!)!, line)!
    expect(isSuspect(decodeBy(pageNamed('windows-1252')!, bytes))).toBe(true)
  })

  test.runIf(page)('does as UTF-8 seen through its own page', () => {
    const bytes = new TextEncoder().encode(line)
    expect(isSuspect(decodeBy(pageNamed(page!)!, bytes))).toBe(true)
  })
})

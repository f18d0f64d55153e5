import {describe, expect, test} from 'vitest'
import {dayOfUrl} from '../../src/html/dates.ts'
import {readMetadata} from '../../src/html/metadata.ts'
import {parseDate} from '../../src/html/parse-date.ts'
import {isPerson, splitNames} from '../../src/html/person-names.ts'
import {readPage} from '../../src/html/read-page.ts'

const NOTHING = {
  url: 'https://gazette.example/2020/05/06/harbour',
  heading: null,
  subtitle: null,
  byline: null,
  names: null,
  signed: () => [],
  authorLinks: [],
  bodyEnd: Infinity,
  dates: [],
}

describe('dates', () => {
  test.each([
    ['Publié le 3 août 2021 à 10h', 'fr', '2021-08-03'],
    ['12. März 2019', 'de', '2019-03-12'],
    ['5 lutego 2012', 'pl', '2012-02-05'],
    ['7 сентября 2011, 10:12', 'ru', '2011-09-07'],
    ['2012年3月4日 10:20', 'zh', '2012-03-04'],
    ['2021년 5월 6일', 'ko', '2021-05-06'],
    ['March 4th, 2008', 'en', '2008-03-04'],
    ['4 de julio de 2015', 'es', '2015-07-04'],
    ['3 Ağustos 2020', 'tr', '2020-08-03'],
    ['31.12.2018', 'de', '2018-12-31'],
    ['2024. 5. 3. 10:20', 'ko', '2024-05-03'],
    ['24.05.03 10:20', 'ko', '2024-05-03'],
    ['令和6年5月3日', 'ja', '2024-05-03'],
    ['２０２４年５月３日', 'ja', '2024-05-03'],
    ['二〇二四年十二月二十三日', 'zh', '2024-12-23'],
    ['民國113年5月3日', 'zh', '2024-05-03'],
    ['٣ مايو ٢٠٢٤', 'ar', '2024-05-03'],
    ['3 أيار/مايو 2024', 'ar', '2024-05-03'],
    ['12 تشرين الثاني 2023', 'ar', '2023-11-12'],
    ['۱۴ اردیبهشت ۱۴۰۳', 'fa', '2024-05-03'],
    ['3 במאי 2024', 'he', '2024-05-03'],
    ['3 พ.ค. 2567', 'th', '2024-05-03'],
    ['3 tháng 5, 2024', 'vi', '2024-05-03'],
    ['2024. május 3.', 'hu', '2024-05-03'],
    ['2024. gada 3. maijs', 'lv', '2024-05-03'],
    ['2024. gada 12. jūnijā, 10:20', 'lv', '2024-06-12'],
    ['12/31/2018', 'en', '2018-12-31'],
    ['الأربعاء 22 شوال 1445 هـ - 1 مايو 2024 م', 'ar', '2024-05-01'],
    ['الأربعاء 01/مايو/2024 - 10:30 ص', 'ar', '2024-05-01'],
    ['۱۴۰۳/۰۲/۱۲', 'fa', '2024-05-01'],
    ['วันพุธที่ 1 พฤษภาคม พ.ศ. 2567', 'th', '2024-05-01'],
    ['01/05/2567', 'th', '2024-05-01'],
    ['প্রকাশ: ০১ মে ২০২৪, ১০:৩০', 'bn', '2024-05-01'],
    ['1 مئی 2024', 'ur', '2024-05-01'],
    ['மே 1, 2024', 'ta', '2024-05-01'],
    ['Tue, 05/03/2024 - 09:12', 'en', '2024-03-05'],
    ['Friday, 05/03/2024', 'en', '2024-05-03'],
  ])('%s', (text, language, day) => {
    expect(parseDate(text, language)?.day).toBe(day)
  })

  test('no date is invented', () => {
    for (const text of ['03/04/2018', '2018-02-31', 'May was here', '1234567890', '', 'chapter 5 of 2019']) {
      expect(parseDate(text)).toBeNull()
    }
    // Years of the Islamic calendar are not those of the Persian one, though they look alike.
    for (const text of ['22 شوال 1445هـ', '22/10/1445', '1445/10/22', '1445-10-22 هـ']) {
      expect(parseDate(text, 'ar')).toBeNull()
    }
  })

  test('a moment needs its zone', () => {
    expect(parseDate('2020-01-02T03:04')?.moment).toBeNull()
    expect(parseDate('2020-01-02 03:04:05+0100')?.moment).toBe('2020-01-02T03:04:05+01:00')
  })
})

describe('the date of publication', () => {
  const dateOf = (head: string, {url = null, dates = []}: {url?: string | null; dates?: string[]} = {}) =>
    readMetadata(readPage(`<html lang="de"><head>${head}</head>`), {...NOTHING, url, dates}).metadata.date
  const published = (moment: string) => `<meta property="article:published_time" content="${moment}">`

  test("a moment in UTC has the day that the page's own zone shows", () => {
    expect(dateOf(published('2024-03-04T23:30:00Z'), {dates: ['5. März 2024, 0:30 Uhr']})).toBe('2024-03-05')
    expect(dateOf(published('2024-03-05T01:06:00Z'), {dates: ['4. März 2024']})).toBe('2024-03-04')
  })

  test('a day that no zone makes of it is another date', () => {
    expect(dateOf(published('2024-03-04T02:00:00Z'), {dates: ['5. März 2024']})).toBe('2024-03-04')
    expect(dateOf(published('2024-03-04T23:30:00+01:00'), {dates: ['5. März 2024']})).toBe('2024-03-04')
  })

  test('the end of the title and the number in the address speak where nothing else does', () => {
    expect(dateOf('<title>Hafen wieder offen | Küstenbote | 08.03.2021</title>')).toBe('2021-03-08')
    expect(dateOf('', {url: 'https://bote.example/article/A2021030809150001'})).toBe('2021-03-08')
    expect(dateOf('', {url: 'https://bote.example/article/2021139912345'})).toBeNull()
  })
})

describe('authors', () => {
  test('names without openers, roles and addresses', () => {
    expect(splitNames('By Ada Roe and Ben Moor, Staff Writer')).toContain('Ada Roe')
    expect(splitNames('By Ada Roe and Ben Moor')).toEqual(['Ada Roe', 'Ben Moor'])
    expect(splitNames('By Ada Roe on .')).toEqual(['Ada Roe'])
    expect(splitNames('Von Uta Klein https://x.example/uta')).toEqual(['Uta Klein'])
  })

  test.each([
    ['김하늘·박준서 기자', ['김하늘', '박준서']],
    ['[서울=가온통신] 김하늘 선임기자 =', ['김하늘']],
    ['김하늘 기자 sky@bada.example', ['김하늘']],
    ['【記者王小明台北報導】', ['王小明']],
    ['本报记者 李明', ['李明']],
    ['（本报记者 李明 王小红 通讯员 张丽）', ['李明', '王小红', '张丽']],
    ['取材・文：山田太郎', ['山田太郎']],
    ['山田 太郎 記者', ['山田 太郎']],
    ['بقلم: أحمد علي', ['أحمد علي']],
    ['מאת: דוד כהן', ['דוד כהן']],
    ['โดย สมชาย ใจดี', ['สมชาย ใจดี']],
    ['كتب - سامر الحلواني', ['سامر الحلواني']],
    ['Penulis: Ratna Dewi | Editor: Bagus Wirawan', ['Ratna Dewi']],
  ])('%s', (byline, names) => {
    expect(splitNames(byline).filter(isPerson)).toEqual(names)
  })

  test('newsrooms in other scripts are no people', () => {
    expect(['김수정', '佐藤 花子'].filter(isPerson)).toHaveLength(2)
    expect(
      [
        '입력',
        '기사입력',
        '수정',
        '公開',
        '最新',
        '著者フォロー',
        'نشر',
        '編集部',
        '来源：新华社',
        '가온일보 편집국',
        'محرر',
        'النخلة نيوز',
        '١ مايو ٢٠٢٤',
      ].filter(isPerson),
    ).toEqual([])
  })

  test('people only', () => {
    expect(['Ada Roe', 'Łukasz Żak', '김하늘', 'J. R. Moor'].filter(isPerson)).toHaveLength(4)
    // Small words open a phrase; written large they are names in their own right.
    expect(['in Culture', 'from Marlby', 'Commentary by', 'Catch the last bus'].filter(isPerson)).toEqual([])
    expect(
      ['To Lan', 'Im Hana', 'Rosa da Costa e Silva', 'Karl von und zu Berg'].filter(isPerson),
    ).toHaveLength(4)
    expect(
      [
        'Staff',
        'https://x.example',
        'Redaktion',
        'admin',
        'Reuters',
        'Gazette News Desk',
        'Posted by',
        'About Me',
        'Ida says...',
      ].filter(isPerson),
    ).toEqual([])
  })
})

describe('the vote', () => {
  test('whole elements in a title are markup, tags that stand alone are words', () => {
    const titleOf = (title: string) =>
      readMetadata(readPage(`<title>${title.replaceAll('<', '&lt;')}</title>`), NOTHING).metadata.title
    expect(titleOf('The <em class="x">Heron</em> sails again')).toBe('The Heron sails again')
    expect(titleOf('<script>alert(1)</script>')).toBeNull()
    expect(titleOf('When to use the <b> tag')).toBe('When to use the <b> tag')
  })

  test('the title loses the name of the site, whichever source won', () => {
    const page = readPage(
      '<title>Harbour reopens - Gazette</title><meta property="og:site_name" content="Gazette">',
    )
    expect(readMetadata(page, NOTHING).metadata).toMatchObject({
      title: 'Harbour reopens',
      publisher: 'Gazette',
      date: '2020-05-06',
      dateSource: 'url',
    })
  })

  test('what search engines are told does not outvote the headline', () => {
    const page = readPage(
      `<title>Best Boats 2024: All Boats Compared</title><meta property="og:title" content="Best Boats 2024: All Boats Compared">`,
    )
    const {title} = readMetadata(page, {...NOTHING, heading: 'Which boat is right for you?'}).metadata
    expect(title).toBe('Which boat is right for you?')
  })

  test('JSON-LD of wrong types does no harm', () => {
    const json = {
      '@type': ['NewsArticle', 3],
      headline: {a: 1},
      author: [[null, 4, {name: ['Ada Roe']}]],
      datePublished: {},
      image: [7],
      keywords: [[], 'a,b'],
    }
    const page = readPage(`<script type="application/ld+json">${JSON.stringify(json)}</script>`)
    expect(() => readMetadata(page, NOTHING)).not.toThrow()
  })

  test('addresses are resolved, others are no addresses', () => {
    const page = readPage(
      '<link rel=canonical href="../a?b=1"><meta property="og:image" content="javascript:alert(1)">',
    )
    expect(readMetadata(page, NOTHING).metadata).toMatchObject({
      canonicalUrl: 'https://gazette.example/2020/05/a?b=1',
      imageUrl: null,
    })
  })
})

test.each([
  ['https://gazette.example/2031/06/03/harbour', '2031-06-03'],
  ['https://gazette.example/2031/jun/3/harbour', '2031-06-03'],
  ['https://gazette.example/town/2031/June/03/', '2031-06-03'],
  ['https://gazette.example/2031/ferry/3/harbour', null],
  ['https://gazette.example/2031/feb/31/harbour', null],
])('the day that the address %s names is %s', (url, day) => {
  expect(dayOfUrl(url)).toBe(day)
})

import {describe, expect, test} from 'vitest'
import {readByline} from '../../../src/text/byline.ts'
import {findDateline} from '../../../src/text/dateline/find-dateline.ts'

describe('datelines', () => {
  test.each([
    ['PORT VALE -- The', 'PORT VALE --', 'PORT VALE', null],
    ['PORT VALE, Vt. (AP) — The', 'PORT VALE, Vt. (AP) —', 'PORT VALE, Vt.', 'AP'],
    ['SEOUL, Oct. 3 (Yonhap) -- The', 'SEOUL, Oct. 3 (Yonhap) --', 'SEOUL', 'Yonhap'],
    ['(부산=연합뉴스) 김하나 기자 = 항구가', '(부산=연합뉴스) 김하나 기자 =', '부산', '연합뉴스'],
    ['[부산=뉴시스]김하나 기자 = 항구가', '[부산=뉴시스]김하나 기자 =', '부산', '뉴시스'],
    ['Berlin (dpa) - Die', 'Berlin (dpa) -', 'Berlin', 'dpa'],
    ['【東京】港が', '【東京】', '東京', null],
    ['【ロンドン共同】港が', '【ロンドン共同】', 'ロンドン', '共同'],
    ['Москва. 3 октября. INTERFAX.RU - Порт', 'Москва. 3 октября. INTERFAX.RU -', 'Москва', 'INTERFAX.RU'],
    ['МОСКВА, 3 окт — Порт', 'МОСКВА, 3 окт —', 'МОСКВА', null],
    ['МОСКВА, 3 октября. /ТАСС/. Порт', 'МОСКВА, 3 октября. /ТАСС/.', 'МОСКВА', 'ТАСС'],
    ['Madrid, 3 oct (EFE).- El', 'Madrid, 3 oct (EFE).-', 'Madrid', 'EFE'],
    ['(ANSA) - ROMA, 3 OTT - Il', '(ANSA) - ROMA, 3 OTT -', 'ROMA', 'ANSA'],
    ['新华社上海10月3日电 港口', '新华社上海10月3日电', '上海', '新华社'],
    ['القاهرة (رويترز) - الميناء', 'القاهرة (رويترز) -', 'القاهرة', 'رويترز'],
    ['NEW DELHI: The', 'NEW DELHI:', 'NEW DELHI', null],
    ['ΑΘΗΝΑ, 3 Οκτ (ΑΠΕ-ΜΠΕ) - Το', 'ΑΘΗΝΑ, 3 Οκτ (ΑΠΕ-ΜΠΕ) -', 'ΑΘΗΝΑ', 'ΑΠΕ-ΜΠΕ'],
  ])('%s', (text, raw, place, agency) => {
    const found = findDateline(`${text} harbour reopened.`)
    expect(found?.raw).toBe(raw)
    expect(found?.place).toBe(place)
    if (agency !== null) expect(found?.agency).toBe(agency)
  })

  test.each([
    'The harbour — which reopened — was full.',
    'UPDATE: The harbour reopened.',
    'BREAKING — The harbour reopened.',
    'He said: no.',
    'Anna Berg - a fisherwoman - said no.',
    'He is 50 - and tired.',
    '【写真】港が再開した。',
    '',
    '—',
    '('.repeat(500),
  ])('none: %s', text => {
    expect(findDateline(text)).toBe(null)
  })
})

describe('bylines', () => {
  test.each([
    ['By Anna Berg', ['Anna Berg']],
    ['Von Jörg Maler und Eva Stein', ['Jörg Maler', 'Eva Stein']],
    ['Par Luc Moreau', ['Luc Moreau']],
    ['김하나 기자 hana@example.com', ['김하나']],
    ['作者：王小明', ['王小明']],
    ['Текст: Анна Белова', ['Анна Белова']],
  ])('%s', (line, authors) => {
    expect(readByline(line)?.authors).toEqual(authors)
  })

  test.each(['By the river they waited.', 'Von wegen', 'By Monday', 'Share', 'De la casa a la calle'])(
    'none: %s',
    line => {
      expect(readByline(line)).toBe(null)
    },
  )
})

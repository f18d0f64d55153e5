import iconv from 'iconv-lite'
import {describe, expect, test} from 'vitest'
import {SINGLE_BYTE_PAGES} from '../../../src/tables/charset-single-byte.ts'
import {decodeAs} from '../../../src/text/charset/decode-as.ts'
import {decodeBytes} from '../../../src/text/charset/decode-bytes.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  de: 'Die Fähre fährt wieder über den Sund, heißt es im Hafen; geöffnet wird am Dienstag um sechs Uhr früh.',
  fr: 'Le bac traverse à nouveau le détroit, a annoncé le port mardi ; les billets sont vendus dès sept heures.',
  pl: 'Prom znów pływa przez cieśninę, ogłosił we wtorek zarząd portu; bilety można kupić od siódmej rano.',
  tr: 'Feribot boğazda yeniden çalışıyor; liman müdürlüğü biletlerin sabah yediden itibaren satıldığını açıkladı.',
  lv: 'Prāmis atkal kursē pāri šaurumam, otrdien paziņoja ostas pārvalde; biļetes pārdod no septiņiem rītā.',
  ru: 'Паром снова ходит через пролив, сообщили во вторник в порту. Билеты продают у причала с семи утра.',
  uk: 'Пором знову ходить через протоку, повідомили у вівторок в порту. Квитки продають біля причалу із сьомої.',
  el: 'Το πορθμείο διασχίζει και πάλι το στενό, ανακοίνωσε την Τρίτη το λιμάνι· τα εισιτήρια πωλούνται από τις επτά.',
  he: 'המעבורת חוצה שוב את המצר, הודיע הנמל ביום שלישי, והכרטיסים נמכרים ליד הרציף משבע בבוקר.',
  ar: 'عادت العبارة إلى عبور المضيق، كما أعلن الميناء يوم الثلاثاء، وتباع التذاكر عند الرصيف من السابعة صباحا.',
  ja: '港の渡し船は春から再び運航するという。切符は朝七時から桟橋で売られる。',
  ko: '항구의 나룻배가 봄부터 다시 다닌다고 한다. 표는 아침 일곱 시부터 부두에서 판다.',
}

const CHARSETS: Readonly<Record<string, string>> = {
  de: 'windows-1252 macintosh cp850 cp437 hp-roman8 cp1140 cp273',
  fr: 'windows-1252 macintosh cp850 cp1140',
  pl: 'windows-1250 iso-8859-2 cp852 mac-latin2',
  tr: 'windows-1254 cp857 mac-turkish cp1026',
  lv: 'windows-1257 iso-8859-4 iso-8859-13 cp775',
  ru: 'windows-1251 koi8-r iso-8859-5 ibm866 cp855 x-mac-cyrillic',
  uk: 'windows-1251 koi8-u x-mac-cyrillic cp1125',
  el: 'windows-1253 iso-8859-7 cp737 cp869 mac-greek cp875',
  he: 'windows-1255 iso-8859-8 cp862 cp424',
  ar: 'windows-1256 iso-8859-6 cp720',
  ja: 'shift_jis euc-jp utf-16le utf-16be utf-32be',
  ko: 'euc-kr utf-16le',
}

/** Encode by copydesk's own table, else by iconv-lite; `?` for what the charset lacks. */
function encode(text: string, charset: string): Uint8Array {
  if (!Object.hasOwn(SINGLE_BYTE_PAGES, charset) && iconv.encodingExists(charset))
    return new Uint8Array(iconv.encode(text, charset))
  const page = decodeAs(
    Uint8Array.from({length: 256}, (_, byte) => byte),
    charset,
  )
  return Uint8Array.from(text, char => Math.max(0, page.indexOf(char)))
}

describe('charsets that nobody declared', () => {
  const cases = Object.entries(CHARSETS).flatMap(([language, list]) =>
    list.split(' ').map(charset => [language, charset] as const),
  )
  test.each(cases)('%s in %s', (language, charset) => {
    const bytes = encode(SENTENCES[language]!, charset)
    expect(decodeBytes(bytes).text).toBe(decodeAs(bytes, charset))
  })

  test('a single character beyond ASCII is judged by the language around it', () => {
    const text =
      'Il sindaco ha detto che la città resta chiusa e che il ponte sul fiume resta aperto ai pedoni.'
    for (const charset of ['windows-1252', 'macintosh', 'cp850', 'cp437'])
      expect(decodeBytes(iconv.encode(text, charset)).text).toBe(text)
  })

  test('a letter from another language stays within its word', () => {
    const text =
      'The conductor, Dvořák’s pupil, said the orchestra would play “New World” in the harbour hall again.'
    expect(decodeBytes(iconv.encode(text, 'windows-1250')).text).toBe(text)
  })

  test('text without an ASCII byte is read whole', () => {
    const text = '渡船春天起恢复通航码头早上七点开始售票'.repeat(300)
    expect(decodeBytes(iconv.encode(text, 'gbk')).text).toBe(text)
  })

  test('bytes that far down the page tell two charsets apart are found', () => {
    const plain = SENTENCES['pl']!.replace(/[śąź]/g, 's')
    const text = `${plain} `.repeat(60).concat('źrebię ślązak gąsior')
    expect(decodeBytes(iconv.encode(text, 'iso-8859-2')).text).toBe(text)
    expect(decodeBytes(iconv.encode(text, 'windows-1250')).text).toBe(text)
  })

  test('signs that prose puts between its letters and behind them', () => {
    const cases: readonly (readonly [charset: string, text: string])[] = [
      ['cp850', 'The ferry is back and I´m told that the harbour master will sell the tickets himself.'],
      ['cp850', 'Pulau itu luasnya 12 km² dan dihuni oleh para nelayan yang menjual ikan di pelabuhan.'],
      ['cp863', 'Le port date du Moyen Âge ; le bac y traversait déjà le détroit à côté du vieux château.'],
      ['cp273', 'Der Prozeß um den Hafen geht weiter, sagte der Richter am Dienstag in der Stadt am Sund.'],
      [
        'windows-1250',
        'Se adaugă 50 µl de apă în vasul de sticlă, apoi se încălzește încet.'.replace('ș', 'ş'),
      ],
    ]
    for (const [charset, text] of cases) expect(decodeBytes(encode(text, charset)).text).toBe(text)
  })
})

describe('Romanian, whose letters with comma and with cedilla are the same bytes', () => {
  const text =
    'Bacul traversează din nou strâmtoarea, a anunțat marți portul, iar biletele se vând și dimineața.'
  const bytes = encode(text, 'iso-8859-16')

  test('is read as it is spelled where nobody says more', () => {
    expect(decodeBytes(bytes)).toMatchObject({text, charset: 'iso-8859-16'})
  })

  test('is what a declaration, tags and the quotation marks of Windows make it', () => {
    const cedillas = decodeAs(bytes, 'windows-1250')
    expect(decodeBytes(bytes, {charset: 'windows-1250'}).text).toBe(cedillas)
    expect(decodeBytes(encode(`<p>${cedillas}</p>`, 'windows-1250')).text).toContain(cedillas)
    expect(decodeBytes(encode(`„${cedillas}”`, 'windows-1250')).text).toContain(cedillas)
  })
})

describe('bytes that are no text', () => {
  test('are told by no charset reading them', () => {
    const rows = Uint8Array.from({length: 4000}, (_, i) => 0x81 + ((i * 7) % 0x68))
    let state = 7
    const noise = Uint8Array.from({length: 4000}, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return 0x80 + (state >>> 25)
    })
    expect(decodeBytes(rows).doubts).toContain('unreadable')
    expect(decodeBytes(noise).doubts).toContain('unreadable')
  })

  test('some noise in text is no reason', () => {
    const bytes = [
      ...new TextEncoder().encode('A page with words. '.repeat(20)),
      0x81,
      0xff,
      0xfe,
      0x90,
      0xd7,
    ]
    expect(decodeBytes(Uint8Array.from(bytes)).doubts ?? []).not.toContain('unreadable')
  })
})

describe('wide charsets without a mark', () => {
  test('planes beyond the first', () => {
    const text = '𐑦𐑓 𐑿 𐑛𐑦𐑛 𐑯𐑪𐑑 𐑯𐑴 🚢'
    const units = [...text].flatMap(char => {
      const code = char.codePointAt(0)!
      return [0, code >> 16, (code >> 8) & 255, code & 255]
    })
    expect(decodeBytes(Uint8Array.from(units))).toMatchObject({text, charset: 'utf-32be'})
    expect(decodeBytes(iconv.encode(`${text} in Shaw’s letters`, 'utf-16be'))).toMatchObject({
      charset: 'utf-16be',
    })
  })
})

test('undefined bytes of Windows pages are C1 controls, as in the WHATWG standard', () => {
  expect(decodeAs(Uint8Array.of(0x81, 0x8d, 0x8f, 0x90, 0x9d), 'windows-1252')).toBe('\x81\x8d\x8f\x90\x9d')
  expect(decodeAs(Uint8Array.of(0xaa, 0x80), 'windows-1253')).toBe('\ufffd€')
})

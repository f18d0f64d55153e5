import {describe, expect, it} from 'vitest'
import {repairText} from '../../../src/text/mojibake/repair.ts'
import {expectMended} from '../../support/expect-mended.ts'

const russian = 'Старый мост стоит над рекой, и дети ходят по нему.'
const korean = '오래된 다리는 강 위에 있고 아이들은 매일 아침 그 길을 걷는다.'
const cases: [name: string, line: string, wanted: string][] = [
  [
    'GBK read as Big5',
    '橾ド遜婓碩晚ㄛ滯赽蠅藩毞婌奻植饒爵軗徹﹝',
    '老桥还在河边，孩子们每天早上从那里走过。',
  ],
  [
    'Shift_JIS read as GBK',
    '屆偄嫶偼愳偺忋偵偁傝丄巕偳傕偨偪偑枅挬偦偙傪搉傞丅',
    '古い橋は川の上にあり、子どもたちが毎朝そこを渡る。',
  ],
  [
    'EUC-JP read as GBK',
    '概い抖は李の惧にあり、灰どもたちが髓墨そこを畔る。',
    '古い橋は川の上にあり、子どもたちが毎朝そこを渡る。',
  ],
  ['EUC-KR read as GBK', '坷贰等 促府绰 碍 困俊 乐绊 酒捞甸篮 概老 酒魔 弊 辨阑 叭绰促.', korean],
  ['EUC-KR read as Big5', '螃楚脹 棻葬朝 鬼 嬪縑 氈堅 嬴檜菟擎 衙橾 嬴藹 斜 望擊 務朝棻.', korean],
  ['KOI8-R read as windows-1251', 'уФБТЩК НПУФ УФПЙФ ОБД ТЕЛПК, Й ДЕФЙ ИПДСФ РП ОЕНХ.', russian],
  ['windows-1251 read as KOI8-R', 'яРЮПШИ ЛНЯР ЯРНХР МЮД ПЕЙНИ, Х ДЕРХ УНДЪР ОН МЕЛС.', russian],
  [
    'names in Thai read as windows-1252',
    'ª×èÍàÃ×Í à«ç¹µì ³Ñ° àÎàÅ¹ àÎàÅ¹ ÌÒ ËÑÇË¹éÒ áÅÐ',
    'ชื่อเรือ เซ็นต์ ณัฐ เฮเลน เฮเลน ฬา หัวหน้า และ',
  ],
]

/** Lines whose only sign of a wrong page is a word that no language has, and that one has by another page. */
const words: [line: string, wanted: string][] = [
  ['label = "Dosyaya yazdýr"', 'label = "Dosyaya yazdır"'],
  ['12/25 Karácsony elsõ napja, hétfõ', '12/25 Karácsony első napja, hétfő'],
  ['04/01 Jenõ', '04/01 Jenő'],
  ['chyba pøi ètení', 'chyba při čtení'],
  ['Video bitu âtrums', 'Video bitu ātrums'],
  ['kezdõképernyõ', 'kezdőképernyő'],
  ['prze³¹cz na bie¿¹cy', 'przełącz na bieżący'],
  ['con los niсos', 'con los niños'],
  ['az illetõn múlik', 'az illetőn múlik'],
  ['NAME="Adý:"', 'NAME="Adı:"'],
]

/** Marks of the Macintosh, which are letters to others; words of two letters; letters of another alphabet inside words. */
const marks: [line: string, wanted: string][] = [
  ['sheÕll cross the bridge', 'she’ll cross the bridge'],
  ['the Òold bridge,Ó they said', 'the “old bridge,” they said'],
  ['˜å ÏÑ åÑ', 'که در هر'],
  ['le pont est fermรฉ', 'le pont est fermé'],
  ['dla klientГіw mostu', 'dla klientów mostu'],
]

/** Languages that no table knows, and lists: their letters are theirs. */
const strangers = [
  'Il puint dal fondâl',
  'Lîsteya pirên yaqûtî',
  'BRÜCKENÜBERGANG (BÜ)',
  'Visâsi dal puint vieri',
]

describe('a line that was read by a page', () => {
  for (const [line, wanted] of marks)
    it(`is mended: ${line}`, () => expect(repairText(line).text).toBe(wanted))
  for (const line of strangers) it(`is left: ${line}`, () => expect(repairText(line).text).toBe(line))
})

describe('a line with a word that another page makes a known one', () => {
  for (const [line, wanted] of words)
    it(`is mended: ${line}`, () => expect(repairText(line).text).toBe(wanted))
})

describe('a line read by another charset', () => {
  for (const [name, line, wanted] of cases) {
    it(`is mended: ${name}`, () => expectMended(line, wanted))
  }

  it('shows the document what its short lines were', () => {
    const [line, wanted] = [cases[5]![1], cases[5]![2]]
    expect(repairText('ДПН').text).toBe('ДПН')
    expect(repairText(`${line}\nДПН\n${line}`).text).toBe(`${wanted}\nдом\n${wanted}`)
  })

  it('leaves the right lines of such a document', () => {
    const [line, wanted] = [cases[5]![1], cases[5]![2]]
    expect(repairText(`${russian}\n${line}\nНовый дом`).text).toBe(`${russian}\n${wanted}\nНовый дом`)
  })
})

describe('UTF-8 read by a double-byte charset that lost some of it', () => {
  it('gets its quotation marks and dashes from what stands around them', () => {
    expect(repairText('the sky 鈥? she said 鈥? was red').text).toBe('the sky — she said — was red')
    expect(repairText('They call it 鈥渢he old bridge鈥? now.').text).toBe(
      'They call it “the old bridge” now.',
    )
    expect(repairText('They call it ?쐔he old bridge?? now.').text).toBe('They call it “the old bridge” now.')
    expect(repairText('It�셲 late and I�셫 still here.').text).toBe('It’s late and I’m still here.')
  })

  it('keeps a question mark that is one', () => {
    expect(repairText('Who built the 鈥渙ld bridge鈥? Nobody knows?').text).toMatch(/Nobody knows\?$/)
  })
})

describe('clean Chinese, Japanese and Korean', () => {
  for (const line of [
    '第12章 旧桥与新路',
    'ﾊﾟｿｺﾝ ﾌﾟﾘﾝﾀｰ ｶﾒﾗ',
    '畠山さんと髙橋さん',
    'T恤 3件，K歌一次',
    '麤鱻龘靐齉',
    'ㅋㅋㅋ ㅠㅠ 뷁',
    'ㅇㅇ ㄴㄴ ㄱㅅ',
    'ㅇㅈ?',
    'ｗｗｗ 草',
    '啊啊啊啊 嘤嘤嘤',
    'ゔぁっ！',
    '氵工 囧rz',
    'ฅ^•ﻌ•^ฅ にゃー',
    '(´・ω・`) (￣▽￣)',
    '卍解 丶丿一',
    'Python和Java都可以',
    '〖お知らせ〗本日休業',
  ])
    it(`stays: ${line}`, () => expect(repairText(line).text).toBe(line))
})

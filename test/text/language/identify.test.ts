import fc from 'fast-check'
import {expect, test} from 'vitest'
import {
  identifyLanguage,
  identifyLanguages,
  splitByLanguage,
  splitByScript,
} from '../../../src/text/language/identify.ts'
import {cpuTime} from '../../support/cpu-time.ts'

test.each([
  ['en', 'The council met on Tuesday and will meet again next week.'],
  ['de', 'Der Rat hat am Dienstag getagt und wird nächste Woche wieder tagen.'],
  ['fr', 'Le conseil s’est réuni mardi et se réunira de nouveau la semaine prochaine.'],
  ['es', 'El consejo se reunió el martes y volverá a reunirse la próxima semana.'],
  ['pt', 'O conselho reuniu-se na terça-feira e voltará a reunir-se na próxima semana.'],
  ['it', 'Il consiglio si è riunito martedì e si riunirà di nuovo la prossima settimana.'],
  ['nl', 'De raad kwam dinsdag bijeen en zal volgende week opnieuw vergaderen.'],
  ['sv', 'Rådet möttes i tisdags och kommer att mötas igen nästa vecka.'],
  ['da', 'Rådet mødtes i tirsdags og skal efter planen også mødes igen i næste uge.'],
  ['no', 'Rådet møttes på tirsdag og skal etter planen også møtes igjen neste uke.'],
  ['pl', 'Rada zebrała się we wtorek i zbierze się ponownie w przyszłym tygodniu.'],
  ['cs', 'Rada se sešla v úterý a sejde se znovu příští týden, řekl mluvčí.'],
  ['tr', 'Konsey salı günü toplandı ve gelecek hafta yeniden toplanacak.'],
  ['id', 'Dewan itu bertemu pada hari Selasa dan akan bertemu lagi minggu depan.'],
  ['vi', 'Hội đồng đã họp vào thứ Ba và sẽ họp lại vào tuần tới.'],
  ['ru', 'Совет собрался во вторник и снова соберётся на следующей неделе.'],
  ['uk', 'Рада зібралася у вівторок і знову збереться наступного тижня.'],
  ['bg', 'Съветът се събра във вторник и ще се събере отново другата седмица.'],
  ['sr', 'Савет се састао у уторак и поново ће се састати следеће недеље.'],
  ['ar', 'اجتمع المجلس يوم الثلاثاء وسيجتمع مرة أخرى في الأسبوع المقبل.'],
  ['fa', 'شورا روز سه‌شنبه تشکیل جلسه داد و هفته آینده دوباره جلسه خواهد داشت.'],
  ['hi', 'परिषद की बैठक मंगलवार को हुई और अगले सप्ताह फिर होगी।'],
  ['ko', '위원회는 화요일에 모였고 다음 주에 다시 모인다.'],
  ['ja', '評議会は火曜日に開かれ、来週も開かれる。'],
  ['zh', '理事会星期二开会，下周将再次开会。'],
  ['el', 'Το συμβούλιο συνεδρίασε την Τρίτη.'],
  ['he', 'המועצה התכנסה ביום שלישי.'],
  ['th', 'สภาประชุมเมื่อวันอังคาร'],
  ['ka', 'საბჭო შეიკრიბა სამშაბათს.'],
  ['hy', 'Խորհուրդը հավաքվել է երեքշաբթի։'],
])('%s', (language, text) => {
  const found = identifyLanguage(text)
  expect(found.language).toBe(language)
  expect(found.score).toBeGreaterThan(0.5)
})

test('no letters, no evidence', () => {
  expect(identifyLanguage('')).toEqual({language: 'zxx', score: 1})
  expect(identifyLanguage('12:30 — 45 % …')).toEqual({language: 'zxx', score: 1})
  expect(identifyLanguage('Ꙁ').language).toBeTypeOf('string')
})

test('names and short lines follow the hint, sentences do not', () => {
  expect(identifyLanguage('Henrik Solberg', {hint: 'de'}).language).toBe('de')
  expect(identifyLanguage('Reuters', {hint: 'pt-BR'}).language).toBe('pt')
  expect(
    identifyLanguage('The shop was closed for the week and nobody knew why.', {hint: 'de'}).language,
  ).toBe('en')
  expect(identifyLanguage('東京', {hint: 'ja'}).language).toBe('ja')
  expect(identifyLanguage('Hello world', {hint: 'ko'}).language).not.toBe('ko')
})

test('the choice can be narrowed', () => {
  expect(['en', 'fr']).toContain(
    identifyLanguage('Il consiglio si è riunito', {languages: ['en', 'fr']}).language,
  )
  expect(['en', 'fr']).toContain(
    identifyLanguage('Il consiglio si è riunito', {languages: ['en-GB', 'fr']}).language,
  )
})

test('the article takes the language of its body', () => {
  const body =
    'Die Brücke wurde im Frühjahr gesperrt, weil der Fluss über die Ufer getreten war und die Pfeiler nachgaben.'
  const found = identifyLanguages(
    ['You must sign in to read the rest of this story', body, body, 'Foto: Jan Berg', '더 보기'],
    {
      hint: 'en',
    },
  )
  expect(found.article.language).toBe('de')
  expect(found.blocks.map(block => block.language)).toEqual(['en', 'de', 'de', 'de', 'ko'])
  expect(identifyLanguages([]).article.language).toBe('zxx')
})

test('splitByScript', () => {
  expect(splitByScript('')).toEqual([])
  expect(splitByScript('123')).toEqual([{start: 0, end: 3, script: 'Common'}])
  expect(splitByScript('Это (news) тест').map(run => run.script)).toEqual(['Cyrillic', 'Latin', 'Cyrillic'])
})

test('splitByLanguage', () => {
  const languages = (text: string): string[] => splitByLanguage(text).map(run => run.language)
  expect(languages('서울시장이 오늘 기자회견을 열었다Mayor holds a press conference today')).toEqual([
    'ko',
    'en',
  ])
  expect(languages('北朝鮮がミサイルを発射したと発表した')).toEqual(['ja'])
  expect(languages('大統領 윤씨가 오늘 말했다')).toEqual(['ko'])
  expect(
    languages('Die Regierung hat sich noch nicht geäußertThe government has not commented on this yet'),
  ).toEqual(['de', 'en'])
  expect(languages('The McDonald and iPhone shops of YouTube fame were closed')).toEqual(['en'])
})

test('runs cover any text', () => {
  const parts = fc.array(
    fc.constantFrom(
      'News',
      'Привет ',
      '日本',
      'の',
      '한국',
      ' ',
      '1',
      '(',
      '.',
      '\n',
      'é',
      'و',
      '\ud800',
      'a\u0301',
    ),
    {maxLength: 40},
  )
  fc.assert(
    fc.property(parts, pieces => {
      const text = pieces.join('')
      for (const split of [splitByScript, splitByLanguage]) {
        let at = 0
        for (const {start, end} of split(text)) {
          expect(start).toBe(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBe(text.length)
      }
      const {score} = identifyLanguage(text)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }),
    {numRuns: 200},
  )
})

test('long odd input takes linear time', () => {
  const start = cpuTime()
  for (const unit of ['a', 'aB', '日', '. A', '(', '\u0301', 'Жa']) {
    identifyLanguage(unit.repeat(200_000))
    splitByLanguage(unit.repeat(20_000))
  }
  expect(cpuTime() - start).toBeLessThan(15_000)
})

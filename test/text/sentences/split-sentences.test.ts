import fc from 'fast-check'
import {expect, test} from 'vitest'
import {splitSentences} from '../../../src/text/sentences/split-sentences.ts'
import {cpuTime} from '../../support/cpu-time.ts'

const split = (text: string, language?: string): string[] =>
  splitSentences(text, language === undefined ? {} : {language}).map(({start, end}) => text.slice(start, end))

test.each([
  ['a title', 'en', ['Dr. Amaral and Gen. Ruiz left.', 'Nobody saw them.']],
  ['an acronym before a name', 'en', ['The U.S. Senate met at 5 p.m. Monday.']],
  [
    'an acronym before a small word',
    'en',
    ['She moved to the U.S. She likes it there.'.slice(0, 21), 'She likes it there.'],
  ],
  ['an initial', 'en', ['The poet A. B. Lorne spoke.', 'He was brief.']],
  ['speech that goes on', 'en', ['"Run!" shouted the guard.', 'They ran.']],
  ['speech and a name', 'en', ['"Wait!" Orla said.', '"Why?" he asked.']],
  ['small starts', 'en', ['we went home early.', 'it rained all day.', 'why not?', 'ok']],
  ['an ellipsis within', 'en', ['He was ... well, he was late.']],
  ['a face', 'en', ['Great food. :)', 'We will be back.']],
  ['numbered items in a line', 'en', ['1) boil water', '2) add tea', '3) wait']],
  ['glued sentences', 'en', ['The shop closed.', 'It opens on Monday.']],
  ['a domain name', 'en', ['Write to us at example.com today.']],
  ['German ordinals', 'de', ['Am 3. Mai kam Dr. Holm z. B. nach Ulm.', 'Die Stadt feierte.']],
  ['German quotations', 'de', ['„Es war schön.“', 'Er ging.']],
  ['French quotations', 'fr', ['Elle dit : « C’est fini. »', 'Puis elle part.']],
  ['Russian abbreviations', 'ru', ['В 1999 г. он жил на ул. Лесной.', 'Потом уехал.']],
  ['Greek questions', 'el', ['Πού πήγε;', 'Δεν ξέρω.']],
  ['Arabic stops', 'ar', ['هل عاد؟', 'نعم.']],
  ['Hindi stops', 'hi', ['आज मौसम अच्छा है।', 'कल बारिश होगी।']],
  ['Korean', 'ko', ['오늘은 맑다.', '내일은 비가 온다.']],
] as const)('%s', (_, language, sentences) => {
  const glue = _ === 'glued sentences' ? '' : ' '
  expect(split(sentences.join(glue), language)).toEqual(sentences)
})

test('ideographs', () => {
  expect(split('今日は晴れ。「本当か。」と彼は言った。', 'ja')).toEqual([
    '今日は晴れ。',
    '「本当か。」と彼は言った。',
  ])
  expect(split('天气很好！他说：“走吧。”大家走了。', 'zh')).toEqual([
    '天气很好！',
    '他说：“走吧。”',
    '大家走了。',
  ])
})

test('line breaks', () => {
  expect(split('It was a cold\nnight. We left.\nThen it snowed.')).toHaveLength(3)
  expect(split('apples\ngreen pears\nplums')).toEqual(['apples', 'green pears', 'plums'])
  expect(split('One thing\n\nAnother thing')).toEqual(['One thing', 'Another thing'])
})

test('spans are in order, trimmed, and hold every letter', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '. ',
      '.',
      '? ',
      '! ',
      'A',
      'b',
      'The ',
      ' end',
      '1',
      '\n',
      ' ',
      '"',
      '(',
      ')',
      '。',
      '「',
      '」',
      '…',
      '• ',
      ':)',
      '\ud800',
    ),
    {maxLength: 60},
  )
  fc.assert(
    fc.property(pieces, fc.constantFrom('en', 'de', 'ja', 'th', 'el', 'xx', ''), (parts, language) => {
      const text = parts.join('')
      let at = 0
      let held = ''
      for (const {start, end} of splitSentences(text, {language})) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
        held += text.slice(start, end)
        at = end
      }
      expect(held.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
    {numRuns: 300},
  )
})

test('long odd input takes linear time', () => {
  const start = cpuTime()
  for (const unit of ['. ', '1. ', 'A. ', ' .', 'a.\n', '• ', '(', '"', '字。', 'word ']) {
    for (const language of ['en', 'ja', 'th']) splitSentences(unit.repeat(50_000), {language})
  }
  expect(cpuTime() - start).toBeLessThan(15_000)
})

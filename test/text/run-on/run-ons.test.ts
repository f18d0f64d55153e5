import {describe, expect, test} from 'vitest'
import {createBlock} from '../../../src/model/block.ts'
import {joinRunOns, RUN_ON} from '../../../src/text/join-run-ons.ts'
import {cutRunOns} from '../../../src/text/run-on/cut-run-ons.ts'
import {isRunOn} from '../../../src/text/run-on/is-run-on.ts'
import {cpuTime} from '../../support/cpu-time.ts'

const sentence = 'The ferry carries four hundred people on a working day, most of them to the cannery.'
const menu = 'Home News Sport Culture Travel Weather Letters Archive Jobs Contact '

describe('a line is looked at as a page', () => {
  test.each([
    ['for a stretch of words that no sentence has', `${menu.repeat(5)}${`${sentence} `.repeat(4)}`, true],
    ['not for sentences, however many', `${sentence} `.repeat(60), false],
    ['not when it is short', menu.slice(0, 70), false],
    [
      'for many blanks in a script that has none',
      `${'首页 新闻 体育 财经 '.repeat(20)}${'渡轮'.repeat(200)}。`,
      true,
    ],
    ['not for paragraphs in a script without blanks', `${'渡轮在工作日运送四百名乘客。'.repeat(60)}`, false],
    ['not in a script of which no pages were seen', `${'होम समाचार खेल मौसम '.repeat(30)}`, false],
    ['not when it is longer than pages are', menu.repeat(20_000), false],
  ])('%s', (_, line, expected) => expect(isRunOn(line)).toBe(expected))
})

test('pieces of a line stand where they say', () => {
  const text = `${menu.repeat(6)}${`${sentence} `.repeat(5)}Share Print © 2031 The Marl Courier`
  const source = `Above.\n${text.replaceAll('Sport ', 'Sport  \t')}`
  const pieces = cutRunOns([{kind: 'paragraph', text, span: {start: 7, end: source.length}}], source)
  expect(pieces.length).toBeGreaterThan(8)
  for (const {text, span} of pieces)
    expect(source.slice(span.start, span.end).replace(/\s+/g, ' ')).toBe(text)
  expect(pieces.map(piece => piece.text).join(' ')).toBe(text)
  expect(pieces.filter(piece => piece.text === sentence)).toHaveLength(5)
})

test('other blocks go as they came', () => {
  const blocks = [{kind: 'paragraph' as const, text: sentence, span: {start: 0, end: sentence.length}}]
  expect(cutRunOns(blocks, sentence)).toBe(blocks)
})

describe('pieces that stayed are joined', () => {
  const source = 'One went. Two came. Three\nfour. 一来了。 二走了。'
  const piece = (value: string, cues: readonly string[] = []) => {
    const start = source.indexOf(value)
    return createBlock('paragraph', value, {
      span: {start, end: start + value.length},
      cues: [RUN_ON, ...cues],
    })
  }
  const joined = (...blocks: ReturnType<typeof piece>[]) => joinRunOns(blocks, source).map(({value}) => value)

  test('to one block, with the place of both', () => {
    const [block, ...others] = joinRunOns([piece('One went.'), piece('Two came.')], source)
    expect(others).toEqual([])
    expect([block!.value, block!.data.span]).toEqual(['One went. Two came.', {start: 0, end: 19}])
  })

  test('not with the headline', () =>
    expect(joined(piece('One went.', ['title']), piece('Two came.'))).toEqual(['One went.', 'Two came.']))

  test('over a line break only in mid-sentence', () => {
    expect(joined(piece('Three'), piece('four.'))).toEqual(['Three four.'])
    expect(joined(piece('Two came.'), piece('four.'))).toEqual(['Two came.', 'four.'])
  })

  test('not after a sentence where a blank says that its paragraph ended', () =>
    expect(joined(piece('一来了。'), piece('二走了。'))).toEqual(['一来了。', '二走了。']))
})

test('cutting takes linear time', () => {
  const time = (words: number) => {
    const text = 'Ab cd '.repeat(words)
    const span = {start: 0, end: text.length}
    const before = cpuTime()
    cutRunOns([{kind: 'paragraph', text, span}], text)
    return cpuTime() - before
  }
  time(2_000)
  expect(time(80_000)).toBeLessThan(10 * time(20_000) + 200)
})

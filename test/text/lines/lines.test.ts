import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {takeApart} from '../../../src/text/lines/glued.ts'
import {joinLines} from '../../../src/text/lines/hyphens.ts'
import {textBlocks} from '../../../src/text/lines/paragraphs.ts'
import {bulletLength, endingOf, isSeparator} from '../../../src/text/lines/punctuation.ts'
import {splitLines} from '../../../src/text/lines/split-lines.ts'
import {cpuTime} from '../../support/cpu-time.ts'

const PARAGRAPHS = [
  'The mill on the lower river stopped for good on Friday, after a century in which it ground the grain of eleven villages and paid three generations.',
  'Nobody had expected it to last so long. Its owner, who is eighty-one, said that she would keep the wheel turning on Sundays for whoever wants to look.',
  'The council wants to make a museum of it. That would cost more than the whole village raises in a year, and the roof has to come off first.',
  '“We will find a way,” the mayor said.',
]

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

const texts = (text: string) => textBlocks(text).map(block => block.text)

describe('lines of a text', () => {
  test('any line break parts lines; blank ones are counted', () => {
    expect(splitLines('a\r\nb\rc\u2028\n\n\u0085d').map(line => [line.text, line.blanks])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 0],
      ['d', 3],
    ])
  })

  test('spans lead back to the words', () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom('a', ' ', '\n', '\t', '한', '—')}), text => {
        for (const line of splitLines(text)) expect(text.slice(line.start, line.end)).toBe(line.text)
      }),
    )
  })
})

describe('paragraphs', () => {
  test('lines that are paragraphs stay as they are', () => {
    expect(texts(PARAGRAPHS.join('\n'))).toEqual(PARAGRAPHS)
  })

  test.each([
    ['no blank lines', '\n', ''],
    ['blank lines', '\n\n', ''],
    ['first lines set in', '\n', '    '],
  ])('wrapped lines are joined again: %s', (_name, between, indent) => {
    const text = PARAGRAPHS.map(part => indent + wrap(part, 66).join('\n')).join(between)
    expect(texts(text)).toEqual(PARAGRAPHS)
  })

  test('wrapped lines without blanks between words', () => {
    const first =
      '港の古い倉庫が来月から図書館として使われることになり、市は改修の費用を三年に分けて払うことを決めた。'
    const second =
      '住民の一人は、子どものころ倉庫の前で釣りをしたと話し、建物が残ることを何よりも喜んでいると述べた。'
    const lines = (text: string) => text.match(/.{1,20}/gu)!
    expect(texts([...lines(first), '', ...lines(second)].join('\n'))).toEqual([first, second])
  })

  test('quotation marks of mail come off', () => {
    const quoted = wrap(PARAGRAPHS[0]!, 60).map(line => `> ${line}`)
    const blocks = textBlocks(
      [...quoted, '', ...wrap(PARAGRAPHS[1]!, 60), '', ...wrap(PARAGRAPHS[2]!, 60)].join('\n'),
    )
    expect(blocks.map(block => [block.kind, block.text])).toEqual([
      ['quote', PARAGRAPHS[0]],
      ['paragraph', PARAGRAPHS[1]],
      ['paragraph', PARAGRAPHS[2]],
    ])
  })

  test('hyphens that only divide a word go, others stay', () => {
    const none = {words: new Set<string>(), divided: false}
    expect(joinLines(['a harbour-', 'side inn'], none)).toBe('a harbour-side inn')
    expect(joinLines(['the neigh-', 'bours came'], {words: new Set(['neighbours']), divided: false})).toBe(
      'the neighbours came',
    )
    expect(joinLines(['the neigh-', 'bours came'], {words: new Set(), divided: true})).toBe(
      'the neighbours came',
    )
    expect(joinLines(['in 1914-', '18 the'], {words: new Set(), divided: true})).toBe('in 1914-18 the')
  })

  test('hostile shapes cost linear time', () => {
    const started = cpuTime()
    expect(textBlocks('x\n'.repeat(50_000))).toHaveLength(50_000)
    expect(textBlocks('word '.repeat(400_000))).toHaveLength(1)
    expect(textBlocks('>'.repeat(500_000))).toHaveLength(1)
    expect(textBlocks('-\n'.repeat(30_000))).toHaveLength(30_000)
    expect(textBlocks(`${'a b-\n'.repeat(30_000)}`).length).toBeGreaterThan(0)
    expect(cpuTime() - started).toBeLessThan(10_000)
  })
})

describe('signs', () => {
  test('endings', () => {
    expect(
      [
        'Done.',
        'Done.”',
        'Who?',
        'Wait…',
        'so:',
        'and,',
        '“Yes”',
        '(so)',
        '끝났다.',
        '終わった。',
        'خلاص؟',
        'open',
      ].map(endingOf),
    ).toEqual([
      'stop',
      'stop',
      'stop',
      'ellipsis',
      'colon',
      'comma',
      'quote',
      'bracket',
      'stop',
      'stop',
      'stop',
      'open',
    ])
  })

  test('bullets and separators', () => {
    expect(['• one', '- · two', '3. three', '(b) four', 'five', '-6 degrees'].map(bulletLength)).toEqual([
      2, 4, 3, 4, 0, 0,
    ])
    expect(['-', '* * *', '———', '¶', 'a'].map(isSeparator)).toEqual([true, true, true, true, false])
  })

  test('headlines run together come apart at their joints', () => {
    const text =
      'Ferry strike enters third weekHarvest begins early[Photos] Night of lanterns강변 축제 다음 주 개막'
    expect(takeApart(text)?.map(({start, end}) => text.slice(start, end))).toEqual([
      'Ferry strike enters third week',
      'Harvest begins early',
      '[Photos] Night of lanterns',
      '강변 축제 다음 주 개막',
    ])
    expect(takeApart('The iPhone and the YouTube app were made by people at BioNTech and McDonald.')).toBe(
      null,
    )
  })
})

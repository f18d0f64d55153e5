import {describe, expect, test} from 'vitest'
import {cleanText} from '../../../src/clean.ts'
import {pageBlocks} from '../../../src/text/dumps/printed-pages.ts'
import {textBlocks} from '../../../src/text/lines/paragraphs.ts'

/** Lines of a book face, as a converter of PDF leaves them: as wide in print as each other, and of any number of letters. */
const FIRST = `The harbour board met for four hours on Tuesday and left with less than it had
come for. Nobody in the room could say who had ordered the second crane, or
why it had been painted green.
Pilots have complained about the light at the north pier since the spring, and their
letters fill a folder that the harbour master keeps on his desk. The ferry company
says that it will not pay for repairs.
Mara Quint, who represents the fishermen, called the plan a bridge without a
river. Under the agreement the town would take over the warehouses and rent
them out by the metre, which nobody in the town or out of it has ever asked`
const SECOND = `for in the thirty years that they have stood there empty.
In winter the ice reaches the second buoy, and the boats stay in for six weeks. A
spokesman declined to comment on the cost, which is said to be twenty million,
and asked for patience.`
const THIRD = `The engineers’ report runs to three hundred pages, of which the board has read
the summary. Two of the seven members voted against it, one because it went too
far and one because it did not go far enough.`
const PAGES = `A bridge without a river

${FIRST}

Page 1

\fHarbour Gazette

March 2026

${SECOND}

Page 2

\fHarbour Gazette

March 2026

${THIRD}

Page 3

\f`

describe('printed pages', () => {
  const blocks = pageBlocks(PAGES)

  test('lose their heads, feet and numbers, by rules that say so', () => {
    const dropped = blocks.filter(block => block.dropped).map(({text, dropped}) => [dropped, text])
    expect(dropped).toEqual([
      ['footer', 'Page 1'],
      ['header', 'Harbour Gazette'],
      ['header', 'March 2026'],
      ['footer', 'Page 2'],
      ['header', 'Harbour Gazette'],
      ['header', 'March 2026'],
      ['footer', 'Page 3'],
    ])
    for (const {text, span} of blocks.filter(block => block.dropped))
      expect(PAGES.slice(span.start, span.end)).toBe(text)
  })

  test('are put together to paragraphs, over the end of a page too', () => {
    const texts = blocks.filter(block => !block.dropped).map(({text}) => text)
    expect(texts).toHaveLength(6)
    expect(texts[0]).toBe('A bridge without a river')
    expect(texts[3]).toMatch(/^Mara Quint.*has ever asked for in the thirty years.*empty\.$/)
    expect(texts[5]).toBe(THIRD.replaceAll('\n', ' '))
  })

  test('give an article', () => {
    const outcome = cleanText(PAGES)
    if (outcome.outcome !== 'record') throw new Error('expected a record')
    expect(outcome.record).toMatchObject({title: 'A bridge without a river'})
    expect(outcome.record.text.split('\n\n')).toHaveLength(5)
    expect(outcome.notes.map(({rule}) => rule)).toContain('pages')
  })

  test('one page ends with its number', () => {
    const kept = pageBlocks(`${FIRST}\n\n- 7 -\n\n\f`).filter(block => !block.dropped)
    expect(kept.at(-1)!.text).toMatch(/asked$/)
  })

  test('a headline that heads the other pages stays on its own', () => {
    const pages = [FIRST, SECOND, THIRD].map(
      (text, i) => `${i ? 'A bridge without a river\n\n' : ''}${text}\n\n${i + 1}\n\n\f`,
    )
    const kept = pageBlocks(`A bridge without a river\n\n${pages.join('')}`).filter(block => !block.dropped)
    expect(kept.filter(({text}) => text === 'A bridge without a river')).toHaveLength(1)
  })
})

describe('columns side by side', () => {
  const words = FIRST.replaceAll('\n', ' ').split(' ')
  /** Wrap words at a width of characters. */
  const wrap = (from: number, to: number) => {
    const lines = ['']
    for (const word of words.slice(from, to)) {
      if (`${lines.at(-1)} ${word}`.length > 34) lines.push(word)
      else lines.push(`${lines.pop()} ${word}`.trim())
    }
    return lines
  }
  const half = words.length / 2
  const [left, right] = [wrap(0, half), wrap(half, words.length)]
  const rows = left.map((line, i) => `${line.padEnd(40)}${right[i] ?? ''}`.trimEnd())
  const page = `        A bridge without a river\n\n${rows.join('\n')}\n${' '.repeat(40)}${right.slice(left.length).join(`\n${' '.repeat(40)}`)}\n\f`

  test('are read one after the other', () => {
    const texts = pageBlocks(page).map(({text}) => text)
    expect(texts[0]).toBe('A bridge without a river')
    expect(texts.slice(1).join(' ')).toBe(words.join(' '))
  })

  test('a table is none', () => {
    const table = Array.from(
      {length: 12},
      (_, i) => `Pier ${i}          ${i * 7} boats          ${i} cranes`,
    ).join('\n')
    expect(pageBlocks(`${table}\n\f`).map(({text}) => text)[3]).toBe('Pier 3 21 boats 3 cranes')
  })
})

describe('print without form feeds', () => {
  test('is put together, also where a divided word made one line of two', () => {
    const merged = FIRST.replace('their\nletters', 'their letters')
    for (const text of [FIRST, merged])
      expect(textBlocks(text).map(({text}) => text.slice(0, 5))).toEqual(['The h', 'Pilot', 'Mara '])
  })

  test('verse, lists and headlines stay as they are', () => {
    const lines = Array.from(
      {length: 12},
      (_, i) => `${i % 2 ? 'and so the ' : 'The '}${'boat '.repeat(1 + (i % 5))}sails`,
    )
    expect(textBlocks(lines.join('\n'))).toHaveLength(12)
  })
})

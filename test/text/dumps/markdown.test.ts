import {
  cleanDocument,
  cleanText,
  createBytes,
  createSource,
  decode,
  markdownOf,
  parseText,
  pipeline,
  toRecord,
} from 'copydesk'
import {describe, expect, test} from 'vitest'
import {findLayout} from '../../../src/text/dumps/dump-blocks.ts'
import {readInline} from '../../../src/text/dumps/inline-markdown.ts'
import {markdownBlocks} from '../../../src/text/dumps/markdown.ts'

describe('inline Markdown', () => {
  test.each([
    ['a **bold** and _soft_ word', 'a bold and soft word'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['an \\*escaped\\* star, No\\. 5 \\- fine', 'an *escaped* star, No. 5 - fine'],
    ['[The Harbour Post](https://post.example/a "Front (page)") said', 'The Harbour Post said'],
    ['[broken](https://post.example/long-\nname) target', 'broken target'],
    ['![a boat](/boat.jpg)', ''],
    ['[![logo](/l.png)](/ "Home")', ''],
    ['see [the map][2]', 'see the map'],
    ['a list [1] of [things', 'a list [1] of [things'],
    ['run `npm test` now', 'run npm test now'],
    ['[nested [brackets] here](/x)', 'nested [brackets] here'],
    ['**unclosed and *mixed** text', 'unclosed and *mixed text'],
    ['see [[Quarry road|the road]] in [[Marlby]]', 'see the road in Marlby'],
    ['![[bus.jpg]] before [[1]] and [[a]](/b)', ' before [[1]] and [a]'],
  ])('%s', (source, text) => {
    expect(readInline(source, new Map([['2', '/map']])).text).toBe(text)
  })

  test('gives links, emphasis and code as marks', () => {
    const {text, marks} = readInline('A *new* [line **opens**](/a) `x`')
    expect(marks.map(({type, start, end, url}) => [type, text.slice(start, end), url])).toEqual([
      ['emphasis', 'new', undefined],
      ['link', 'line opens', '/a'],
      ['strong', 'opens', undefined],
      ['code', 'x', undefined],
    ])
  })

  test.each(['[', '](', '*a', '_', '`', '[a](', '![', '<http://', '\\', '``a`'])(
    'takes linear time for runs of %s',
    piece => {
      const time = (count: number) => {
        const started = performance.now()
        readInline(piece.repeat(count))
        return performance.now() - started
      }
      time(1000)
      expect(time(200_000)).toBeLessThan(2000)
    },
  )
})

test.each([
  ['hashes', `# ${'#'.repeat(300_000)}x\n\n[a](/b) [c](/d)`],
  ['blanks in a target', `[a](${' '.repeat(300_000)}) [b](/c) [d](/e)`],
  ['fences', `${'```\n'.repeat(100_000)}[a](/b) [c](/d)`],
  ['lines of one paragraph', `[a](/b) [c](/d) ${'word\n'.repeat(100_000)}`],
  ['rows', '| a | b |\n'.repeat(50_000)],
])('many %s take linear time', (_, text) => {
  const started = performance.now()
  markdownBlocks(text)
  expect(performance.now() - started).toBeLessThan(5000)
})

const page = `[Home](/) [News](/news)

# The ferry to Marl is late _again_

  * [Share](https://share.example/?u=1)
  * [Print](/print/1)

The ferry to Marl left an hour late on Monday, the third time in a week, and its [new
timetable](https://ferry.example/time-
table) did not help.
A spokesman called it a "well-
known weakness" of the old engine.

> The engine is from 1961.

## What comes next

1. A new engine.
2. A new captain.

| Day | Delay |
| --- | --- |
| Monday | 62 minutes |

![The ferry at its berth](/ferry.jpg)

[1]: https://ferry.example/
`

describe('blocks of Markdown', () => {
  test('are what the markup says', () => {
    expect(markdownBlocks(page).map(({kind, text, dropped}) => [dropped ?? kind, text])).toEqual([
      ['paragraph', 'Home News'],
      ['heading', 'The ferry to Marl is late again'],
      ['list-item', 'Share'],
      ['list-item', 'Print'],
      [
        'paragraph',
        'The ferry to Marl left an hour late on Monday, the third time in a week, and its new timetable did not help. A spokesman called it a "well-known weakness" of the old engine.',
      ],
      ['quote', 'The engine is from 1961.'],
      ['heading', 'What comes next'],
      ['list-item', 'A new engine.'],
      ['list-item', 'A new captain.'],
      ['table', 'Day Delay'],
      ['markup', '| --- | --- |'],
      ['table', 'Monday 62 minutes'],
      ['markup', '![The ferry at its berth](/ferry.jpg)'],
      ['markup', '[1]: https://ferry.example/'],
    ])
  })

  test('point at the source', () => {
    for (const {text, span} of markdownBlocks(page)) {
      const source = page.slice(span.start, span.end)
      expect(source).toContain(text.split(' ')[0]!)
    }
  })

  test('headings may be underlined, and lines broken on purpose', () => {
    const blocks = markdownBlocks(
      'A title\n=======\n\nFirst line  \nsecond line\n\nPart\n----\n\nText [a](/b).',
    )
    expect(blocks.map(({kind, level, text}) => [kind, level, text])).toEqual([
      ['heading', 1, 'A title'],
      ['paragraph', 0, 'First line'],
      ['paragraph', 0, 'second line'],
      ['heading', 2, 'Part'],
      ['paragraph', 0, 'Text a.'],
    ])
  })
})

test.each([
  ['plain', 'A headline\n\nA paragraph with [brackets] and a note.[1] Another.'],
  ['plain', '# a comment\nnext = 1'],
  ['plain', '#rain #snow\nA post about *weather*.'],
  ['markdown', '# A title\n\n[a](/b) and [c](/d)'],
  ['markdown', '# A title\n\n* one\n* two\n* three'],
])('finds the layout %s', (layout, text) => {
  expect(findLayout(text)).toBe(layout)
})

test('an article of Markdown comes out without its markup, and says so', () => {
  const outcome = cleanText(page)
  expect(outcome.outcome).toBe('record')
  if (outcome.outcome !== 'record') return
  expect(outcome.record.title).toBe('The ferry to Marl is late again')
  expect(outcome.record.text).toContain('its new timetable did not help')
  expect(outcome.record.text).not.toMatch(/\]\(|\*|#/)
  expect(outcome.notes.map(note => note.rule)).toContain('markdown')
})

test('tables and numbered lists go through to Markdown', () => {
  const text = page.replace('62 minutes |', '62 \\| more **minutes** |')
  const outcome = clean(text)
  const markdown = markdownOf(outcome)
  expect(markdown).toContain('1. A new engine.\n2. A new captain.')
  expect(markdown).toContain('| Day | Delay |\n| --- | --- |\n| Monday | 62 \\| more **minutes** |')
})

/** The record of all blocks, with marks. */
function clean(text: string) {
  const all = pipeline('all')
    .use(decode())
    .use(parseText())
    .use(toRecord({marks: true}))
  const outcome = cleanDocument(all, createBytes(text, {source: createSource({name: 'a.md'})}))
  if (outcome.outcome !== 'record') throw new Error(outcome.outcome)
  return outcome.record
}

import {cleanText} from 'copydesk'
import {expect, test} from 'vitest'
import {findLayout} from '../../../src/text/dumps/dump-blocks.ts'
import {numberedBlocks} from '../../../src/text/dumps/numbered-links.ts'

const dump = `   #[1]alternate

   [2]Harbour Post

     * [3]News
     * [4]Sport
     * [5][cart.png]
     * (BUTTON) Menu

[6]The ferry to Marl is late again

   The ferry to Marl left an hour late on Monday, the third time in a
   week, and its [7]new timetable did not help. A spokesman called the old
   engine a weakness that the whole coast knew about, and would not say
   when a new one might be bought.

   Those who wait on the quay have begun to bring [8]chairs and soup, and
   a choir has been founded. It sings until the boat comes, which gives it
   time for the long pieces too.

   Search ____________________

   © 2024 Harbour Post

References

   Visible links:
   1. https://post.example/feed
   2. https://post.example/
   3. https://post.example/news
   4. https://post.example/sport
   5. https://post.example/cart
   6. https://post.example/ferry
   7. https://ferry.example/times
   8. javascript:open('soup',
 9)
`

test('a text browser’s dump is told by numbers that stand before words', () => {
  expect(findLayout(dump)).toBe('numbered-links')
  const notes = Array.from({length: 9}, (_, i) => `It rained in year ${i}.[${i + 1}] Then it stopped.`)
  expect(findLayout(notes.join('\n'))).toBe('plain')
  const sources = Array.from({length: 9}, (_, i) => `[${i + 1}] A. Author, A book, 19${i}0.`)
  expect(findLayout([...notes, ...sources].join('\n'))).toBe('plain')
})

test('numbers, placeholders and targets are markup', () => {
  const blocks = numberedBlocks(dump)
  const texts = blocks.filter(block => !block.dropped).map(block => block.text)
  expect(texts).toContain('The ferry to Marl is late again')
  expect(texts).toContain('* News')
  expect(texts.join('\n')).not.toMatch(/\[\d+\]|https?:|BUTTON|____/)
  expect(texts.find(text => text.startsWith('The ferry to Marl left'))).toMatch(
    /new timetable.*might be bought\.$/,
  )
  expect(blocks.filter(block => block.dropped === 'markup').length).toBeGreaterThan(8)
})

test('the article comes out of it', () => {
  const outcome = cleanText(dump)
  if (outcome.outcome !== 'record') throw new Error(outcome.outcome)
  expect(outcome.record.paragraphs).toHaveLength(2)
  expect(outcome.record.text).toContain('chairs and soup, and a choir')
  expect(outcome.removals.filter(({rule}) => rule === 'markup').length).toBeGreaterThan(8)
})

test('a list of targets that never ends is read once', () => {
  const list = Array.from({length: 100_000}, (_, i) => `   ${i}. https://post.example/${i}`).join('\n')
  const started = performance.now()
  numberedBlocks(`${dump}\n${list}\nReferences\n${'References\n'.repeat(20_000)}`)
  expect(performance.now() - started).toBeLessThan(10_000)
})

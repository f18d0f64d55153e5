import fc from 'fast-check'
import {expect, test} from 'vitest'
import {moveMarks} from '../../src/model/move-marks.ts'

const marked = (before: string, after: string, words: string) => {
  const start = before.indexOf(words)
  const [moved] = moveMarks([{type: 'link', start, end: start + words.length, url: '/a'}], before, after)
  return moved && after.slice(moved.start, moved.end)
}

test('marks go along with repairs before, inside and behind them', () => {
  const before = 'Der BÃ¼rgermeister sagte, das â€žneue Rathausâ€œ werde teuer.'
  const after = 'Der Bürgermeister sagte, das „neue Rathaus“ werde teuer.'
  expect(marked(before, after, 'BÃ¼rgermeister')).toBe('Bürgermeister')
  expect(marked(before, after, 'neue Rathaus')).toBe('neue Rathaus')
  expect(marked(before, after, 'teuer')).toBe('teuer')
})

test('marks go along into a part of a longer text; what is not in it is left out', () => {
  const before = 'First paragraph with a link.\n\nSecond paragraph,\nwrapped, with another.'
  const after = 'Second paragraph, wrapped, with another.'
  expect(marked(before, after, 'another')).toBe('another')
  expect(marked(before, after, 'a link')).toBeUndefined()
})

test('white space at the ends is trimmed, and nothing but white space is no mark', () => {
  expect(marked('a  word  here', 'a word here', '  word  ')).toBe('word')
  expect(marked('a   b', 'a b', '   ')).toBeUndefined()
})

test('whatever the texts, marks stay inside the new one', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(40), fc.nat(40), (before, after, a, b) => {
      const start = Math.min(a, b, before.length)
      const end = Math.min(Math.max(a, b), before.length)
      for (const mark of moveMarks([{type: 'strong', start, end}], before, after)) {
        expect(mark.start).toBeGreaterThanOrEqual(0)
        expect(mark.end).toBeLessThanOrEqual(after.length)
        expect(mark.start).toBeLessThan(mark.end)
      }
    }),
  )
})

test('long texts that have nothing in common take no more than linear time', () => {
  const started = performance.now()
  moveMarks([{type: 'strong', start: 0, end: 5}], 'ab'.repeat(500_000), 'cd'.repeat(500_000))
  expect(performance.now() - started).toBeLessThan(5000)
})

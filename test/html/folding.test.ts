import fc from 'fast-check'
import {expect, test} from 'vitest'
import {fold, foldedWords, WordSet} from '../../src/html/folding.ts'

test('folding is what the expressions say', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 40}), text => {
      const lower = text.toLowerCase()
      expect(fold(text)).toBe(lower.replace(/[^\p{L}\p{N}]+/gu, ''))
      expect(foldedWords(text)).toEqual(lower.match(/[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{N}]+/gu) ?? [])
    }),
    {numRuns: 1000},
  )
})

test('the share of known words is that of the words that are listed', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', '2', ' ', '-', 'é', '漢', '字', '😀'),
    maxLength: 30,
  })
  fc.assert(
    fc.property(text, text, (known, asked) => {
      const words = foldedWords(known)
      const own = foldedWords(asked)
      const share = own.filter(word => words.includes(word)).length / Math.max(1, own.length)
      expect(new WordSet(words).shareOf(asked.toLowerCase())).toBe(share)
    }),
    {numRuns: 1000},
  )
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {fold, foldedWords, joinFolded} from '../../src/html/folding.ts'

test('folding is what the expressions say', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 40}), text => {
      const lower = text.toLowerCase()
      expect(fold(text)).toBe(lower.replace(/[^\p{L}\p{N}]+/gu, ''))
      expect(foldedWords(text)).toEqual(lower.match(/[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{N}]+/gu) ?? [])
      expect(joinFolded(foldedWords(text))).toBe(fold(text))
    }),
    {numRuns: 1000},
  )
})

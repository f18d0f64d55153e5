import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createOpeningSearch} from '../../src/html/opening-search.ts'

const PATTERNS = [
  /\b(?:share (?:this|on)|share$|tweet|teil[eé]n)\b|分享/iu,
  /^(?:related|more (?:from|on))|^(?:相关)/iu,
  /»\s*$|>>\s*$|\[…\]$|читайте/iu,
  /\b(?:\d+ comments?|(?<=\w )(?:says|said):?$)\b/iu,
  /\b\d{1,2}[./-]\d{1,2}\b|(?<=\p{L}{3}\.? \d{1,2},? )(?:19|20)\d\d/iu,
  /^[\s\W]*(?:ads?|sponsored)\b/iu,
]
const search = createOpeningSearch(PATTERNS)
const PIECES = [
  'share ', 'this', 'SHARE', 'tweet', 'Teilén', '分享', 'related', 'More from', '相关', '»', '>>', '[…]', 'читайте', 'ЧИТАЙТЕ',
  '12 comments', 'she said:', 'ſays', '3.4', 'May 12, 2020', ' ', '\n', '…', 'ad', '- sponsored', 'x', '\ud83d\ude00', '\u212a',
] // biome-ignore format: one list

test('a pattern that matches is never left out', () => {
  const text = fc.oneof(
    fc.string({unit: 'binary', maxLength: 30}),
    fc.array(fc.constantFrom(...PIECES), {maxLength: 6}).map(pieces => pieces.join('')),
  )
  fc.assert(
    fc.property(text, text => {
      const bits = search(text)
      PATTERNS.forEach((pattern, i) => {
        if (pattern.test(text)) expect((bits >> i) & 1).toBe(1)
      })
    }),
    {numRuns: 1000},
  )
})

test('a text without any opening is passed over', () => {
  // The last pattern may begin with anything, so that it always has a chance.
  expect(search('The council met on Monday to talk about the bridge.')).toBe(1 << 5)
})

import {describe, expect, it} from 'vitest'
import {repairText} from '../../../src/text/mojibake/repair.ts'

/** What is not mended yet: a case that begins to pass must move to the other tests. */
const cases: [string, string][] = [
  // A surrogate pair that was encoded as two sequences of three bytes.
  ['so happy í\xa0½í¸\x8d', 'so happy 😍'],
  // The dagger that stands for a quotation mark and a space, where no quotation is open.
  ['an old†house', 'an old” house'],
  // Lost bytes of UTF-8 through a double-byte charset.
  ['the sky 鈥? she said 鈥? was red', 'the sky — she said — was red'],
]

describe('known failures of repairText', () => {
  for (const [input, wanted] of cases) {
    it(`still does not mend ${JSON.stringify(input)}`, () => {
      expect(repairText(input).text).not.toBe(wanted)
    })
  }
})

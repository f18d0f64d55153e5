import fc from 'fast-check'
import {expect, test} from 'vitest'
import {compose} from '../../src/text/compose.ts'

test('composes as the standard says where marks are few', () => {
  fc.assert(
    fc.property(
      fc.string({unit: fc.constantFrom('e', 'a', ' ', '\u0301', '\u0327'), maxLength: 30}),
      text => {
        expect(compose(text)).toBe(text.normalize('NFC'))
      },
    ),
  )
})

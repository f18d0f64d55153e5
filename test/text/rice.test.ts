import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {LANGUAGE_GRAMS} from '../../src/tables/charset-grams.ts'
import {gramLevels} from '../../src/tables/mojibake-grams.ts'
import {wideLanguages} from '../../src/tables/mojibake-wide.ts'
import {packRice} from '../../src/tables/rice.make.ts'
import {HASH_BITS} from '../../src/text/charset/grams.ts'
import {hashBits} from '../../src/text/mojibake/language/grams.ts'
import {pairHashBits} from '../../src/text/mojibake/wide/pairs.ts'
import {unpackRice} from '../../src/text/rice.ts'

describe('tables of ascending numbers', () => {
  test('what is packed is unpacked', () => {
    const numbers = fc.uniqueArray(fc.nat(2 ** 28 - 1), {maxLength: 200})
    fc.assert(
      fc.property(numbers, fc.boolean(), (some, isBeside) => {
        const sorted = [...some].sort((x, y) => x - y)
        const values = sorted.map(number => number % 32)
        const packed = packRice(sorted, {space: 2 ** 28, ...(isBeside && {beside: {bits: 5, values}})})
        const beside = {bits: 5, values: new Uint8Array(sorted.length)}
        expect([...unpackRice(packed, isBeside ? beside : undefined)]).toEqual(sorted)
        if (isBeside) expect([...beside.values]).toEqual(values)
      }),
    )
  })

  test.each([30, 31, 32, 58, 63, 64])('a gap of %i times what its low bits hold is read', ones => {
    const numbers = [0, ones * 16 + 3, ones * 16 + 9]
    expect([...unpackRice(packRice(numbers, {space: 100}))]).toEqual(numbers)
  })

  test('the tables are as the packer makes them', () => {
    const level = gramLevels[3]!
    expect(packRice([...unpackRice(level)], {space: 2 ** hashBits})).toEqual(level)
    const pairs = wideLanguages[0]!.pairs[2]!
    expect(packRice([...unpackRice(pairs)], {space: 2 ** pairHashBits})).toEqual(pairs)
    const {count, rice, bits} = LANGUAGE_GRAMS['fi']!
    const beside = {bits: 5, values: new Uint8Array(count)}
    const hashes = [...unpackRice({count, rice, bits}, beside)]
    const again = packRice(hashes, {space: 1 << HASH_BITS, beside: {bits: 5, values: [...beside.values]}})
    expect(again).toEqual({count, rice, bits})
  })
})

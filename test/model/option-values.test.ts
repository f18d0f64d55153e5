import {describe, expect, test} from 'vitest'
import {ConfigurationError} from '../../src/model/errors.ts'
import {
  listOf,
  numberFrom,
  type OptionValues,
  oneOf,
  orNull,
  requireValues,
  valuesLike,
  wholeNumber,
} from '../../src/model/option-values.ts'
import type {Stage} from '../../src/model/stage.ts'
import {dropForeignBlocks} from '../../src/stages/drop-foreign-blocks.ts'
import {dropSelectors} from '../../src/stages/drop-selectors.ts'
import {identifyLanguages} from '../../src/stages/identify-languages.ts'
import {parseText} from '../../src/stages/parse-text.ts'
import {scanPage} from '../../src/stages/scan-page.ts'

describe('values of options', () => {
  test.each<[string, OptionValues, unknown[], unknown[]]>([
    ['of some words', oneOf(['left', 'right']), ['left', 'right'], ['Left', '', 1, null]],
    ['from one number to another', numberFrom(0, 1), [0, 0.5, 1], [-0.01, 1.01, Number.NaN, '1', true]],
    [
      'whole numbers',
      wholeNumber(1),
      [1, 512, 2 ** 40],
      [0, -3, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, '1'],
    ],
    ['lists', listOf(wholeNumber(1)), [[], [1, 2]], [1, [0], ['1'], null]],
    ['also null', orNull(wholeNumber(1)), [null, 1], [0, undefined]],
    ['like a number', valuesLike(3), [0, -1.5], [Number.NaN, Number.NEGATIVE_INFINITY, '3']],
    ['like null', valuesLike(null), [null, 'a', 1], []],
  ])('%s', (_name, {include}, taken, refused) => {
    expect(taken.filter(value => !include(value))).toEqual([])
    expect(refused.filter(include)).toEqual([])
  })

  test('options that are not set are not asked', () => {
    const values = {workers: wholeNumber(1), size: wholeNumber(1)}
    expect(() => requireValues({size: undefined}, values)).not.toThrow()
    expect(() => requireValues({workers: Number.NaN}, values)).toThrow(
      new ConfigurationError('Cannot set `workers`: expected a whole number, 1 or more, got NaN'),
    )
  })
})

describe('a stage is not made', () => {
  const careless = (stage: unknown) => stage as (options: object) => Stage
  test.each([
    ['scan-page', careless(scanPage), {maximumDepth: -1}, 'a whole number, 1 or more, got -1'],
    ['scan-page', careless(scanPage), {maximumDepth: Number.NaN}, 'a whole number, 1 or more, got NaN'],
    ['parse-text', careless(parseText), {maximumLines: 0.5}, 'a whole number, 1 or more, got 0.5'],
    [
      'parse-text',
      careless(parseText),
      {layout: 'pdf'},
      'auto, plain, markdown, numbered-links or pages, got "pdf"',
    ],
    ['drop-foreign-blocks', careless(dropForeignBlocks), {minimumScore: 60}, 'a number from 0 to 1, got 60'],
    [
      'drop-foreign-blocks',
      careless(dropForeignBlocks),
      {trustedScore: Number.NaN},
      'a number from 0 to 1, got NaN',
    ],
    [
      'drop-foreign-blocks',
      careless(dropForeignBlocks),
      {languages: ['English']},
      'a list, each a BCP 47 tag',
    ],
    ['identify-languages', careless(identifyLanguages), {languages: [7]}, 'a list, each a BCP 47 tag'],
    ['drop-selectors', careless(dropSelectors), {from: '2009-13-01'}, 'a day as YYYY-MM-DD, or null'],
    ['drop-selectors', careless(dropSelectors), {domains: [null]}, 'a list, each a string, got [null]'],
  ])('%s with what it does not take', (name, make, options, message) => {
    const [key] = Object.keys(options)
    expect(() => make(options)).toThrow(ConfigurationError)
    expect(() => make(options)).toThrow(`Cannot set \`${key}\` on \`${name}\`: expected ${message}`)
  })
})

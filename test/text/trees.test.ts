import {expect, test} from 'vitest'
import {FIRST_LOOK, SECOND_LOOK} from '../../src/tables/line-roles.ts'
import {TEASER_CARDS} from '../../src/tables/teaser-cards.ts'
import {treesLiteral} from '../../src/tables/tree-table.make.ts'
import {CARD_FEATURES} from '../../src/text/roles/card-features.ts'
import {FEATURES} from '../../src/text/roles/features.ts'
import {SECOND_FEATURES} from '../../src/text/roles/second.ts'
import {evaluateTrees, type PackedTrees, unpackTrees} from '../../src/text/trees.ts'

test('packed trees: values up to the threshold go left', () => {
  const literal = treesLiteral(['a', 'b'], {trees: '0:10 1:2 =1 =2 =3\n1:0 =10 =20', scores: []})
  const trees = unpackTrees(Function(`return ${literal}`)() as PackedTrees)
  const score = (row: number[], at = 0) => {
    const share = evaluateTrees(trees, Float32Array.from(row), at)
    return Math.round(Math.log(share / (1 - share)))
  }
  expect(score([5, 1])).toBe(21)
  expect(score([10, 3])).toBe(22)
  expect(score([11, 0])).toBe(13)
  expect(score([9, 9, 11, 0], 2)).toBe(13)
})

test('the tables were made for the features as they are', () => {
  expect(FIRST_LOOK.names).toBe(FEATURES.join(' '))
  expect(SECOND_LOOK.names).toBe(SECOND_FEATURES.join(' '))
  expect(TEASER_CARDS.names).toBe(CARD_FEATURES.join(' '))
})

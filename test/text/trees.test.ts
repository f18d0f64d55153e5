import {expect, test} from 'vitest'
import {LINE_ROLES} from '../../src/tables/line-roles.ts'
import {TEASER_CARDS} from '../../src/tables/teaser-cards.ts'
import {treesLiteral} from '../../src/tables/tree-table.make.ts'
import {CARD_FEATURES} from '../../src/text/roles/card-features.ts'
import {FEATURES} from '../../src/text/roles/features.ts'
import {evaluateTrees, type SmallTrees, unpackSmallTrees} from '../../src/text/trees.ts'

test('packed trees: values up to the threshold go left', () => {
  const literal = treesLiteral(['a', 'b'], {trees: '0:10 1:2 =1 =1.5 =0.5\n1:0 =-1 =-0.25', scores: []})
  const trees = unpackSmallTrees(Function(`return ${literal}`)() as SmallTrees)
  const score = (row: number[], at = 0) => {
    const share = evaluateTrees(trees, Float32Array.from(row), at)
    return Math.round(Math.log(share / (1 - share)) * 100) / 100
  }
  expect(score([5, 1])).toBe(0.75)
  expect(score([10, 3])).toBe(1.25)
  expect(score([11, 0])).toBe(-0.5)
  expect(score([9, 9, 11, 0], 2)).toBe(-0.5)
})

test('the tables were made for the features as they are', () => {
  expect(LINE_ROLES.names).toBe(FEATURES.join(' '))
  expect(TEASER_CARDS.names).toBe(CARD_FEATURES.join(' '))
})

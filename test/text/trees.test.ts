import {expect, test} from 'vitest'
import {HEADLINES} from '../../src/tables/headlines.ts'
import {LINE_ROLES} from '../../src/tables/line-roles.ts'
import {TEASER_CARDS} from '../../src/tables/teaser-cards.ts'
import {treesLiteral} from '../../src/tables/tree-table.make.ts'
import {CARD_FEATURES} from '../../src/text/roles/card-features.ts'
import {FEATURES} from '../../src/text/roles/features/features.ts'
import {TITLE_FEATURES} from '../../src/text/roles/title-features.ts'
import {evaluateRows, type SmallTrees, unpackSmallTrees} from '../../src/text/trees.ts'

test('packed trees: values up to the threshold go left', () => {
  const literal = treesLiteral(['a', 'b'], {trees: '0:10 1:2 =1 =1.5 =0.5\n1:0 =-1 =-0.25'})
  const trees = unpackSmallTrees(Function(`return ${literal}`)() as SmallTrees)
  const rows = Float32Array.from([5, 1, 10, 3, 11, 0])
  const round = (share: number) => Math.round(Math.log(share / (1 - share)) * 100) / 100
  expect([...evaluateRows(trees, rows, {width: 2})].map(round)).toEqual([0.75, 1.25, -0.5])
  const asked = Uint8Array.of(0, 1, 0)
  expect([...evaluateRows(trees, rows, {width: 2, asked})].map(share => share > 0)).toEqual([
    false,
    true,
    false,
  ])
})

test('the tables were made for the features as they are', () => {
  expect(LINE_ROLES.names).toBe(FEATURES.join(' '))
  expect(TEASER_CARDS.names).toBe(CARD_FEATURES.join(' '))
  expect(HEADLINES.names).toBe(TITLE_FEATURES.join(' '))
})

import {expect, test} from 'vitest'
import {noBias} from '../../../src/text/mojibake/language/language-bias.ts'
import {
  arrive,
  clearPaths,
  isOpenAt,
  lay,
  leavePlace,
  leavers,
  openPlaces,
  paths,
} from '../../../src/text/mojibake/sequences/paths.ts'

const start = {rawA: 32, rawB: 32, bias: noBias}
const plain = {mode: -1, extra: 0, reading: undefined}

test('the cheapest paths leave a place first', () => {
  clearPaths(0, start)
  const [first] = [leavePlace(0), leavers[0]!]
  expect(first).toBe(1)
  for (const [mode, extra] of [5, 1, 3].entries()) {
    lay(0, 97)
    arrive(1, {...plain, mode, extra})
  }
  expect(openPlaces()).toBe(1)
  expect(leavePlace(1)).toBe(3)
  expect([...leavers.slice(0, 3)].map(row => paths.mode[row])).toEqual([1, 2, 0])
  expect(isOpenAt(1)).toBe(false)
})

test('of two paths that come to the same, the cheaper waits', () => {
  clearPaths(0, start)
  leavePlace(0)
  for (const extra of [4, 2, 3]) {
    lay(0, 97)
    arrive(1, {...plain, extra})
  }
  expect(leavePlace(1)).toBe(1)
  const dear = paths.cost[leavers[0]!]!
  clearPaths(0, start)
  leavePlace(0)
  lay(0, 97)
  arrive(1, plain)
  leavePlace(1)
  expect(dear - paths.cost[leavers[0]!]!).toBeCloseTo(2)
})

test('columns grow with the paths', () => {
  clearPaths(0, start)
  leavePlace(0)
  let row = 0
  for (let place = 1; place < 10_000; place++) {
    lay(row, 97)
    arrive(place, plain)
    leavePlace(place)
    row = leavers[0]!
  }
  expect(paths.from[row]).toBe(row - 1)
  let steps = 0
  for (; paths.from[row]! >= 0; row = paths.from[row]!) steps++
  expect(steps).toBe(9_999)
})

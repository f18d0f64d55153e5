import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createBytes} from '../../src/model/forms.ts'
import type {Reading} from '../../src/model/reading.ts'
import {createSource} from '../../src/model/source.ts'
import {cutAtLines} from '../../src/run/cut-at-lines.ts'
import {exceedsLimit, parseLimit, showLimit} from '../../src/run/limit.ts'
import {measureInputs} from '../../src/run/measure-inputs.ts'
import {nearest} from '../../src/run/nearest.ts'
import {taper} from '../../src/run/plan/taper.ts'
import {sampleReadings} from '../../src/run/sample.ts'
import {collect} from '../support/collect.ts'
import {inChunks, scratchFolder} from '../support/scratch.ts'

const folder = scratchFolder()

describe('sample', () => {
  const documents = (count: number) =>
    Array.from({length: count}, (_, index) => createBytes('', {source: createSource({name: `n${index}`})}))
  const sample = async (count: number, options: {size: number; seed?: number}) => {
    const readings = async function* (): AsyncGenerator<Reading> {
      yield* documents(count)
    }
    return (await collect(sampleReadings(readings, options))).map(({source}) => Number(source.name.slice(1)))
  }

  test('keeps so many documents, in order, the same every time', async () => {
    const kept = await sample(1000, {size: 50})
    expect(kept).toHaveLength(50)
    expect(kept).toEqual([...kept].sort((a, b) => a - b))
    expect(await sample(1000, {size: 50})).toEqual(kept)
    expect(await sample(1000, {size: 50, seed: 1})).not.toEqual(kept)
  })

  test('draws from the whole input, and hardly changes when it grows', async () => {
    const kept = await sample(1000, {size: 100})
    expect(kept.filter(index => index < 500).length).toBeGreaterThan(30)
    expect(kept.filter(index => index < 500).length).toBeLessThan(70)
    const grown = new Set(await sample(1100, {size: 100}))
    expect(kept.filter(index => grown.has(index)).length).toBeGreaterThan(80)
  })

  test('of fewer documents keeps all; of the same one read often keeps no more than asked', async () => {
    expect(await sample(3, {size: 10})).toEqual([0, 1, 2])
    const same = async function* (): AsyncGenerator<Reading> {
      for (let index = 0; index < 20; index++) yield documents(1)[0]!
    }
    expect(await collect(sampleReadings(same, {size: 5}))).toHaveLength(5)
    await expect(sample(3, {size: 0})).rejects.toThrow('expected a whole number, 1 or more, got 0')
  })
})

describe('splits of a file', () => {
  test('cover it without a gap, and become smaller towards the end', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 5000}), fc.integer({min: 1, max: 500}), (size, grain) => {
        const pieces = taper(size, {grain, smallest: 1})
        const lengths = pieces.map(({start, end}) => end - start)
        expect(pieces.map(({start}) => start)).toEqual([0, ...pieces.slice(0, -1).map(({end}) => end)])
        expect(pieces.at(-1)!.end).toBe(size)
        expect(lengths).toEqual([...lengths].sort((a, b) => b - a))
        expect(lengths[0]).toBeLessThanOrEqual(grain)
        // Workers who take piece after piece end at about the same time, two of them or four.
        for (const workers of [2, 4]) {
          const ends = Array.from({length: workers}, () => 0)
          for (const length of lengths) ends[ends.indexOf(Math.min(...ends))]! += length
          expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(Math.max(grain / 8, size / 8) + 1)
        }
      }),
    )
  })

  test('are no smaller than they may be', () => {
    expect(taper(100, {grain: 20, smallest: 20}).map(({start}) => start)).toEqual([0, 20, 40, 60, 80])
  })
})

describe('limits', () => {
  test.each(['', '-1', '1.5', '101%', 'five', '5%%', '1e3', '∞'])('%s is none', text => {
    expect(parseLimit(text)).toBeNull()
  })

  test('a count and a share are exceeded by more, not by as many', () => {
    const five = {total: 100, limit: parseLimit('5')!}
    expect([exceedsLimit(5, five), exceedsLimit(6, five)]).toEqual([false, true])
    const percent = {total: 200, limit: parseLimit('2.5%')!}
    expect([exceedsLimit(5, percent), exceedsLimit(6, percent)]).toEqual([false, true])
    expect(exceedsLimit(0, {total: 0, limit: parseLimit('0%')!})).toBe(false)
    expect(['7', '2.5%'].map(text => showLimit(parseLimit(text)!))).toEqual(['7', '2.5%'])
  })
})

test('the nearest spelling is named only when it is near', () => {
  const words = ['news', 'flat-text', 'keep-all']
  expect(
    ['new', 'nwes', 'flattext', 'KEEP-ALL', 'keepall', 'zebra', ''].map(word => nearest(word, words)),
  ).toEqual(['news', 'news', 'flat-text', 'keep-all', 'keep-all', null, null])
})

test('inputs are measured without being read', async () => {
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in/a'), 'xx')
  writeFileSync(join(folder, 'in/b'), 'xxx')
  expect(await measureInputs([join(folder, 'in')])).toEqual({files: 2, bytes: 5})
  expect(await measureInputs(['-', join(folder, 'in/a')])).toEqual({files: 1, bytes: null})
})

describe('pieces', () => {
  const cut = async (content: Uint8Array | string, {unit = 1, pieceBytes = 10, size = 3} = {}) =>
    collect(cutAtLines(inChunks(content, size), () => ({unit, pieceBytes})))

  test('end at line ends and lose nothing', async () => {
    const text = 'one\ntwo three four\n\nfive six seven eight\nnine'
    const pieces = (await cut(text)).map(String)
    expect(pieces.join('')).toBe(text)
    expect(pieces.slice(0, -1).every(piece => piece.endsWith('\n'))).toBe(true)
    expect(pieces.length).toBeGreaterThan(1)
  })

  test('of UTF-16 end at whole characters', async () => {
    // U+0A41 and U+410A hold the byte of a line feed.
    const text = '\u0a41\u410a\n'.repeat(20)
    const pieces = await cut(Buffer.from(text, 'utf16le'), {unit: 2})
    expect(pieces.map(piece => Buffer.from(piece).toString('utf16le')).join('')).toBe(text)
    expect(pieces.length).toBeGreaterThan(5)
    for (const piece of pieces) expect(Buffer.from(piece).toString('utf16le')).toMatch(/\n$/)
  })

  test('of a line without end stay bounded and cut no UTF-8 character', async () => {
    const pieces = await cut('漢字'.repeat(500))
    expect(pieces.map(String).join('')).toBe('漢字'.repeat(500))
    expect(Math.max(...pieces.map(({length}) => length))).toBeLessThan(200)
  })
})

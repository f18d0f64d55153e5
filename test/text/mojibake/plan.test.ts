import {describe, expect, it} from 'vitest'
import {applyEdits, composeEdits, type Edit, replayPlan} from '../../../src/text/mojibake/plan.ts'

const edit = (start: number, end: number, after: string): Edit => ({
  start,
  end,
  after,
  plan: [{op: 'put', text: after}],
  confidence: 0.9,
  rule: 'test',
})

describe('plans', () => {
  it('recode, as the example says', () => {
    expect(replayPlan('cafÃ©', [{op: 'recode', from: 'windows-1252', to: 'utf-8'}])).toBe('café')
  })

  it('refuse a text they were not made for', () => {
    expect(() => replayPlan('Ж', [{op: 'recode', from: 'windows-1252', to: 'utf-8'}])).toThrow(RangeError)
    expect(() => replayPlan('é', [{op: 'recode', from: 'windows-1252', to: 'utf-8'}])).toThrow(RangeError)
  })

  it('put lost characters back before they recode', () => {
    const plan = [
      {op: 'patch', changes: [{at: 2, drop: 1, text: '\x9d'}]},
      {op: 'recode', from: 'windows-1252', to: 'utf-8'},
    ] as const
    expect(replayPlan('â€?', plan)).toBe('”')
  })

  it('compose two rounds into one on the first input', () => {
    const input = 'abcdefgh'
    const first = [edit(1, 3, 'X'), edit(5, 6, 'YYY')]
    const middle = applyEdits(input, first)
    for (const second of [
      [edit(0, 1, 'Q')],
      [edit(1, 2, 'ZZ')],
      [edit(0, 6, 'W')],
      [edit(2, 5, '-'), edit(6, 8, '+')],
    ]) {
      const composed = composeEdits(input, first, second)
      expect(applyEdits(input, composed)).toBe(applyEdits(middle, second))
      for (const {start, end, after, plan} of composed)
        expect(replayPlan(input.slice(start, end), plan)).toBe(after)
    }
  })
})

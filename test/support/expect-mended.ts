import {expect} from 'vitest'
import {repairText, replayPlan} from '../../src/text/mojibake/repair.ts'

/** Expect a text to be repaired as wanted, by plans that replay. */
export function expectMended(damaged: string, wanted: string): void {
  const {text, repairs} = repairText(damaged)
  expect(text).toBe(wanted)
  for (const {before, after, plan} of repairs) expect(replayPlan(before, plan)).toBe(after)
}

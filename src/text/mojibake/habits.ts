/** What a document's text shows of how bytes were lost on its way. */
import type {Patch} from './plan.ts'

/** What the way of a document's text did with the bytes that programs lose: seen from what is still there. */
export interface Habits {
  /** C1 controls are still there, so bytes that pages leave undefined were not lost. */
  controls: boolean
  /** Soft hyphens are still there. */
  hyphens: boolean
  /** No-break spaces are still there. */
  spaces: boolean
  /** Spaces that took a no-break space's place stand beside others, so that runs of spaces were not closed up. */
  runs: boolean
}

/** See the habits of a text. */
export const habitsOf = (text: string): Habits => ({
  controls: /[\x81\x8d\x8f\x90\x9d]/.test(text),
  hyphens: text.includes('\u00ad'),
  spaces: text.includes('\u00a0'),
  runs: /[\u00c2-\u00f4] {2}/.test(text),
})

const kept = 5
/** Where runs of spaces were closed up, the space that is left is the text's own. */
const closedUp = 1.8

/** What tells against bytes being lost in a reading, by the document's habits. */
export const againstHabits = (patches: readonly Patch[], habits: Habits): number => {
  let cost = 0
  for (const {drop, text} of patches) {
    const code = text.charCodeAt(0)
    if (code === 0xa0)
      cost += (habits.spaces ? kept : 0) + (habits.runs ? (drop ? -0.9 : 2) : drop ? closedUp : 0)
    else if (code === 0xad) cost += habits.hyphens ? kept : 0
    else if (code >= 0x80 && code < 0xa0 && habits.controls) cost += kept
  }
  return cost
}

import type {MeasuredBlock} from './page-measures.ts'

/** Share of the kept text from which on what stands there twice is a second setting of it, for printers or telephones. */
const TWICE = 0.3
const TAB = /(?:^|\s)tabpanel(?:\s|$)/

/** Take out the second setting of a text that a page sets twice, in two elements. */
export function dropRepeats(kept: boolean[], blocks: readonly MeasuredBlock[]): void {
  const seen = new Map<string, number>()
  const repeats: number[] = []
  let whole = 0
  let twice = 0
  blocks.forEach(({block: {text, parent, classes}, weight}, i) => {
    if (!kept[i]) return
    whole += weight
    // Tabs say the same of several things.
    if (TAB.test(classes)) return
    const first = seen.get(text)
    // In one element the text is as its author wrote it.
    if (first !== undefined && first !== parent) {
      repeats.push(i)
      twice += weight
    }
    if (first === undefined) seen.set(text, parent)
  })
  if (twice > whole * TWICE) for (const i of repeats) kept[i] = false
}

import type {MeasuredLines} from '../measured-lines.ts'

/** What has come between the headline and each line: the longest gap in the prose, lines that are none, labels. */
export function sinceHeadline(
  {prose, headlines: {best}}: MeasuredLines,
  labels: Float64Array,
): {gap: Int32Array; short: Int32Array; cues: Int32Array} {
  const n = prose.length
  const gap = new Int32Array(n).fill(-1)
  const short = new Int32Array(n).fill(-1)
  const cues = new Int32Array(n).fill(-1)
  let longest = 0
  let current = 0
  let others = 0
  let begun = false
  for (let i = best + 1; i < n; i++) {
    gap[i] = longest
    short[i] = others
    cues[i] = labels[i]! - labels[best + 1]!
    if (prose[i]! > 0) {
      current = 0
      begun = true
      continue
    }
    others++
    current++
    if (begun) longest = Math.max(longest, current)
  }
  return {gap, short, cues}
}

import {firstWord} from './fit.ts'
import {printedWidth} from './letter-widths.ts'
import {endsSentence, startsLower} from './punctuation.ts'
import type {Line} from './split-lines.ts'

/** Breaks inside of sentences that are needed to tell the width of print, and what share of all breaks they make up at least. */
const LEAST = {count: 5, share: 0.25} as const
/** Share of such breaks that the width has to explain. */
const EXPLAINED = 0.75
/** A line that is so many times as wide as the usual one holds several, since a divided word was put together. */
const SEVERAL = 1.4
/** The width is that which so many of the lines do not pass. */
const USUAL = 0.85
/** Narrowest and widest lines of print, in average letters. */
const [NARROWEST, WIDEST] = [25, 200]
/** By how much print is stretched and pressed, as a share of the width. */
export const STRETCH = 0.06

/**
 * Find the width of printed lines, in average letters: what breaks inside of sentences show, where the line above was too full for the
 * word that follows. `null` where such breaks are few, or agree on no width.
 */
export function printedLineWidth(lines: readonly Line[]): number | null {
  const pairs = breaksInside(lines)
  const all = pairs.map(({used}) => used).sort((a, b) => a - b)
  const several = (all[all.length >> 1] ?? 0) * SEVERAL
  const single = all.filter(used => used <= several)
  const width = single[Math.floor(single.length * USUAL)] ?? 0
  if (width < NARROWEST || width > WIDEST) return null
  const explained = pairs.filter(
    ({used, needed}) => used > several || (used <= width * (1 + STRETCH) && needed >= width * (1 - STRETCH)),
  )
  return explained.length >= pairs.length * EXPLAINED ? width : null
}

interface Break {
  /** Width of the line above, and with the word that follows. */
  readonly used: number
  readonly needed: number
}

/** The breaks inside of sentences; none where they are few among all breaks. */
function breaksInside(lines: readonly Line[]): Break[] {
  let breaks = 0
  const inside: [Line, Line][] = []
  for (let i = 1; i < lines.length; i++) {
    const [line, next] = [lines[i - 1]!, lines[i]!]
    if (next.blanks > 0) continue
    breaks++
    if (startsLower(next.text) && !endsSentence(line.text)) inside.push([line, next])
  }
  if (inside.length < LEAST.count || inside.length < breaks * LEAST.share) return []
  return inside.map(([line, next]) => {
    const used = line.indent + printedWidth(line.text)
    return {used, needed: used + printedWidth(` ${firstWord(next.text)}`)}
  })
}

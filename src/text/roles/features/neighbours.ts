import type {MeasuredLines} from '../measured-lines.ts'
import type {Place} from './place.ts'

const SHOWN = ['size', 'stops', 'ending', 'opening', 'capitalised', 'bullet', 'digitShare', 'commas'] as const
const OFFSETS = [-3, -2, -1, 1, 2, 3] as const

/** Names of the features that say what stands around a line, in the order in which they are filled in. */
export const NEIGHBOUR_FEATURES: readonly string[] = OFFSETS.flatMap(at => [
  ...SHOWN.map(name => `${name}${at}`),
  `prose${at}`,
  `cue${at}`,
  `cueKind${at}`,
])

/** Numbers that a neighbour shows of a line: those of `SHOWN`, how much prose it is, its strongest cue and that cue's kind. */
const NEIGHBOUR = SHOWN.length + 3

/** What lines show to their neighbours, in rows: it is asked for six times. */
export function neighbourRows({measures, prose}: MeasuredLines): Float32Array {
  const rows = new Float32Array(measures.length * NEIGHBOUR)
  let at = 0
  for (let i = 0; i < measures.length; i++) {
    const m = measures[i]!
    rows[at++] = m.size
    rows[at++] = m.stops
    rows[at++] = m.ending
    rows[at++] = m.opening
    rows[at++] = m.capitalised
    rows[at++] = m.bullet
    rows[at++] = m.digitShare
    rows[at++] = m.commas
    rows[at++] = prose[i]!
    let strongest = 0
    let kind = -1
    for (let k = 0; k < m.cues.length; k++) {
      if (m.cues[k]! <= strongest) continue
      strongest = m.cues[k]!
      kind = k
    }
    rows[at++] = strongest
    rows[at++] = kind
  }
  return rows
}

/** Fill in what the neighbours show, by the rows of {@link neighbourRows}; -1 beyond the ends. Gives the next free place. */
export function putNeighbours(rows: Float32Array, {at, i}: Place, shown: Float32Array): number {
  const lines = shown.length / NEIGHBOUR
  let to = at
  for (let o = 0; o < OFFSETS.length; o++) {
    const other = i + OFFSETS[o]!
    const inside = other >= 0 && other < lines
    for (let k = 0; k < NEIGHBOUR; k++) rows[to++] = inside ? shown[other * NEIGHBOUR + k]! : -1
  }
  return to
}

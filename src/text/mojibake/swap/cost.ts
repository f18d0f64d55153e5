/** What bytes cost in a charset, told as soon as it is too much. */
import {decodeStrictly} from '../codecs.ts'
import {costOfBytes, costsOfText} from '../language/plausibility.ts'
import {type Page, pageNamed} from '../pages.ts'
import {costOfLine} from '../wide/model.ts'

const drawn = /[\u2500-\u259f]/

/** By how many nats a reading may fall behind the line as it stands, on the way. */
const behind = 12

/** What each beginning of a line costs as it stands, and how far a reading may fall behind. */
interface Rival {
  costs: Float64Array
  slack: number
}

/** Make a rival of a line; `whole` is what it costs as a whole beyond its characters. */
export const rivalOf = (line: string, whole: number): Rival => ({
  costs: costsOfText(line),
  slack: whole + behind,
})

interface CostLimits {
  rival: Rival
  /** Above this the cost is not finished. */
  limit: number
  /** Whether the line has box drawing, so that what it becomes may have some. */
  boxes: boolean
  /** What was found of the same bytes, by what they read as: the cost, or less than nothing where it is at least that. */
  known: Map<number, number>
}

/** Cost in nats of bytes in a charset; at least `limit` where they are not of it. */
export const costIn = (to: string, bytes: Uint8Array, {limit, boxes, known, rival}: CostLimits): number => {
  const page = pageNamed(to)
  if (!page) {
    const text = decodeStrictly(to, bytes)
    return text === undefined || (!boxes && drawn.test(text))
      ? Infinity
      : costOfLine(text, {limit, charset: to})
  }
  const hash = hashThrough(page, bytes)
  const seen = known.get(hash)
  if (seen !== undefined && seen >= 0) return seen
  if (seen !== undefined && -seen >= limit) return Infinity
  const {costs, slack} = rival
  const isAbreast = costs.length === bytes.length
  const cost = costOfBytes(bytes, page.codes, {
    limit,
    shut: !boxes,
    rival: isAbreast ? costs : undefined,
    slack,
  })
  known.set(hash, cost === Infinity ? -limit : cost)
  return cost
}

/** A number that two readings of the same bytes share only when they are the same. */
const hashThrough = ({codes}: Page, bytes: Uint8Array): number => {
  let hash = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    hash = Math.imul(hash ^ codes[bytes[at]!]!, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash
}

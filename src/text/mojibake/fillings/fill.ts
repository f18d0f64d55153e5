/** Choose the characters of sequences that lost bytes, by all that stands around them. */
import {fillingWeights} from '../../../tables/mojibake-fillings.ts'
import {contextsOf, isOneWord, type Line, layOut, mostContexts, put} from './contexts.ts'
import {costAround} from './local-cost.ts'
import {tongueOf} from './tongue.ts'
import {weigherOf} from './weights.ts'

/** A character that lost bytes: where it stands, and what it may be. */
export interface Hole {
  at: number
  candidates: readonly number[]
  /** How likely the one that was chosen is among them, from 0 to 1. */
  likelihood: number
  /** Those that are not far behind it, once it was chosen. */
  likely: readonly number[]
}

const contexts = new Uint32Array(mostContexts)
const weigh = weigherOf(fillingWeights)

/** A line at work. */
interface Scene {
  codes: Int32Array
  line: Line
}

const set = ({codes, line}: Scene, at: number, code: number) => {
  codes[at] = code
  put(line, at + 1, code)
}

/** How well the character at a place fits in, in nats. */
const fitOf = ({codes, line}: Scene, at: number): number =>
  weigh(contexts, contextsOf(line, at + 1, contexts)) - costAround(codes, at)

/** How far apart two holes are, at most, that are chosen together. */
const near = 3

const areNear = ({line}: Scene, one: Hole, other: Hole): boolean =>
  other.at - one.at <= near || isOneWord(line, one.at + 1, other.at + 1)

/** How far behind the best a candidate is, at most, that may gain by another choice beside it, in nats. */
const behind = 7

/** Choose the best character of one hole, the others being what they are. */
const chooseOne = (scene: Scene, hole: Hole) => {
  const {at, candidates} = hole
  const scores = candidates.map(code => {
    set(scene, at, code)
    return fitOf(scene, at)
  })
  const most = Math.max(...scores)
  set(scene, at, candidates[scores.indexOf(most)]!)
  hole.likely = candidates.filter((_, index) => scores[index]! > most - behind)
  hole.likelihood = 1 / scores.reduce((sum, own) => sum + Math.exp(own - most), 0)
}

/** Choose the best characters of two holes together; false where they are what they were. */
const chooseTwo = (scene: Scene, one: Hole, other: Hole): boolean => {
  const before = [scene.codes[one.at]!, scene.codes[other.at]!] as const
  let best = before
  let most = -Infinity
  for (const first of one.likely) {
    set(scene, one.at, first)
    for (const second of other.likely) {
      set(scene, other.at, second)
      const own = fitOf(scene, one.at) + fitOf(scene, other.at)
      if (own <= most) continue
      most = own
      best = [first, second]
    }
  }
  set(scene, one.at, best[0])
  set(scene, other.at, best[1])
  return best[0] !== before[0] || best[1] !== before[1]
}

/** How many ways two holes are filled in together, at most. */
const mostPairs = 36
const mostSweeps = 3

/** Choose the best characters of holes that stand near each other: each by itself, two at a time, and each once more. */
const chooseAll = (scene: Scene, holes: readonly Hole[]) => {
  for (const hole of holes) chooseOne(scene, hole)
  let isChanged = false
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let isSettled = true
    for (let index = 1; index < holes.length; index++) {
      const [one, other] = [holes[index - 1]!, holes[index]!]
      const ways = one.likely.length * other.likely.length
      if (ways > 1 && ways <= mostPairs && chooseTwo(scene, one, other)) isSettled = false
    }
    if (isSettled) break
    isChanged = true
    if (holes.length === 2) break
  }
  if (isChanged || holes.length > 2) for (const hole of holes) chooseOne(scene, hole)
}

/** Fill in the holes of a line, in order: `codes` are its characters, with a first guess in each hole. */
export const fillHoles = (codes: Int32Array, holes: readonly Hole[]) => {
  const scene = {codes, line: layOut(codes)}
  // What was guessed tells no language.
  const known = codes.slice()
  for (const {at} of holes) known[at] = 0
  scene.line.tongue = tongueOf(known)
  for (let from = 0; from < holes.length; ) {
    let end = from + 1
    while (end < holes.length && areNear(scene, holes[end - 1]!, holes[end]!)) end++
    if (end === from + 1) chooseOne(scene, holes[from]!)
    else chooseAll(scene, holes.slice(from, end))
    from = end
  }
}

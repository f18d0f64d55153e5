/** Undo layer after layer of damage: what was decoded wrongly several times over comes right from the outside in. */
import {isQuiet} from './drafts.ts'
import {refill} from './fillings/refill.ts'
import type {Known, Languages} from './known.ts'
import {lineRound, swapRound} from './lines.ts'
import {sureRound} from './sequences/sure-sequences.ts'
import {countLetters} from './swap/lone-swaps.ts'
import {apply, isSwapped, othersOf, type Work} from './works.ts'

/** How many layers of damage one run undoes at most. */
const mostLayers = 5

/** A document, and how it is read. */
export interface Reading {
  text: string
  /** The page that it was decoded by, where that tells something. */
  charset: string | undefined
  known: Known
  languages: Languages
}

/** Mend the lines at work, layer by layer, as long as that changes any. */
export const mendLayers = (works: Work[], reading: Reading) => {
  const {budget} = reading.known
  let active: Work[] = works
  for (let layer = 0; layer < mostLayers && active.length && (layer === 0 || budget.left > 0); layer++) {
    if (active.every(({isQuiet: isDone}) => isDone)) return
    active = mendLayer(active, layer, reading)
    if (layer === 0) swapQuiet(works, reading)
  }
}

/** Mend one layer; gives the lines that it changed. Whole lines are swapped in the first only. */
const mendLayer = (active: Work[], layer: number, {text, charset, known, languages}: Reading): Work[] => {
  const isFirst = layer === 0
  const before = active.map(({now}) => now)
  const evidence = mendSurely(active)
  if (isFirst && evidence.some(nats => nats > 0)) known.bias = undefined
  const {biasFor, relearn} = languages
  const rounds = lineRound(
    active.map((work, index) => ({
      text: work.now,
      before: before[index]!,
      isMended: !isFirst || work.now !== work.text,
      wasMended: known.mended.has(work.now),
      isQuiet: work.isQuiet || (work.now === before[index] ? undefined : false),
    })),
    {
      biasFor,
      relearn: isFirst ? relearn : biasFor,
      swapping: isFirst,
      letters: () => countLetters(text),
      charset,
      evidence,
      ...known,
    },
  )
  return active.filter((work, index) => {
    const {edits, isSettled, isQuiet: isDone} = rounds[index]!
    if (edits.length || (isSettled && !isSwapped(work))) work.isSettled = isSettled
    apply(work, refill(work.now, edits))
    work.isQuiet = isDone
    return work.now !== before[index]
  })
}

/** What a sequence that is beyond doubt speaks for its page, in nats. */
const perSequence = 5

/** Mend the sequences that are beyond doubt; gives what they speak for each page, in nats. */
const mendSurely = (works: readonly Work[]): Float64Array => {
  const open = works.filter(({isQuiet: isDone}) => !isDone)
  const {edits, counts} = sureRound(open.map(({now}) => now))
  for (const [index, work] of open.entries()) {
    if (!apply(work, edits[index]!)) continue
    work.isQuiet = isQuiet(work.now)
    work.isSettled = work.isQuiet
  }
  return counts.map(count => count * perSequence)
}

/** Swap the lines of a document that say too little by themselves, as the others showed; they join those at work. */
const swapQuiet = (works: Work[], {text, known: {noted, settled}, languages}: Reading) => {
  if (noted.size === 0) return
  const others = othersOf(text, works, settled)
  const quiet = [...works.filter(({edits}) => edits.length === 0), ...others]
  const swaps = swapRound(
    quiet.map(({now}) => now),
    {noted, bias: languages.biasFor()},
  )
  for (const [index, work] of quiet.entries()) apply(work, swaps[index]!)
  works.push(...others.filter(({edits}) => edits.length))
  works.sort((one, other) => one.start - other.start)
}

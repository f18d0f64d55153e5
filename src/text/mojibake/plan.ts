/** Repairs, the plans they carry, and how plans replay and edits compose. */
import {decodeStrictly, encodeTextAs} from './codecs.ts'

/** One step of a plan; steps run in order, each on what the one before gave. */
export type PlanStep =
  | {op: 'patch'; changes: readonly Patch[]}
  | {op: 'recode'; from: string; to: string}
  | {op: 'put'; text: string}
  | {op: 'parts'; parts: readonly Part[]}

/** Replace `drop` code units at `at` by `text`; offsets are of the text before the step. */
export interface Patch {
  at: number
  drop: number
  text: string
}

/** Run a plan on the code units `start` to `end` of the text before the step. */
export interface Part {
  start: number
  end: number
  plan: readonly PlanStep[]
}

/** One change: code units `start` to `end` of a text become `after`. */
export interface Edit {
  start: number
  end: number
  after: string
  plan: PlanStep[]
  confidence: number
  rule: string
}

const splice = (text: string, changes: readonly {start: number; end: number; after: string}[]): string => {
  let spliced = ''
  let from = 0
  for (const {start, end, after} of changes) {
    spliced += text.slice(from, start) + after
    from = end
  }
  return spliced + text.slice(from)
}

const runStep = (text: string, step: PlanStep): string => {
  if (step.op === 'put') return step.text
  if (step.op === 'patch') {
    return splice(
      text,
      step.changes.map(({at, drop, text: after}) => ({start: at, end: at + drop, after})),
    )
  }
  if (step.op === 'recode') {
    const bytes = encodeTextAs(step.from, text)
    if (!bytes) throw new RangeError(`Text has characters that ${step.from} lacks`)
    const decoded = decodeStrictly(step.to, bytes)
    if (decoded === undefined) throw new RangeError(`Bytes are not ${step.to}`)
    return decoded
  }
  return splice(
    text,
    step.parts.map(({start, end, plan}) => ({start, end, after: replayPlan(text.slice(start, end), plan)})),
  )
}

/**
 * Run a repair's plan on its `before`, which gives its `after`.
 *
 * Throws RangeError when the text is not one that the plan was made for.
 *
 * @example
 * replayPlan('cafÃ©', [{op: 'recode', from: 'windows-1252', to: 'utf-8'}]) // => 'café'
 */
export const replayPlan = (before: string, plan: readonly PlanStep[]): string => {
  let text = before
  for (const step of plan) text = runStep(text, step)
  return text
}

/**
 * Say in a few words what a plan does.
 *
 * @example
 * describePlan([{op: 'patch', changes: []}, {op: 'recode', from: 'windows-1252', to: 'utf-8'}]) // => 'what was lost put back, windows-1252 as utf-8'
 */
export const describePlan = (plan: readonly PlanStep[]): string =>
  [...new Set(plan.map(describeStep))].join(', ')

const describeStep = (step: PlanStep): string => {
  if (step.op === 'recode') return `${step.from} as ${step.to}`
  if (step.op === 'parts') return [...new Set(step.parts.map(({plan}) => describePlan(plan)))].join('; ')
  return step.op === 'patch' ? 'what was lost put back' : 'put in its place'
}

/** Apply edits, which are in order and do not overlap. */
export const applyEdits = (text: string, edits: readonly Edit[]): string =>
  edits.length === 0 ? text : splice(text, edits)

/** Give an edit as it is in offsets that are so many more. */
export const moved = ({start, end, after, plan, confidence, rule}: Edit, by: number): Edit => ({
  start: start + by,
  end: end + by,
  after,
  plan,
  confidence,
  rule,
})

const asParts = (edits: readonly Edit[], origin: number): PlanStep[] => {
  const only = edits[0]
  if (!only) return []
  return [
    {op: 'parts', parts: edits.map(e => ({start: e.start - origin, end: e.end - origin, plan: e.plan}))},
  ]
}

const joinGroup = (input: string, first: readonly Edit[], second: readonly Edit[], span: Span): Edit => {
  const {start, end, shift} = span
  const middleStart = start + shift
  const [a, b] = [first[0]!, second[0]!]
  // One on all of another, as layers are.
  if (first.length === 1 && second.length === 1 && a.start === start && a.end === end) {
    if (b.start === middleStart && b.end === middleStart + a.after.length) {
      const confidence = Math.min(a.confidence, b.confidence)
      return {start, end, after: b.after, plan: [...a.plan, ...b.plan], confidence, rule: b.rule}
    }
  }
  const whole = first.length === 1 && first[0]!.start === start && first[0]!.end === end
  const middle = applyEdits(
    input.slice(start, end),
    first.map(e => moved(e, -start)),
  )
  const wholeNext =
    second.length === 1 && second[0]!.start === middleStart && second[0]!.end === middleStart + middle.length
  const relative = second.map(e => moved(e, -middleStart))
  const strongest = [...first, ...second].reduce((a, b) => (b.confidence < a.confidence ? b : a))
  return {
    start,
    end,
    after: applyEdits(middle, relative),
    plan: [
      ...(whole ? first[0]!.plan : asParts(first, start)),
      ...(wholeNext ? second[0]!.plan : asParts(second, middleStart)),
    ],
    confidence: strongest.confidence,
    rule: second.at(-1)!.rule,
  }
}

interface Span {
  start: number
  end: number
  /** What to add to an input offset at `start` to have it in the middle text. */
  shift: number
}

/**
 * Compose two rounds of edits into one on the first round's input.
 *
 * `first` turns `input` into a middle text, `second` is in offsets of that.
 */
export const composeEdits = (input: string, first: readonly Edit[], second: readonly Edit[]): Edit[] => {
  if (second.length === 0) return [...first]
  if (first.length === 0) return [...second]
  const composed: Edit[] = []
  let i = 0
  let j = 0
  let shift = 0
  while (i < first.length || j < second.length) {
    const a = first[i]
    const b = second[j]
    const aStart = a ? a.start + shift : Infinity
    const aEnd = a ? aStart + a.after.length : Infinity
    if (a && (!b || aEnd < b.start || (aEnd === b.start && b.end > b.start))) {
      composed.push(a)
      shift += a.after.length - (a.end - a.start)
      i++
      continue
    }
    if (b && (!a || b.end <= aStart)) {
      composed.push(moved(b, -shift))
      j++
      continue
    }
    // They overlap: gather all that touch, in one group.
    const startShift = shift
    const groupA: Edit[] = []
    const groupB: Edit[] = []
    const middleStart = Math.min(aStart, b!.start)
    let middleEnd = middleStart
    for (;;) {
      const nextA = first[i]
      const nextB = second[j]
      if (
        nextA &&
        (nextA.start + shift < middleEnd ||
          groupA.length + groupB.length === 0 ||
          nextA.start + shift <= b!.start)
      ) {
        groupA.push(nextA)
        middleEnd = Math.max(middleEnd, nextA.start + shift + nextA.after.length)
        shift += nextA.after.length - (nextA.end - nextA.start)
        i++
      } else if (nextB && nextB.start < middleEnd) {
        groupB.push(nextB)
        middleEnd = Math.max(middleEnd, nextB.end)
        j++
      } else break
    }
    const start = middleStart - startShift
    const end = middleEnd - shift
    composed.push(
      groupB.length === 0 ? groupA[0]! : joinGroup(input, groupA, groupB, {start, end, shift: startShift}),
    )
  }
  return composed
}

/** Edits that put back lost bytes: where their holes are, and how they are made anew with other fillings. */
import {type Page, pageNamed, trailBits} from '../pages.ts'
import type {Edit, Patch, PlanStep} from '../plan.ts'
import {bytesOf, candidatesFor, isOfContext, lostOf, trailOf} from './candidates.ts'
import type {Hole} from './fill.ts'

/** An edit that puts back lost bytes, of a page. */
export interface LossyEdit {
  edit: Edit
  page: Page
  changes: readonly Patch[]
  /** The patch of each byte, by its place once all are put back; nothing where it was not lost. */
  patchOf: ReadonlyMap<number, Patch>
  /** How many characters it gives. */
  length: number
}

/** A hole, and what puts back its lost bytes. */
export interface Filling {
  hole: Hole
  patches: readonly Patch[]
  /** Where its first byte stands, before anything is put back. */
  start: number
  /** Which of its bytes were lost, as bits, the last one lowest. */
  lost: number
}

/** What may stand where a page loses a byte. */
const marks = new Set(['', '\ufffd', '?', ' '])

/** ISO-8859-1 leaves no byte undefined: what marks lost ones is windows-1252. */
const pageOf = (name: string, before: string): Page | undefined =>
  pageNamed(
    name === 'iso-8859-1' && !/[\x80-\x9f]/.test(before) && /[?\ufffd]/.test(before) ? 'windows-1252' : name,
  )

/** Take up an edit of a text; nothing where it puts back no bytes of a page. */
export const lossyEditOf = (text: string, edit: Edit): LossyEdit | undefined => {
  const [patch, recode] = edit.plan
  if (edit.rule !== 'utf8-lost-bytes' || edit.plan.length !== 2) return undefined
  if (patch?.op !== 'patch' || recode?.op !== 'recode' || recode.to !== 'utf-8') return undefined
  const page = pageOf(recode.from, text.slice(edit.start, edit.end))
  if (!page) return undefined
  const patchOf = new Map<number, Patch>()
  let shift = 0
  for (const change of patch.changes) {
    const from = edit.start + change.at
    if (marks.has(text.slice(from, from + change.drop))) patchOf.set(change.at + shift, change)
    shift += change.text.length - change.drop
  }
  return {edit, page, changes: patch.changes, patchOf, length: Array.from(edit.after).length}
}

/** Whether a character may be a byte of the next layer, before what may be the next one. */
const isByte = (code: number, next: number): boolean =>
  code < 0x100 && next < 0x10000 && trailBits[next]! !== 0

/** Find the holes of an edit whose first character stands at `from` among those of the line. */
export const fillingsOf = (lossy: LossyEdit, codes: readonly number[], from: number): Filling[] => {
  const {patchOf, length} = lossy
  const found: Filling[] = []
  let byte = 0
  let shift = 0
  for (let at = from; at < from + length; at++) {
    const start = byte - shift
    const patches: Patch[] = []
    let lost = 0
    for (let last = byte + bytesOf(codes[at]!); byte < last; byte++) {
      const patch = patchOf.get(byte)
      lost = lost * 2 + Number(patch !== undefined)
      if (!patch) continue
      patches.push(patch)
      shift += patch.text.length - patch.drop
    }
    if (lost === 0 || !isOfContext(codes, at) || isByte(codes[at]!, codes[at + 1] ?? 0)) continue
    const candidates = candidatesOf(codes[at]!, lossy, {lost, patches})
    if (candidates.some(own => own !== codes[at]))
      found.push({hole: {at, candidates, likelihood: 1, likely: candidates}, patches, start, lost})
  }
  return found
}

const candidatesOf = (
  code: number,
  {edit, page}: LossyEdit,
  {lost, patches}: Pick<Filling, 'lost' | 'patches'>,
): readonly number[] => {
  const isOfPage = edit.plan[1]?.op === 'recode' && edit.plan[1].from === page.name
  if (isOfPage && (lost & lostOf(code, page.holes)) !== lost) return []
  const isDropped = patches.every(({drop}) => drop === 0)
  return candidatesFor(code, {lost, isDropped, holes: page.holes})
}

/** Put back the lost bytes of a character: where one of two was dropped, it may be the other one. */
const patchesFor = (code: number, {patches, start, lost}: Filling, {holes, upper}: Page): Patch[] => {
  const bytes = bytesOf(code)
  const isOther = patches.length === 1 && lost < 3 && !holes.includes(trailOf(code, lost - 1))
  const places = isOther ? [2 - lost] : [2, 1, 0].filter(place => lost & (1 << place))
  return patches.map((patch, index) => {
    const place = places[index]!
    const text = upper[trailOf(code, place) - 0x80]!
    return {...patch, text, at: isOther ? start + bytes - 1 - place : patch.at}
  })
}

/** Make an edit again with what its holes were filled with: `codes` are the characters of the line, its own from `from` on. */
export const editWith = (
  lossy: LossyEdit,
  fillings: readonly Filling[],
  {codes, from}: {codes: Int32Array; from: number},
): Edit => {
  const {edit, page, changes, length} = lossy
  const now = new Map<Patch, Patch>()
  let confidence = edit.confidence
  for (const filling of fillings) {
    const {hole, patches} = filling
    confidence = Math.min(confidence, Math.round(hole.likelihood * 1000) / 1000)
    for (const [index, patch] of patchesFor(codes[hole.at]!, filling, page).entries())
      now.set(patches[index]!, patch)
  }
  const put = changes.map(own => now.get(own) ?? own)
  if (put.some(({text}) => page.byteOf[text.charCodeAt(0)] === 0)) return edit
  const plan: PlanStep[] = [
    {op: 'patch', changes: put},
    {op: 'recode', from: page.name, to: 'utf-8'},
  ]
  return {
    ...edit,
    after: String.fromCodePoint(...codes.subarray(from, from + length)),
    plan,
    confidence,
  }
}

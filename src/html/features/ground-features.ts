import {SINCE} from '../page-context.ts'
import {climbToShare} from './element-paths.ts'
import type {KnownPage} from './known-page.ts'
import type {Row} from './row.ts'

/** The ground a block stands on: how far from the page's prose, in what run, behind which closing words. */
export const GROUND_FEATURES = [
  'climbToHalf',
  'climbToMost',
  'grandDates',
  'greatDates',
  'groupEnds',
  'groupInBest',
  'groupSpan',
  'parentRun',
  ...SINCE.map(cue => `since:${cue}`),
]

/** Write {@link GROUND_FEATURES} of one block. */
export function putGround(row: Row, i: number, {measures, context}: KnownPage): void {
  const {page, blocks, sums, groups, totalProse} = measures
  const {block, group} = blocks[i]!
  row.put(climbToShare(page, block.element, {prose: sums.prose, wanted: totalProse * 0.5}))
  row.put(climbToShare(page, block.element, {prose: sums.prose, wanted: totalProse * 0.8}))
  const grand = page.elements[block.parent]?.parent ?? -1
  const great = page.elements[grand]?.parent ?? -1
  row.put(grand < 0 ? 0 : sums.dates[grand]! / Math.max(1, sums.longBlocks[grand]!))
  row.put(great < 0 ? 0 : sums.dates[great]! / Math.max(1, sums.longBlocks[great]!))
  const {count} = groups[group]!
  row.put(context.groups.ends[group]! / count)
  row.put(context.groups.inBest[group]! / count)
  row.put((context.groups.last[group]! - context.groups.first[group]! + 1) / Math.max(1, blocks.length))
  row.put(Math.min(50, context.run[i]!))
  for (let c = 0; c < SINCE.length; c++) row.put(context.since[i * SINCE.length + c]!)
}

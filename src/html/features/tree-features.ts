import {NO_CUE} from '../page-measures.ts'
import {climbs, hops} from './element-paths.ts'
import {bitCount, type KnownPage} from './known-page.ts'
import type {Row} from './row.ts'

/** What the elements around a block hold, and what stands near it in the tree. */
export const TREE_FEATURES = [
  'inBest', 'climbToBest', 'parentScore', 'parentProse', 'parentShare', 'parentLongs', 'parentBlocks', 'parentDensity', 'grandShare',
  'grandDensity', 'grandLongs', 'greatShare', 'greatDensity', 'groupCount', 'groupShare', 'groupMean', 'groupDensity', 'bestShare', 'bestPosition',
  'pageProse', 'pageBlocks', 'pageDensity', 'childIndex', 'childrenAfter', 'toLongBefore', 'toLongAfter', 'hopLongBefore', 'hopLongAfter',
  'toHeadingBefore', 'headingCues', 'headingLevel', 'headingSameParent',
] // biome-ignore format: one list

/** Write {@link TREE_FEATURES} of one block. */
export function putTree(row: Row, i: number, {measures, context}: KnownPage): void {
  const {page, blocks, sums, groups, best, totalProse} = measures
  const m = blocks[i]!
  const {parent} = m.block
  const grand = page.elements[parent]?.parent ?? -1
  const great = page.elements[grand]?.parent ?? -1
  const total = Math.max(1, totalProse)
  const density = (at: number) => (at < 0 ? 0 : 1 - sums.prose[at]! / Math.max(1, sums.weight[at]!))
  const share = (at: number) => (at < 0 ? 1 : sums.prose[at]! / total)
  const climb = context.bestFirst < 0 ? false : climbs(page, m.block.element, best)
  row.put(Number(climb !== false))
  row.put(climb === false ? NO_CUE : climb)
  row.put(parent < 0 || best < 0 ? 0 : sums.score[parent]! / Math.max(1e-9, sums.score[best]!))
  row.put(parent < 0 ? 0 : Math.log1p(sums.prose[parent]!))
  row.put(share(parent))
  row.put(parent < 0 ? 0 : sums.longBlocks[parent]!)
  row.put(parent < 0 ? 0 : sums.blocks[parent]!)
  row.put(density(parent))
  row.put(share(grand))
  row.put(density(grand))
  row.put(grand < 0 ? 0 : sums.longBlocks[grand]!)
  row.put(share(great))
  row.put(density(great))
  const group = groups[m.group]!
  row.put(group.count)
  row.put(group.prose / total)
  row.put(group.weight / group.count)
  row.put(group.linkWeight / Math.max(1, group.weight))
  row.put(share(best))
  row.put(
    context.bestLast <= context.bestFirst
      ? 0
      : (i - context.bestFirst) / (context.bestLast - context.bestFirst),
  )
  row.put(Math.log1p(totalProse))
  row.put(blocks.length)
  row.put(density(0))
  row.put(context.childIndex[i]!)
  row.put((context.childCount.get(parent) ?? 1) - context.childIndex[i]! - 1)
  const before = context.longBefore[i]!
  const after = context.longAfter[i]!
  row.put(before < 0 ? 100 : Math.min(100, i - before))
  row.put(after < 0 ? 100 : Math.min(100, after - i))
  row.put(before < 0 ? NO_CUE : hops(page, m.block.parent, blocks[before]!.block.parent))
  row.put(after < 0 ? NO_CUE : hops(page, m.block.parent, blocks[after]!.block.parent))
  const heading = context.headingBefore[i]!
  row.put(heading < 0 ? 100 : Math.min(100, i - heading))
  row.put(heading < 0 ? 0 : bitCount(blocks[heading]!.cues))
  row.put(heading < 0 ? 0 : blocks[heading]!.block.level)
  row.put(Number(heading >= 0 && blocks[heading]!.block.parent === parent))
}

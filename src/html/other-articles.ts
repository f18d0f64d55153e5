import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock} from './page-measures.ts'

/** From how much text on (see `TextMeasures.weight`) an `article` element counts as an article of its own. */
const WHOLE = 500

/** Take out of what is kept the further articles that endless pages load below the first, each in an element and under a headline of its own. */
export function dropOtherArticles(judged: JudgedPage, kept: boolean[]): void {
  const {anchors, measures} = judged
  const {blocks} = measures
  const owners = blocks.map(block => articleOf(block, judged))
  const own = new Map<number, {weight: number; headed: boolean}>()
  owners.forEach((owner, i) => {
    if (owner < 0 || !kept[i]) return
    const {weight, block} = blocks[i]!
    const known = own.get(owner) ?? {weight: 0, headed: isHeadline(block) || isHeadline(blocks[i - 1]?.block)}
    own.set(owner, {...known, weight: known.weight + weight})
  })
  if (own.size < 2) return
  const home =
    anchors.title >= 0 && own.has(owners[anchors.title]!) ? owners[anchors.title]! : [...own.keys()][0]!
  if (own.get(home)!.weight < WHOLE) return
  owners.forEach((owner, i) => {
    if (owner < 0 || owner === home) return
    const {weight, headed} = own.get(owner) ?? {weight: 0, headed: false}
    if (headed && weight >= WHOLE) kept[i] = false
  })
}

function isHeadline(block: MeasuredBlock['block'] | undefined): boolean {
  return block?.kind === 'heading' && block.level <= 2
}

/** The outermost `article` element that a block stands in; -1 where there is none. */
function articleOf({block}: MeasuredBlock, {measures}: JudgedPage): number {
  const {elements} = measures.page
  let found = -1
  for (let at = block.element; at >= 0; at = elements[at]!.parent)
    if (elements[at]!.tag === 'article') found = at
  return found
}

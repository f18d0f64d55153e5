import {isSetInFigure} from './choose-blocks.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {textCueBit} from './text-cues.ts'

const RELATED = textCueBit('related')
/** Openings of lines that lead elsewhere, behind brackets and bullets too. */
const LEADS_ELSEWHERE =
  /^[\s[(>»▶►•*–—-]*(?:related|read (?:more|also|next|this)|(?:also|must) read|see also|also see|also|more on this|watch|don[’']t miss|click here)\b/iu
/** The same in scripts without words apart, where brackets open the line; the link behind it may be the shorter part. */
const LEADS_ELSEWHERE_TOO =
  /^[\s[(【［〔「〈《＞>►▶☞※*-]*(?:あわせて読|合わせて読|関連記事|こちらも|관련\s?기사|함께\s?(?:본|읽)|이 기사와 관련|延伸閱讀|延伸阅读|相關(?:新聞|報導|文章)|相关(?:新闻|阅读|报道)|اقرأ أيض|إقرأ أيض|شاهد أيض|بیشتر بخوانید)/u
/** Names by which encyclopedias set lines that lead to other entries. */
const HATNOTE = /(?:^|\s)(?:hatnote|dablink|rellink)(?:\s|$)/
/** Longest line over a list of links, in weight. */
const LONGEST_LEAD = 60
/** Longest line that is taken for a link to elsewhere, in weight. */
const LONGEST_LINE = 200

/** Take out of a running text the lines that lead to other articles, and what stands in its figures. */
export function dropAsides(kept: boolean[], blocks: readonly MeasuredBlock[]): void {
  const isProse = ({weight, linkDensity}: MeasuredBlock, i: number) =>
    kept[i] && weight >= 100 && linkDensity < 0.4
  if (blocks.filter(isProse).length < 2) return
  const inFigure = (measured: MeasuredBlock) =>
    measured.block.places.includes('figure') && !isSetInFigure(measured)
  let whole = 0
  let figures = 0
  blocks.forEach((measured, i) => {
    if (!kept[i]) return
    whole += measured.weight
    if (inFigure(measured)) figures += measured.weight
  })
  // Some templates wrap the very text in figures.
  const figuresAside = figures < whole / 4
  blocks.forEach((measured, i) => {
    if (!kept[i]) return
    if (leadsElsewhere(measured) || (figuresAside && inFigure(measured))) kept[i] = false
  })
  dropLists(kept, blocks)
}

/** Take out lists of other articles under a line that says so. */
function dropLists(kept: boolean[], blocks: readonly MeasuredBlock[]): void {
  blocks.forEach(({block, weight, cues}, i) => {
    if (!kept[i] || weight > LONGEST_LEAD) return
    if ((cues & RELATED) === 0 && !LEADS_ELSEWHERE.test(block.text)) return
    let end = i + 1
    while (end < blocks.length && blocks[end]!.linkDensity > 0.8 && blocks[end]!.weight < LONGEST_LINE) end++
    if (end > i + 1) kept.fill(false, i, end)
  })
}

function leadsElsewhere({block, weight, linkDensity, cues}: MeasuredBlock): boolean {
  if (HATNOTE.test(block.classes)) return true
  if (weight > LONGEST_LINE || block.kind === 'heading') return false
  const {text} = block
  if (linkDensity > 0.3 && LEADS_ELSEWHERE_TOO.test(text)) return true
  if (linkDensity <= 0.5) return false
  if ((cues & RELATED) !== 0 || LEADS_ELSEWHERE.test(text)) return true
  return linkDensity > 0.9 && text.length > 20 && text === text.toUpperCase() && text !== text.toLowerCase()
}

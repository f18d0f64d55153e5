import {type Block, dropBlock, dropScored, isKept, liftBlock, updateBlock} from '../model/block.ts'
import type {ArticleDocument} from '../model/forms.ts'
import type {Report} from '../model/note.ts'
import {type Drop, drop} from '../model/outcome.ts'
import {defineStage} from '../model/stage.ts'
import {OPENS, RUN_ON} from '../text/join-run-ons.ts'
import {confidenceOfLines} from '../text/roles/confidence.ts'
import {furnitureRule, isFurnitureAlone} from '../text/roles/furniture.ts'
import {judgeLines, type LineVerdict} from '../text/roles/judge.ts'
import type {JudgedLine} from '../text/roles/measured-lines.ts'

/**
 * Drop site furniture: menus, related stories, newsletters, share bars, notices, comments; the rule says which.
 *
 * In flattened text every block is judged, with its neighbours; the headline, byline and date are marked with cues (`title`,
 * `byline`, `date`) for a later stage to lift. Blocks that were found in markup are judged there already: of them only lines
 * go whose wording leaves no doubt. An article of which nothing is left is dropped (`all-chrome`).
 */
export const dropChrome = defineStage({
  name: 'drop-chrome',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    const {medium} = document.data
    if (medium === 'text') return judgeText(document, report)
    const children = judgeMarkup(document.children, report)
    return isAllChrome(children) ? drop('all-chrome') : {...document, children}
  },
})

/** The headline is the first level. */
const SUBHEAD_LEVEL = 2

/** Share of a block's text in links from which on it is one. */
const WHOLLY_LINKED = 0.9

const isAllChrome = (blocks: readonly Block[]): boolean =>
  isFurnitureAlone(blocks.filter(isKept).map(block => block.value))

function judgeText(document: ArticleDocument, report: Report): ArticleDocument | Drop {
  const texts = document.children.filter(isJudged)
  const verdicts = judgeLines(texts.map(lineOf))
  let at = 0
  const children = document.children.map(block => {
    const verdict = isJudged(block) ? verdicts[at++]! : null
    return verdict !== null && isKept(block) ? settle(block, verdict, report) : block
  })
  if (isAllChrome(children)) return drop('all-chrome')
  const values = texts.map(block => block.value)
  const metadata = {...document.data.metadata, confidence: confidenceOfLines(verdicts, values)}
  return {...document, data: {...document.data, metadata}, children}
}

/** Code for other pages is judged along: what stands around it is known by it. */
function isJudged({data: {verdict}}: Block): boolean {
  return verdict.kept || verdict.rule === 'embed-code'
}

function lineOf({type, value, data}: Block): JudgedLine {
  return {kind: type, text: value, runOn: data.cues.includes(RUN_ON), opens: data.cues.includes(OPENS)}
}

function settle(block: Block, {role, rule, score}: LineVerdict, report: Report): Block {
  if (rule !== null) return dropScored(block, {rule, score}, report)
  const judged = updateBlock(block, {score})
  if (role === 'body' && isLink(block)) return dropScored(block, {rule: 'related-link', score}, report)
  if (role === 'standfirst') return liftBlock(judged, 'subtitle', report)
  if (role === 'subhead') return updateBlock(judged, {type: 'heading', level: SUBHEAD_LEVEL})
  return role === 'body' ? judged : updateBlock(judged, {cues: [...block.data.cues, role]})
}

/** Markdown shows what is nothing but a link; where a headline of the article is one, it is a heading. */
function isLink({type, data}: Block): boolean {
  return data.linkDensity >= WHOLLY_LINKED && type !== 'heading'
}

function judgeMarkup(blocks: readonly Block[], report: Report): Block[] {
  return blocks.map(block => {
    const rule = isKept(block) && block.type !== 'heading' ? furnitureRule(block.value) : null
    return rule === null ? block : dropBlock(block, rule, report)
  })
}

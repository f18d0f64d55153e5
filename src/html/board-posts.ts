import type {Page, PageHead} from '../model/page.ts'
import {cueDistance} from './cue-distance.ts'
import {typesOf} from './json-ld.ts'
import type {JudgedPage} from './judge-page.ts'
import type {MeasuredBlock, PageMeasures} from './page-measures.ts'
import {metaStatements} from './statements.ts'
import {textCueBits} from './text-cues.ts'

/** Paths under which software for boards keeps its threads. */
const THREAD = /\/(?:forums?|threads?|topics?|discussions?|viewtopic|showthread)(?:[/.?-]|$)/i
/** How many elements up a post's class names may stand. */
const NEAR = 6
/** Weight from which a block is somebody's words, and no button or name. */
const LEAST = 40
/** Weight up to which wording tells what is none. */
const SHORT = 200
const FURNITURE = textCueBits('share', 'follow', 'related', 'copyright', 'login', 'cookie', 'date')
/** Posts from which on a page is a thread of them, and so many lines of one make are repeated. */
const FEWEST = 3
const SIGNED = textCueBits('date', 'byline')
/** A line beside a post that says who wrote it, or how often. */
const SIGNATURE = {
  weight: 90,
  label: /^(?:posts|messages|joined|location|reputation|likes|beiträge|registriert)\s?:/i,
  names: /(?:^|[\s_-])signature(?:$|[\s_-])/,
}
const ELSEWHERE = ['nav', 'aside', 'header', 'footer', 'form', 'button', 'select']

/** What software for boards calls itself. */
const SOFTWARE =
  /\b(?:discourse|flarum|invision|mybb|nodebb|phpbb|simple machines|smf|vanilla|vbulletin|woltlab|xenforo)\b/i

/** Say whether a page calls itself one of questions and answers. */
export function saysQuestions(head: PageHead): boolean {
  const types = statedTypes(head)
  return types.has('qapage') || (types.has('question') && !types.has('faqpage'))
}

/** Say whether a page calls itself a thread of a board, or the software does that made it. */
export function saysThread(page: Page): boolean {
  if (statedTypes(page.head).has('discussionforumposting')) return true
  const body = page.elements.find(({tag}) => tag === 'body')?.names ?? ''
  return (
    SOFTWARE.test(body) || metaStatements(page.head, {generator: ''}).some(({value}) => SOFTWARE.test(value))
  )
}

function statedTypes({jsonLd, itemTypes}: PageHead): Set<string> {
  return new Set([...jsonLd.flatMap(typesOf), ...itemTypes])
}

/** Say whether a page is a thread of a board, or stands where boards keep theirs; questions with answers have comments beside. */
export function saysBoard(page: Page): boolean {
  const {head} = page
  if (saysQuestions(head)) return false
  if (saysThread(page)) return true
  const canonical = head.links.find(({rel}) => rel.split(/\s+/).includes('canonical'))?.href
  return THREAD.test(canonical ?? metaStatements(head, {'og:url': ''})[0]?.value ?? '')
}

/** Keep the posts of a board, which are what readers wrote: all words behind the headline that stand among posts or comments. */
export function keepPosts({measures, anchors}: JudgedPage, kept: boolean[]): void {
  const {blocks, distances} = measures
  const isPost = (measured: MeasuredBlock) => {
    const {block, weight, linkDensity, cues} = measured
    if (weight < LEAST || linkDensity > 0.35 || (weight < SHORT && (cues & FURNITURE) !== 0)) return false
    if (block.places.some(place => ELSEWHERE.includes(place))) return false
    return ['comment', 'forum'].some(cue => cueDistance(measured, cue, distances) <= NEAR)
  }
  let posts = 0
  blocks.forEach((measured, i) => {
    if (i <= anchors.title) return
    // What stood on the page before is quoted from another post.
    if (anchors.repeats[i]! > 0 || measured.block.kind === 'quote') kept[i] = false
    else if (isPost(measured)) {
      kept[i] = true
      posts++
    }
  })
  if (posts >= FEWEST) dropSignatures(measures, kept)
}

/** Drop what stands beside each post, of a make that is repeated: who wrote it and when, and what the writer signs with. */
function dropSignatures({blocks, groups, page}: PageMeasures, kept: boolean[]): void {
  blocks.forEach(({block, group, weight, cues}, i) => {
    if (block.kind === 'heading' || groups[group]!.count < FEWEST) return
    if (SIGNATURE.names.test(page.elements[block.element]?.names ?? '')) kept[i] = false
    if (weight >= SIGNATURE.weight) return
    if ((cues & SIGNED) !== 0 || SIGNATURE.label.test(block.text)) kept[i] = false
  })
}

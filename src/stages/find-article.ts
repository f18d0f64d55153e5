import type {Role} from '../html/assign-roles.ts'
import {createPageBlock} from '../html/create-page-block.ts'
import {describeArticle} from '../html/describe-article.ts'
import {isCommentText} from '../html/drop-comments.ts'
import {dropReason} from '../html/drop-reason.ts'
import {type ExtractedArticle, extractArticle, type Favor} from '../html/extract-article.ts'
import {listNumbers} from '../html/list-numbers.ts'
import {addStated, statedTitle} from '../html/stated.ts'
import {type Block, createBlock, dropBlock, liftBlock} from '../model/block.ts'
import {createArticle} from '../model/forms.ts'
import type {Report} from '../model/note.ts'
import {oneOf} from '../model/option-values.ts'
import {drop} from '../model/outcome.ts'
import {defineStage} from '../model/stage.ts'

const FAVORS: readonly Favor[] = ['precision', 'balanced', 'recall']

/**
 * Find the article on a page: judge each block of the table, lift headline, standfirst, byline, date and captions into the
 * metadata, drop the rest with a rule each, and read the metadata by a vote of its sources.
 */
export const findArticle = defineStage({
  name: 'find-article',
  takes: 'page',
  gives: 'article',
  defaults: {
    /** What to favour in doubt: `precision` drops doubtful blocks, `recall` keeps them. @default 'balanced' */
    favor: 'balanced' as Favor,
    /** Lift captions into the record; otherwise they are dropped. @default true */
    captions: true,
    /** Keep readers' comments, as blocks of kind `comment` behind the body; otherwise they are dropped. @default false */
    comments: false,
  },
  values: {favor: oneOf(FAVORS)},
  setup:
    ({favor, captions, comments}) =>
    ({page, charset, charsetSource, source}, report) => {
      const article = extractArticle(page, favor)
      const reason = dropReason(article)
      if (reason !== null) return drop(reason, page.head.title)
      if (article.from !== 'blocks') report(`body-from-${article.from}`, {detail: explain(article)})
      const ordinalOf = listNumbers(page)
      const children = page.blocks.map((block, i) => {
        const role = article.roles[i]!
        const isComment = comments && 'rule' in role && role.rule === 'comment' && isCommentText(block)
        const made = createPageBlock(isComment ? {...block, kind: 'comment'} : block, {
          score: article.scores[i] ?? null,
          ordinal: ordinalOf(block),
        })
        if (block.droppedBy !== undefined) return dropBlock(made, block.droppedBy, report)
        if (isComment) return made
        return settle(made, !captions && 'lift' in role && role.lift === 'captions' ? CAPTION : role, report)
      })
      for (const text of article.embedded?.paragraphs ?? []) children.push(createBlock('paragraph', text))
      const {metadata, sources} = describeArticle(page, article, source.url)
      for (const {field, source, value} of sources) {
        report(`${field}-from-${source}`, {after: value.slice(0, 500)})
      }
      return createArticle(children, {
        source,
        charset,
        charsetSource,
        decoded: page.html,
        medium: 'html',
        metadata: addStated(metadata, source, {isPiece: page.head.title === statedTitle(source)}),
      })
    },
})

const CAPTION: Role = {kept: false, rule: 'caption'}

function settle(block: Block, role: Role, report: Report): Block {
  if ('lift' in role) return liftBlock(block, role.lift, report)
  return role.kept ? block : dropBlock(block, role.rule, report)
}

function explain({from, embedded}: ExtractedArticle): string {
  if (from === 'embedded') return `the page's markup holds no article; its ${embedded?.source ?? 'data'} does`
  if (from === 'hidden-blocks')
    return 'only blocks that the page hides until a script runs read like an article'
  return 'no block is likely to belong to an article; the likeliest were taken'
}

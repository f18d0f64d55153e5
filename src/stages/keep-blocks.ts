import {createPageBlock} from '../html/create-page-block.ts'
import {listNumbers} from '../html/list-numbers.ts'
import {dropBlock} from '../model/block.ts'
import {createArticle} from '../model/forms.ts'
import {NO_METADATA} from '../model/metadata.ts'
import {drop} from '../model/outcome.ts'
import {defineStage} from '../model/stage.ts'

/**
 * Take every block of a page that a reader sees, judging nothing; only the head's title and language are believed.
 * Hidden blocks are dropped by the rule `hidden`. A page without a visible block is dropped (`no-text`).
 */
export const keepBlocks = defineStage({
  name: 'keep-blocks',
  takes: 'page',
  gives: 'article',
  defaults: {},
  setup:
    () =>
    ({page, source, charset, charsetSource}, report) => {
      if (page.blocks.every(row => row.hidden)) return drop('no-text')
      const ordinalOf = listNumbers(page)
      const children = page.blocks.map(row => {
        const block = createPageBlock(row, {ordinal: ordinalOf(row)})
        return row.hidden ? dropBlock(block, row.droppedBy ?? 'hidden', report) : block
      })
      return createArticle(children, {
        source,
        charset,
        charsetSource,
        decoded: page.html,
        medium: 'html',
        metadata: {...NO_METADATA, title: page.head.title, declaredLanguage: page.head.language},
      })
    },
})

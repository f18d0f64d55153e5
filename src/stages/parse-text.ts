import {createBlock} from '../model/block.ts'
import {createArticle} from '../model/forms.ts'
import {NO_METADATA} from '../model/metadata.ts'
import {drop} from '../model/outcome.ts'
import {defineStage} from '../model/stage.ts'
import {textBlocks} from '../text/lines/paragraphs.ts'

/**
 * Cut flattened text into blocks: a line each, or the paragraphs that hard-wrapped lines make up.
 * Text without a visible sign is dropped (`no-text`).
 */
export const parseText = defineStage({
  name: 'parse-text',
  takes: 'text',
  gives: 'article',
  defaults: {},
  setup:
    () =>
    ({text, source, charset, charsetSource}) => {
      const children = textBlocks(text).map(({kind, text, span}) => createBlock(kind, text, {span}))
      if (children.length === 0) return drop('no-text')
      return createArticle(children, {
        source,
        charset,
        charsetSource,
        decoded: text,
        medium: 'text',
        // A container such as WET says in which language its text was found to be.
        metadata: {...NO_METADATA, declaredLanguage: source.language},
      })
    },
})

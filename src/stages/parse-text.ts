import {createBlock, dropBlock} from '../model/block.ts'
import {ConfigurationError} from '../model/errors.ts'
import {createArticle} from '../model/forms.ts'
import {NO_METADATA} from '../model/metadata.ts'
import {drop} from '../model/outcome.ts'
import {defineStage} from '../model/stage.ts'
import {dumpBlocks, findLayout, LAYOUTS, type Layout} from '../text/dumps/dump-blocks.ts'

/**
 * Cut flattened text into blocks by the layout that its tool gave it: a line each, hard-wrapped lines, Markdown, the numbered links of
 * text browsers, lines cut at links or run together. Markdown and numbered links lose their markup; a note says so.
 * Text without a visible sign is dropped (`no-text`).
 *
 * @throws {ConfigurationError} for a layout there is not.
 */
export const parseText = defineStage({
  name: 'parse-text',
  takes: 'text',
  gives: 'article',
  defaults: {
    /** Layout that a tool gave the text: `plain`, `markdown`, `numbered-links`, or `auto` to tell by the text itself. @default 'auto' */
    layout: 'auto' as 'auto' | Layout,
  },
  setup: ({layout}) => {
    requireLayout(layout)
    return ({text, source, charset, charsetSource}, report) => {
      const found = layout === 'auto' ? findLayout(text) : layout
      if (found !== 'plain') report(found)
      const children = dumpBlocks(text, found).map(
        ({kind, text, span, marks = [], level = 0, ordinal = null, linkDensity = 0, markup}) => {
          const block = createBlock(kind, text, {span, marks, level, ordinal, linkDensity})
          return markup === true ? dropBlock(block, 'markup', report) : block
        },
      )
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
    }
  },
})

function requireLayout(layout: string): void {
  if (layout === 'auto' || LAYOUTS.some(known => known === layout)) return
  throw new ConfigurationError(
    `Cannot use \`${layout}\` in \`parse-text\`: expected a layout of auto, ${LAYOUTS.join(', ')}`,
  )
}

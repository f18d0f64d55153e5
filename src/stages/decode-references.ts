import {updateBlock} from '../model/block.ts'
import {defineStage} from '../model/stage.ts'
import {resolveReferences} from '../text/references.ts'

/**
 * Resolve character references that are left in the text: flattened pages and double escaping leave them.
 * Only references with a semicolon and a valid code point are touched.
 */
export const decodeReferences = defineStage({
  name: 'decode-references',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    const children = document.children.map(block => {
      const value = resolveReferences(block.value)
      if (value === block.value) return block
      report('character-reference', {
        kind: 'repair',
        span: block.data.span,
        before: block.value,
        after: value,
      })
      return updateBlock(block, {value})
    })
    return {...document, children}
  },
})

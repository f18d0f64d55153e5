import {addFixes, dropEmptied, listTexts, replaceTexts} from '../model/article-texts.ts'
import {defineStage} from '../model/stage.ts'
import {dropControls as strip} from '../text/controls.ts'

/**
 * Drop characters that show nothing and steer what shows them: control characters, terminal escape sequences, overrides of the writing
 * direction, byte order marks, noncharacters; also spaces of no width and joiners that part and join nothing, and lone pictures of fonts of signs.
 * Direction marks, joiners and soft hyphens stay where they belong to the wording.
 */
export const dropControls = defineStage({
  name: 'drop-controls',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    const texts = listTexts(document)
    const stripped = texts.map(text => strip(text))
    const changed = stripped.flatMap(({removed}, index) => (removed.length === 0 ? [] : [index]))
    if (changed.length === 0) return document
    for (const index of changed) {
      const {removed} = stripped[index]!
      const span = document.children[index]?.data.span ?? null
      report('control-character', {
        kind: 'repair',
        span,
        before: removed.join(''),
        after: '',
        detail: `${removed.length} dropped`,
      })
    }
    const replaced = replaceTexts(
      document,
      stripped.map(({text}) => text),
    )
    return addFixes(dropEmptied(replaced, document, {rule: 'separator', report}), ['control-character'])
  },
})

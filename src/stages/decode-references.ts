import {addFixes, listTexts, replaceTexts} from '../model/article-texts.ts'
import {defineStage} from '../model/stage.ts'
import {resolveReferences} from '../text/references.ts'

const RULE = 'character-reference'

/**
 * Resolve character references that are left in text and metadata: flattened pages and double escaping leave them.
 * Those of which a sign is missing are completed first; references to no character and ampersands of wording stay.
 */
export const decodeReferences = defineStage({
  name: 'decode-references',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    const texts = listTexts(document)
    const resolved = texts.map(resolveReferences)
    if (resolved.every((text, index) => text === texts[index])) return document
    for (const index of texts.keys()) {
      if (resolved[index] === texts[index]) continue
      const span = document.children[index]?.data.span ?? null
      report(RULE, {kind: 'repair', span, before: texts[index]!, after: resolved[index]!})
    }
    return addFixes(replaceTexts(document, resolved), [RULE])
  },
})

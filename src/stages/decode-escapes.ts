import {addFixes, listTexts, replaceTexts} from '../model/article-texts.ts'
import {defineStage} from '../model/stage.ts'
import {findEscapes, undoFound} from '../text/escapes/escapes-in-text.ts'

/**
 * Undo the escapes that exports and old databases leave in running text and metadata: `\u2019`, also without its backslash, `\n`, `\"`,
 * `%E2%80%99` outside of addresses, `=E2=80=99`; and the letters of printed pages, `ﬁ` for `fi`. A kind is undone where the article
 * shows it beyond doubt; articles that speak of code are left alone.
 */
export const decodeEscapes = defineStage({
  name: 'decode-escapes',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    const texts = listTexts(document)
    const found = findEscapes(texts)
    const rules = found.flatMap(escapes => escapes.map(({rule}) => rule))
    if (rules.length === 0) return document
    found.forEach((escapes, index) => {
      const span = document.children[index]?.data.span ?? null
      for (const {rule, before, after} of escapes) report(rule, {kind: 'repair', span, before, after})
    })
    const undone = texts.map((text, index) => undoFound(text, found[index]!))
    return addFixes(replaceTexts(document, undone), rules)
  },
})

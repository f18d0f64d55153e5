import {isKept, updateBlock} from '../model/block.ts'
import {defineStage} from '../model/stage.ts'
import {identifyLanguages as identify} from '../text/language/identify-languages.ts'

/** Identify the language of every kept block, and of the article they make. What the page or the archive declares is a hint, no more. */
export const identifyLanguages = defineStage({
  name: 'identify-languages',
  takes: 'article',
  gives: 'article',
  defaults: {
    /** Languages to choose among, BCP 47; empty for all that are known. @default [] */
    languages: [] as readonly string[],
  },
  setup:
    ({languages}) =>
    document => {
      const {metadata, source} = document.data
      const hint = metadata.declaredLanguage ?? source.language
      const kept = document.children.filter(isKept)
      const found = identify(
        kept.map(block => block.value),
        {hint, languages},
      )
      let next = 0
      const children = document.children.map(block => {
        if (!isKept(block)) return block
        const {language, score} = found.blocks[next++]!
        return updateBlock(block, {language, languageScore: score})
      })
      const {language, score: languageScore} = found.article
      return {...document, children, data: {...document.data, language, languageScore}}
    },
})

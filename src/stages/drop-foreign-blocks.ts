import {dropBlock, isKept} from '../model/block.ts'
import type {ArticleDocument} from '../model/forms.ts'
import {drop} from '../model/outcome.ts'
import {defineStage} from '../model/stage.ts'

/**
 * Drop blocks in another language than the article's, such as sidebars of a bilingual site; with `languages`, drop
 * articles in none of them (`wrong-language`) and keep blocks in any of them, so a bilingual article stays whole.
 */
export const dropForeignBlocks = defineStage({
  name: 'drop-foreign-blocks',
  takes: 'article',
  gives: 'article',
  defaults: {
    /** Languages to keep, BCP 47; empty for the article's own. @default [] */
    languages: [] as readonly string[],
    /** How sure the identification of a block has to be for it to go, 0–1. @default 0.6 */
    minimumScore: 0.6,
  },
  setup: ({languages, minimumScore}) => {
    const wanted = new Set(languages.map(primary))
    return (document, report) => {
      const {language} = document.data
      if (language === null || primary(language) === 'und') return document
      if (wanted.size > 0 && !wanted.has(primary(language))) return drop('wrong-language', language)
      const welcome = wanted.size > 0 ? wanted : new Set([primary(language)])
      return {
        ...document,
        children: document.children.map(block => {
          const {language, languageScore} = block.data
          if (!isKept(block) || isNeutral(language) || welcome.has(primary(language!))) return block
          return (languageScore ?? 0) < minimumScore ? block : dropBlock(block, 'other-language', report)
        }),
      } satisfies ArticleDocument
    }
  },
})

/** The language itself, without script or region: `pt` of `pt-BR`. */
function primary(language: string): string {
  return language.toLowerCase().split('-', 1)[0]!
}

/** No language was found, or there is nothing linguistic in the block. */
function isNeutral(language: string | null): boolean {
  return language === null || language === 'und' || language === 'zxx' || language === 'mul'
}

import {type Block, dropBlock, isKept} from '../model/block.ts'
import type {ArticleData} from '../model/forms.ts'
import {listOf, numberFrom} from '../model/option-values.ts'
import {drop} from '../model/outcome.ts'
import {defineStage} from '../model/stage.ts'
import {mainScript} from '../text/language/script.ts'
import {LANGUAGE} from './identify-languages.ts'

/** Where the script is the same, this sure of the block and of the article: related languages are easily mistaken. */
const SURE_OF_BLOCK = 0.9
const SURE_OF_ARTICLE = 0.5

/**
 * Drop blocks in another language than the article's, such as sidebars of a bilingual site; with `languages`, drop
 * articles in none of them (`wrong-language`) and keep blocks in any of them, so a bilingual article stays whole.
 * What a page's markup puts firmly into its article stays.
 */
export const dropForeignBlocks = defineStage({
  name: 'drop-foreign-blocks',
  takes: 'article',
  gives: 'article',
  defaults: {
    /** Languages to keep, BCP 47; empty for the article's own. @default [] */
    languages: [] as readonly string[],
    /** How sure the identification of a block in another script has to be for it to go. @default 0.6 */
    minimumScore: 0.6,
    /** Blocks of a page whose markup makes them this likely to belong to the article stay in any language. @default 0.8 */
    trustedScore: 0.8,
  },
  values: {languages: listOf(LANGUAGE), minimumScore: numberFrom(0, 1), trustedScore: numberFrom(0, 1)},
  setup: ({languages, minimumScore, trustedScore}) => {
    const wanted = new Set(languages.map(primary))
    return (document, report) => {
      const {language} = document.data
      if (isNeutral(language)) return document
      if (wanted.size > 0 && !wanted.has(primary(language))) return drop('wrong-language', language)
      const welcome = wanted.size > 0 ? wanted : new Set([primary(language)])
      const script = mainScript(textIn(document.children, language))
      const isForeign = (block: Block): boolean => {
        const {language: own, languageScore, score} = block.data
        if (own === language || !isKept(block) || isNeutral(own) || welcome.has(primary(own))) return false
        if (document.data.medium === 'html' && (score ?? 0) >= trustedScore) return false
        if (mainScript(block.value) !== script) return (languageScore ?? 0) >= minimumScore
        return isSure(document.data) && (languageScore ?? 0) >= Math.max(minimumScore, SURE_OF_BLOCK)
      }
      if (!document.children.some(isForeign)) return document
      const children = document.children.map(block =>
        isForeign(block) ? dropBlock(block, 'other-language', report) : block,
      )
      return {...document, children}
    }
  },
})

function isSure({languageScore}: ArticleData): boolean {
  return (languageScore ?? 0) >= SURE_OF_ARTICLE
}

/** The first kept block in a language. */
function textIn(blocks: readonly Block[], language: string): string {
  return blocks.find(block => isKept(block) && block.data.language === language)?.value ?? ''
}

/** The language itself, without script or region: `pt` of `pt-BR`. */
function primary(language: string): string {
  return language.toLowerCase().split('-', 1)[0]!
}

/** No language was found, or there is nothing linguistic in the block. */
function isNeutral(language: string | null): language is null | 'und' | 'zxx' | 'mul' {
  return language === null || language === 'und' || language === 'zxx' || language === 'mul'
}

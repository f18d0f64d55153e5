import {type Block, createBlock, isKept, updateBlock} from '../model/block.ts'
import {listOf, type OptionValues} from '../model/option-values.ts'
import {defineStage} from '../model/stage.ts'
import {identifyLanguages as identify} from '../text/language/identify-languages.ts'
import {splitMixed} from '../text/language/split-mixed.ts'

/** A block of flattened text that is less surely in one language is looked through for the place where another begins. */
const MIXED = 0.85

/** Names of languages, for options. Shared with `dropForeignBlocks`. */
export const LANGUAGE: OptionValues = {
  expected: 'a BCP 47 tag, such as de or pt-BR',
  include: value => typeof value === 'string' && /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(value),
}

/**
 * Identify the language of every kept block, and of the article they make. What the page or the archive declares is a hint, no more.
 * A line of flattened text in which texts of two languages were run together becomes a block of each.
 */
export const identifyLanguages = defineStage({
  name: 'identify-languages',
  takes: 'article',
  gives: 'article',
  defaults: {
    /** Languages to choose among, BCP 47; empty for all that are known. @default [] */
    languages: [] as readonly string[],
  },
  values: {languages: listOf(LANGUAGE)},
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
      const children: Block[] = []
      for (const block of document.children) {
        if (!isKept(block)) {
          children.push(block)
          continue
        }
        const {language, score} = found.blocks[next++]!
        const told = updateBlock(block, {language, languageScore: score})
        if (document.data.medium === 'text' && score < MIXED) children.push(...split(told))
        else children.push(told)
      }
      const {language, score: languageScore} = found.article
      return {...document, children, data: {...document.data, language, languageScore}}
    },
})

function split(block: Block): Block[] {
  const {value, type} = block
  const {span, sentences: _stale, marks: _gone, ...data} = block.data
  const runs = splitMixed(value, data.language)
  if (runs === null) return [block]
  // A block that was joined or mended no longer stands in the source sign by sign.
  const same = span !== null && span.end - span.start === value.length
  return runs.map(({start, end, language, score}) =>
    createBlock(type, value.slice(start, end).trim(), {
      ...data,
      span: same ? {start: span.start + start, end: span.start + end} : span,
      language,
      languageScore: score,
    }),
  )
}

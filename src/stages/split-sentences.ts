import {isKept, updateBlock} from '../model/block.ts'
import {defineStage} from '../model/stage.ts'
import {splitSentences as split} from '../text/sentences/split-sentences.ts'

/** Find the sentences of every kept block, in the block's own language. Only pipelines that want sentences use it. */
export const splitSentences = defineStage({
  name: 'split-sentences',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => document => {
    const article = document.data.language
    const children = document.children.map(block => {
      if (!isKept(block)) return block
      const language = block.data.language ?? article
      return updateBlock(block, {sentences: split(block.value, language ? {language} : {})})
    })
    return {...document, children}
  },
})

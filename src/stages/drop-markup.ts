import {addFixes, dropEmptied, listTexts, replaceTexts} from '../model/article-texts.ts'
import {type Block, dropBlock, isKept} from '../model/block.ts'
import {defineStage} from '../model/stage.ts'
import {cutOut} from '../text/leftovers/cuts.ts'
import {findLeftovers} from '../text/leftovers/find-leftovers.ts'

const RULE = 'left-markup'

/**
 * Drop markup that is left in the text and metadata of an article: tags and comments, shortcodes of WordPress and codes of boards,
 * places that a template was to fill, and lines that are scripts, style sheets or data of the page (`code`). What was cut inside of a
 * block stands in the notes; breaks that a tag stood for stay. Articles that show or speak of code are left alone.
 */
export const dropMarkup = defineStage({
  name: 'drop-markup',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    if (document.children.some(showsCode)) return document
    const texts = listTexts(document)
    const found = findLeftovers(texts)
    if (found.every(leftover => leftover.length === 0)) return document
    const left = texts.map((text, index) => {
      const leftover = found[index]!
      if (typeof leftover === 'string' || leftover.length === 0) return text
      const span = document.children[index]?.data.span ?? null
      for (const {start, end, put} of leftover)
        report(RULE, {kind: 'repair', span, before: text.slice(start, end), after: put})
      return cutOut(text, leftover).trim()
    })
    const cut = dropEmptied(replaceTexts(document, left), document, {rule: 'markup', report})
    const children = cut.children.map((block, index) => {
      const leftover = found[index]!
      return typeof leftover === 'string' && isKept(block) ? dropBlock(block, leftover, report) : block
    })
    const cleaned = {...cut, children}
    return left.every((text, index) => text === texts[index]) ? cleaned : addFixes(cleaned, [RULE])
  },
})

function showsCode({type, data}: Block): boolean {
  return type === 'preformatted' || data.marks.some(mark => mark.type === 'code')
}

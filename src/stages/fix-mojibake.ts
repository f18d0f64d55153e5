import {updateBlock} from '../model/block.ts'
import type {ArticleDocument} from '../model/forms.ts'
import type {Metadata} from '../model/metadata.ts'
import type {Report} from '../model/note.ts'
import {defineStage} from '../model/stage.ts'
import {type RepairOptions, repairText} from '../text/mojibake/repair.ts'
import {repairTogether} from '../text/mojibake/together.ts'

/**
 * Repair mojibake in all blocks and metadata of an article together, so that each profits from the evidence of the rest.
 * What was done stands in the notes, repair by repair, and in the record's `fixes`.
 */
export const fixMojibake = defineStage({
  name: 'fix-mojibake',
  takes: 'article',
  gives: 'article',
  defaults: {
    /** Mend closing quotation marks that lost a byte (`†` for `”`). @default true */
    quotes: true,
    /** Text that quotes mojibake on purpose: `leave` it or `repair` it. @default 'leave' */
    quoted: 'leave' as 'leave' | 'repair',
  },
  setup:
    ({quotes, quoted}) =>
    (document, report) => {
      const {charset, language} = document.data
      const options: RepairOptions = {quotes, quoted, ...(charset && {charset}), ...(language && {language})}
      return repairArticle(document, options, report)
    },
})

function repairArticle(document: ArticleDocument, options: RepairOptions, report: Report): ArticleDocument {
  const {metadata} = document.data
  const fields = Object.keys(metadata).filter(key => typeof metadata[key as keyof Metadata] === 'string')
  const texts = [
    ...document.children.map(block => block.value),
    ...fields.map(key => metadata[key as keyof Metadata] as string),
  ]
  const repaired = repairTogether(texts, text => repairText(text, options))
  if (!repaired.some(({repairs}) => repairs.length > 0)) return document
  const fixes = new Set(document.data.fixes)
  repaired.forEach(({repairs}, index) => {
    for (const {before, after, rule} of repairs) {
      fixes.add(rule)
      report(rule, {kind: 'repair', span: document.children[index]?.data.span ?? null, before, after})
    }
  })
  const children = document.children.map((block, index) => updateBlock(block, {value: repaired[index]!.text}))
  const mended = fields.map((key, index) => [key, repaired[children.length + index]!.text])
  return {
    ...document,
    children,
    data: {...document.data, metadata: {...metadata, ...Object.fromEntries(mended)}, fixes: [...fixes]},
  }
}

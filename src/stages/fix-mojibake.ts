import {addFixes, listTexts, replaceTexts} from '../model/article-texts.ts'
import type {ArticleDocument} from '../model/forms.ts'
import type {Report} from '../model/note.ts'
import {oneOf} from '../model/option-values.ts'
import {defineStage} from '../model/stage.ts'
import {describePlan} from '../text/mojibake/plan.ts'
import {type Repair, type RepairOptions, repairText} from '../text/mojibake/repair.ts'
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
    /** Mend quotation marks, apostrophes and dashes of which nothing but a sign is left (`†` for `”`, U+FFFD). @default true */
    quotes: true,
    /** Text that quotes mojibake on purpose: `leave` it or `repair` it. @default 'leave' */
    quoted: 'leave' as 'leave' | 'repair',
  },
  values: {quoted: oneOf(['leave', 'repair'])},
  setup:
    ({quotes, quoted}) =>
    (document, report) => {
      const {charset, language} = document.data
      const options: RepairOptions = {quotes, quoted, ...(charset && {charset}), ...(language && {language})}
      return repairArticle(document, options, report)
    },
})

function repairArticle(document: ArticleDocument, options: RepairOptions, report: Report): ArticleDocument {
  const repaired = repairTogether(listTexts(document), text => repairText(text, options))
  repaired.forEach(({repairs, doubts}, index) => {
    const span = document.children[index]?.data.span ?? null
    for (const {before, after, rule, ...how} of repairs)
      report(rule, {kind: 'repair', span, before, after, detail: explain(how)})
    for (const {before, after} of doubts) report('quoted-damage', {kind: 'doubt', span, before, after})
  })
  const rules = repaired.flatMap(({repairs}) => repairs.map(repair => repair.rule))
  if (rules.length === 0) return document
  const texts = repaired.map(({text}) => text)
  return addFixes(replaceTexts(document, texts), rules)
}

/** How a repair was made, and how sure it is, as notes tell it. */
function explain({plan, confidence}: Pick<Repair, 'plan' | 'confidence'>): string {
  return `${describePlan(plan)}, confidence ${confidence}`
}

import type {ArticleDocument, BytesDocument} from '../model/forms.ts'
import type {Outcome} from '../model/outcome.ts'
import {type CleaningPipeline, cleanDocument} from './clean-document.ts'

/** A document's outcome, and the article as it was when the last stage that gives one had done its work. */
export interface Explanation {
  readonly outcome: Outcome
  /** Every block in source order with its verdict; `null` when no stage got as far as an article. */
  readonly article: ArticleDocument | null
}

/**
 * Lead one document through a pipeline as `cleanDocument` does, and keep the article that the record was written from.
 * Its blocks carry their verdicts, its notes stand in the outcome. Bad data never throws.
 *
 * @throws {ConfigurationError} when the pipeline does not lead from bytes to a record.
 */
export function explainDocument(pipeline: CleaningPipeline, document: BytesDocument): Explanation {
  const seen: {article: ArticleDocument | null} = {article: null}
  const outcome = cleanDocument(pipeline, document, {
    watch: given => {
      if (given.form === 'article') seen.article = given
    },
  })
  return {outcome, article: seen.article}
}

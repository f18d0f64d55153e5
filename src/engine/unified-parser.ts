import type {Processor} from 'unified'
import type {Node} from 'unist'
import type {VFile} from 'vfile'
import {type ArticleDocument, createBytes} from '../model/forms.ts'
import type {Note} from '../model/note.ts'
import {createSource} from '../model/source.ts'
import {describeFailure, runStages} from './document-run.ts'
import type {Pipeline} from './pipeline.ts'

/**
 * Use a copydesk pipeline as the parser of a unified processor: `unified().use(unifiedParser, articlePipeline)`.
 * The pipeline leads from `bytes` to `article`; the tree is the article, its blocks its children. Notes become messages of the
 * file. A drop or a failure gives an article with no children and a fatal message that names the reason or the code.
 */
export function unifiedParser(this: Processor, pipeline: Pipeline<'bytes', 'article'>): undefined {
  this.parser = (content: string, file: VFile): Node => {
    const notes: Note[] = []
    const source = createSource({file: file.path ?? null})
    try {
      const end = runStages(createBytes(content, {source}), pipeline.stages, {notes})
      if (end.form === 'article') return end
      tell(file, {
        reason: end.form === 'drop' ? `dropped: ${end.reason}` : `the pipeline ended in ${end.form}`,
      })
    } catch (error) {
      const {code, message} = describeFailure(error)
      tell(file, {reason: `${code}: ${message}`})
    } finally {
      for (const {stage, rule, before, detail} of notes) {
        file.message(detail ?? before ?? rule, {source: stage, ruleId: rule})
      }
    }
    return {type: 'article', children: []} satisfies Pick<ArticleDocument, 'type' | 'children'> as Node
  }
}

function tell(file: VFile, {reason}: {reason: string}): void {
  file.message(reason, {source: 'copydesk'}).fatal = true
}

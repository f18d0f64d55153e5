import {type Block, createBlock} from '../../src/model/block.ts'
import type {ArticleData, ArticleDocument, FormName, Forms} from '../../src/model/forms.ts'
import {NO_METADATA} from '../../src/model/metadata.ts'
import {createReport, type Note} from '../../src/model/note.ts'
import type {Drop} from '../../src/model/outcome.ts'
import {createSource} from '../../src/model/source.ts'
import type {Stage} from '../../src/model/stage.ts'

/** An article of plain paragraphs, its decoded source being their lines. */
export function articleOf(
  paragraphs: readonly (string | Block)[],
  data: Partial<ArticleData> = {},
): ArticleDocument {
  const texts = paragraphs.map(paragraph => (typeof paragraph === 'string' ? paragraph : paragraph.value))
  let start = 0
  const children = paragraphs.map((paragraph, index) => {
    const span = {start, end: start + texts[index]!.length}
    start = span.end + 1
    return typeof paragraph === 'string' ? createBlock('paragraph', paragraph, {span}) : paragraph
  })
  const known: ArticleData = {
    source: createSource({name: 'test'}),
    decoded: texts.join('\n'),
    medium: 'text',
    charset: null,
    charsetSource: 'given',
    metadata: NO_METADATA,
    language: null,
    languageScore: null,
    fixes: [],
  }
  return {form: 'article', type: 'article', children, data: {...known, ...data}}
}

/** Run one stage on one document: what it gives, and what it told. */
export function runOne<From extends FormName, To extends FormName>(
  stage: Stage<From, To>,
  document: Forms[From],
): {result: Forms[To] | Drop; notes: Note[]} {
  const notes: Note[] = []
  const follow = () => {
    throw new Error('this stage leads nowhere')
  }
  return {result: stage.work(document, createReport(stage.name, notes), follow), notes}
}

/** Run a stage from article to article, and expect that it does not drop the document. */
export function runOnArticle(stage: Stage<'article', 'article'>, document: ArticleDocument) {
  const {result, notes} = runOne(stage, document)
  if (result.form === 'drop') throw new Error(`expected an article, got a drop: ${result.reason}`)
  return {article: result, values: result.children.map(block => block.value), notes}
}

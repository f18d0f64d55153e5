import {isKept} from '../../src/model/block.ts'
import {createBytes} from '../../src/model/forms.ts'
import {createReport, type Note} from '../../src/model/note.ts'
import {createSource} from '../../src/model/source.ts'
import {findArticle} from '../../src/stages/find-article.ts'
import {scanPage} from '../../src/stages/scan-page.ts'

/** What the scorer reads of one page. */
export interface Extracted {
  readonly id: string
  readonly text: string
  readonly title?: string | null
  readonly author?: readonly string[] | string | null
  readonly date?: string | null
  readonly confidence?: number
  readonly ms: number
}

const scan = scanPage()
const finders = {
  precision: findArticle({favor: 'precision'}),
  balanced: findArticle(),
  recall: findArticle({favor: 'recall'}),
}
export type Favor = keyof typeof finders
const noWay = () => {
  throw new Error('neither stage leads a document elsewhere')
}

/** Lead one page through copydesk's own stages. */
export function extractWithCopydesk(
  id: string,
  html: string,
  url: string | null,
  favor: Favor = 'balanced',
): Extracted {
  const find = finders[favor]
  const notes: Note[] = []
  const start = performance.now()
  const page = scan.work(
    createBytes(html, {source: createSource({url})}),
    createReport('scan-page', notes),
    noWay,
  )
  const article = page.form === 'page' ? find.work(page, createReport('find-article', notes), noWay) : page
  const ms = performance.now() - start
  if (article.form !== 'article') return {id, text: '', ms}
  const text = article.children
    .filter(isKept)
    .map(block => block.value)
    .join('\n')
  const {title, authors, date, confidence} = article.data.metadata
  return {id, text, title, author: authors, date, confidence, ms}
}

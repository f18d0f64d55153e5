import {dropBlock, isKept, updateBlock} from './block.ts'
import type {ArticleDocument} from './forms.ts'
import type {Metadata} from './metadata.ts'
import type {Report} from './note.ts'
import type {DropRule} from './rules.ts'

/** Metadata that is text for people; addresses, dates and languages are none. */
const TEXT_FIELDS = [
  'title',
  'subtitle',
  'byline',
  'publisher',
  'section',
  'description',
  'dateline',
  'datelinePlace',
  'agency',
] as const
const TEXT_LISTS = ['authors', 'tags'] as const

/** List every text of an article: those of its blocks in order, then those of its metadata. */
export function listTexts({children, data: {metadata}}: ArticleDocument): string[] {
  const fields = TEXT_FIELDS.flatMap(key => metadata[key] ?? [])
  return [...children.map(block => block.value), ...fields, ...TEXT_LISTS.flatMap(key => metadata[key])]
}

/** Put back texts that {@link listTexts} gave, changed or not, in the same order. */
export function replaceTexts(document: ArticleDocument, texts: readonly string[]): ArticleDocument {
  let next = 0
  const children = document.children.map(block => updateBlock(block, {value: texts[next++]!}))
  const metadata: {-readonly [Key in keyof Metadata]: Metadata[Key]} = {...document.data.metadata}
  for (const key of TEXT_FIELDS) if (metadata[key] !== null) metadata[key] = texts[next++]!
  for (const key of TEXT_LISTS) metadata[key] = metadata[key].map(() => texts[next++]!)
  return {...document, children, data: {...document.data, metadata}}
}

/** Drop the blocks of which a change of texts left nothing, as they were before. */
export function dropEmptied(
  document: ArticleDocument,
  before: ArticleDocument,
  {rule, report}: {rule: DropRule; report: Report},
): ArticleDocument {
  const isEmptied = (value: string, index: number) =>
    value.trim() === '' && before.children[index]!.value !== ''
  const children = document.children.map((block, index) =>
    isKept(block) && isEmptied(block.value, index) ? dropBlock(before.children[index]!, rule, report) : block,
  )
  return {...document, children}
}

/** Note the kinds of character repair that were made, each once, in order of first use. */
export function addFixes(document: ArticleDocument, rules: readonly string[]): ArticleDocument {
  const fixes = [...new Set([...document.data.fixes, ...rules])]
  return {...document, data: {...document.data, fixes}}
}

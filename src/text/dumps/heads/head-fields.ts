import type {Span} from '../../../model/block.ts'
import {foldName} from '../../fold-name.ts'

/** Metadata that a tool or a press archive wrote around the text of an article. */
export interface DumpHead {
  /** Stretches that are no text, in order, in UTF-16 code units. */
  readonly cuts: readonly Span[]
  readonly title: string | null
  readonly url: string | null
  readonly authors: readonly string[]
  readonly published: string | null
  readonly subtitle: string | null
  readonly publisher: string | null
  readonly language: string | null
  /** Whether only files in Markdown open so. */
  readonly isMarkdown?: boolean
}

/** Reads what stands around a text; `null` where it is not of its kind. */
export type HeadReader = (text: string) => DumpHead | null

/** Values by folded name. */
export type Fields = Map<string, readonly string[]>

/** Names under which tools write a field, folded; those of a nested one after a dot. */
const NAMES = {
  title: ['title', 'headline', 'hd'],
  url: ['urlsource', 'url', 'sourceurl', 'source', 'link', 'canonicalurl', 'documenturl'],
  authors: ['authors', 'author', 'byline', 'authors.name', 'author.name', 'by', 'creator'],
  published: ['publishedtime', 'published', 'datepublished', 'date', 'pubdate', 'publicationdate', 'pd'],
  subtitle: ['subtitle', 'standfirst', 'dek', 'deck'],
  publisher: ['publisher', 'sitename', 'publicationtitle', 'sn'],
  language: ['language', 'lang', 'languageofpublication'],
} as const

/** Longest stretch above a text, in UTF-16 code units. */
export const LONGEST_HEAD = 20_000

/** Put together what fields say; `null` when they name neither headline nor address. */
export function headOf(fields: Fields, cuts: readonly Span[]): DumpHead | null {
  const valuesOf = (role: keyof typeof NAMES) =>
    NAMES[role].map(name => fields.get(name)).find(values => values !== undefined && values.length > 0) ?? []
  const first = (role: keyof typeof NAMES) => valuesOf(role)[0] ?? null
  const url = NAMES.url
    .map(name => fields.get(name)?.[0])
    .find(each => each && /^https?:\/\/\S+$/i.test(each))
  const head = {
    cuts,
    title: first('title'),
    url: url ?? null,
    authors: valuesOf('authors'),
    published: first('published'),
    subtitle: first('subtitle'),
    publisher: first('publisher'),
    language: first('language'),
  }
  return head.title === null && head.url === null ? null : head
}

/** Say whether a name is that of a field. */
export function isFieldName(name: string): boolean {
  const folded = foldName(name)
  return Object.values(NAMES).some(names => names.some(each => each === folded))
}

/** Set a field; of repeated ones the first counts. */
export function setField(fields: Fields, name: string, values: readonly string[]): void {
  const folded = foldName(name)
  if (!fields.has(folded)) fields.set(folded, values)
}

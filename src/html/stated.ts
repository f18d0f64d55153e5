import type {Metadata} from '../model/metadata.ts'
import type {Source} from '../model/source.ts'
import {resolveReferences} from '../text/references.ts'
import {parseDate} from './parse-date.ts'
import {isPerson, splitNames} from './person-names.ts'

/** Longest headline that is believed, in UTF-16 code units. */
const LONGEST_TITLE = 500

/** The headline that a container states, without markup; `null` when it states none. */
export function statedTitle({title}: Source): string | null {
  return plainLine(title)
}

function plainLine(written: string | null): string | null {
  if (written === null || written.length > LONGEST_TITLE * 4) return null
  const plain = resolveReferences(written.replace(/<[^<>]{1,200}>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > 0 && plain.length <= LONGEST_TITLE ? plain : null
}

/** What a container states of an article, as metadata; what it does not state is left out. */
export function statedMetadata(source: Source): Partial<Metadata> {
  const title = statedTitle(source)
  const authors = [...new Set(source.authors.flatMap(splitNames).filter(isPerson))]
  const [subtitle, publisher] = [plainLine(source.subtitle), plainLine(source.publisher)]
  const date = source.published === null ? null : parseDate(source.published, source.language)
  return {
    ...(title !== null && {title}),
    ...(authors.length > 0 && {authors}),
    ...(subtitle !== null && {subtitle}),
    ...(publisher !== null && {publisher}),
    ...(date !== null && {date: date.day, datePublished: date.moment, dateSource: 'input'}),
  }
}

/**
 * Add what a container states to what was read from a page. A page's own word comes first, where it is whole: a piece of one, without
 * a title in its head, names its article less surely than what holds it.
 */
export function addStated(metadata: Metadata, source: Source, {isPiece}: {isPiece: boolean}): Metadata {
  const {title, authors, subtitle, publisher, ...dates} = statedMetadata(source)
  return {
    ...metadata,
    ...(title !== undefined && (isPiece || metadata.title === null) && {title}),
    ...(authors !== undefined && (isPiece || metadata.authors.length === 0) && {authors}),
    ...(subtitle !== undefined && (isPiece || metadata.subtitle === null) && {subtitle}),
    ...(publisher !== undefined && metadata.publisher === null && {publisher}),
    ...(dates.date !== undefined && (isPiece || metadata.date === null) && dates),
  }
}

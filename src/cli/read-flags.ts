import {type Command, InvalidArgumentError} from 'commander'
import type {Filters} from '../readers/filters.ts'
import {COLUMN_ROLES, checkColumns} from '../readers/roles.ts'
import type {TableColumns} from '../readers/types.ts'

/** Options that say which documents of an input are wanted. */
export interface ReadFlags {
  readonly url?: readonly string[]
  readonly language?: readonly string[]
  readonly from?: string
  readonly before?: string
  readonly mediaType?: readonly string[]
  readonly columns?: TableColumns
}

/** Add them to a command. */
export function addReadOptions(command: Command): Command {
  return command
    .option('--url <pattern…>', 'only documents with such a URL: https://example.org/news/*', several)
    .option('--language <code…>', 'leave out what the archive says is in other languages', several)
    .option('--from <date>', 'only documents crawled on this day or later', dateValue)
    .option('--before <date>', 'only documents crawled before this day', dateValue)
    .option(
      '--media-type <type…>',
      'only such types: text/html, text/*, * (default: pages and text)',
      several,
    )
    .option(
      '--columns <role=name,…>',
      `columns of tables, keys of JSON: ${COLUMN_ROLES.join(', ')}`,
      columnsValue,
    )
}

/** The filters that flags ask for. */
export function filtersOf({url, language, from, before, mediaType}: ReadFlags): Filters {
  return {
    ...(url && {urls: url}),
    ...(language && {languages: language}),
    ...(from !== undefined && {from}),
    ...(before !== undefined && {before}),
    ...(mediaType && {mediaTypes: mediaType}),
  }
}

/** A value may be given several times, and hold several after commas. */
function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(',').map(each => each.trim())].filter(each => each !== '')
}

function dateValue(value: string): string {
  if (/^\d{4}(?:-\d\d(?:-\d\d(?:T.*)?)?)?$/.test(value) && !Number.isNaN(Date.parse(value))) return value
  throw new InvalidArgumentError('expected a date, such as 2024-05-01')
}

function columnsValue(value: string): TableColumns {
  const pairs = value.split(',').map(pair => /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(pair))
  if (pairs.some(pair => pair === null))
    throw new InvalidArgumentError('expected pairs, such as text=body,id=key')
  try {
    return checkColumns(Object.fromEntries(pairs.map(pair => [pair![1], pair![2]])))
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}

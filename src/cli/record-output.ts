import {ConfigurationError} from '../model/errors.ts'
import type {ArticleRecord} from '../model/record.ts'
import {showText} from '../report/visible.ts'
import {markdownOf, textOf} from '../writers/formats/article-text.ts'
import type {OutputFormat} from '../writers/formats/types.ts'
import type {CleanFlags} from './clean-flags.ts'
import {type Output, toJson} from './io.ts'

/**
 * Check that records can go where they are wanted: to standard output JSON Lines, Markdown and text, to a sample's files JSON Lines.
 *
 * @throws {ConfigurationError} when they cannot.
 */
export function requireWritable({format, out, sample}: CleanFlags): void {
  if (format === 'jsonl' || (out !== undefined && sample === undefined)) return
  if (out === undefined && (format === 'markdown' || format === 'text')) return
  throw new ConfigurationError(`Cannot write ${format} here: expected --out, and no --sample`)
}

/** Make the writer of records for standard output, one after another; nothing in them steers a terminal. */
export function recordWriter(format: OutputFormat, output: Output): (record: ArticleRecord) => string {
  if (format !== 'markdown' && format !== 'text') return record => toJson(record, output)
  const write = format === 'markdown' ? markdownOf : textOf
  const visible = (text: string) => (output.isTTY ? text.split('\n').map(showText).join('\n') : text)
  return record => `${visible(write(record))}\n`
}

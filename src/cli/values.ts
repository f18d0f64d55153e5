import {InvalidArgumentError, Option} from 'commander'
import type {ArticleRecord} from '../model/record.ts'
import {recordSchema} from '../model/record-schema.ts'
import {type Limit, parseLimit} from '../run/limit.ts'
import {nearest} from '../run/nearest.ts'
import {parseSetting} from '../run/settings.ts'
import {OUTPUT_FORMATS, type OutputFormat} from '../writers/formats/types.ts'

/** Make a parser that takes one of some words, and names the nearest one when another is given. */
export function oneOf<Word extends string>(words: readonly Word[]): (value: string) => Word {
  return value => {
    const found = words.find(word => word === value)
    if (found !== undefined) return found
    const near = nearest(value, words)
    throw new InvalidArgumentError(
      `expected one of ${words.join(', ')}${near ? `; did you mean \`${near}\`?` : ''}`,
    )
  }
}

/** Read the name of a directory; `-`, by which other commands mean standard output, is none. */
export function directoryValue(value: string): string {
  if (value === '' || value === '-')
    throw new InvalidArgumentError('expected a directory; without --out records go to standard output')
  return value
}

/** Read an output format; `md` is Markdown. */
export function formatValue(value: string): OutputFormat {
  return value === 'md' ? 'markdown' : oneOf(OUTPUT_FORMATS)(value)
}

/** Make a parser of whole numbers from `least` on. */
export function wholeNumber(least: number): (value: string) => number {
  return value => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= least)) throw new InvalidArgumentError(`expected a whole number, ${least} or more`)
    return number
  }
}

/** Read a limit such as `12` or `5%`. */
export function limitValue(value: string): Limit {
  const limit = parseLimit(value)
  if (!limit)
    throw new InvalidArgumentError('expected a number of documents, such as 12, or a share, such as 5%')
  return limit
}

const UNITS: Readonly<Record<string, number>> = {'': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30}

/** Read a size in bytes such as `1000000`, `500k` or `64M` (1 k = 1,024 bytes). */
export function sizeValue(value: string): number {
  const [, number, unit = ''] = /^(\d{1,12})([kmg]?)(?:i?b)?$/i.exec(value) ?? []
  const bytes = Number(number) * (UNITS[unit.toLowerCase()] ?? 1)
  if (!(bytes >= 1))
    throw new InvalidArgumentError('expected a number of bytes, such as 1000000, 500k or 64M')
  return bytes
}

/** Write a size as `sizeValue` reads it, as short as it can be. */
export function sizeText(bytes: number): string {
  const units = Object.entries(UNITS).reverse()
  const [unit, size] = units.find(([, each]) => bytes % each === 0) ?? ['', 1]
  return `${bytes / size}${unit.toUpperCase()}`
}

/** The option that sets options of stages: given several times, or a list in a configuration file. */
export function settingOption(): Option {
  return new Option(
    '--set <stage.option=value>',
    'an option of a stage: find-article.favor=precision',
  ).argParser((value: string, before: readonly string[] = []) => [
    ...before,
    ...value.split(/,(?=\s*[a-z][a-z0-9-]*\.\w+\s*=)/).map(checkedSetting),
  ])
}

function checkedSetting(text: string): string {
  try {
    const {stage, option, value} = parseSetting(text)
    return `${stage}.${option}=${value}`
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}

/** Read a list of a record's keys. */
export function fieldsValue(value: string): readonly (keyof ArticleRecord)[] {
  const known = Object.keys(recordSchema.properties)
  return value.split(',').map(each => oneOf(known)(each.trim()) as keyof ArticleRecord)
}

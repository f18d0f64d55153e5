import {ConfigurationError} from './errors.ts'

/** Which values an option takes. */
export interface OptionValues {
  /** What is expected, as messages and lists of options say it: `a number from 0 to 1`. */
  readonly expected: string
  readonly include: (value: unknown) => boolean
}

/** The values of some of the options; the others take what is of their default's type. */
export type ValuesOf<Options> = {readonly [Key in keyof Options]?: OptionValues}

/** Take one of some words. */
export function oneOf(words: readonly string[]): OptionValues {
  const expected = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join()
  return {expected, include: value => words.some(word => word === value)}
}

/** Take numbers from `least` to `most`, both included. */
export function numberFrom(least: number, most: number): OptionValues {
  const include = (value: unknown) => isNumber(value) && value >= least && value <= most
  return {expected: `a number from ${least} to ${most}`, include}
}

/** Take whole numbers from `least` on. */
export function wholeNumber(least: number): OptionValues {
  const include = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= least
  return {expected: `a whole number, ${least} or more`, include}
}

/** Take lists, also empty ones, of such values. */
export function listOf({expected, include}: OptionValues): OptionValues {
  return {
    expected: `a list, each ${expected}`,
    include: value => Array.isArray(value) && value.every(include),
  }
}

/** Take `null`, for nothing, beside such values. */
export function orNull({expected, include}: OptionValues): OptionValues {
  return {expected: `${expected}, or null`, include: value => value === null || include(value)}
}

/** Take what is of a default's type; a default of `null` says nothing of it. */
export function valuesLike(standard: unknown): OptionValues {
  if (typeof standard === 'number') return {expected: 'a number', include: isNumber}
  if (Array.isArray(standard)) return {expected: 'a list', include: Array.isArray}
  if (typeof standard === 'boolean')
    return {expected: 'true or false', include: value => typeof value === 'boolean'}
  if (standard === null) return {expected: 'anything', include: () => true}
  return {expected: `a ${typeof standard}`, include: value => typeof value === typeof standard}
}

/**
 * Check a value that is set.
 *
 * @throws {ConfigurationError} when it is none that the option takes; `option` says which, as `favor` on `find-article` does.
 */
export function requireValue(value: unknown, option: string, {expected, include}: OptionValues): void {
  if (!include(value))
    throw new ConfigurationError(`Cannot set ${option}: expected ${expected}, got ${show(value)}`)
}

/**
 * Check the values of options that are not a stage's; those that are not set are their defaults.
 *
 * @throws {ConfigurationError} for the first that is none its option takes.
 */
export function requireValues<Options extends object>(options: Options, values: ValuesOf<Options>): void {
  for (const key of Object.keys(values) as (keyof Options)[])
    if (options[key] !== undefined) requireValue(options[key], `\`${String(key)}\``, values[key]!)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** JSON has neither NaN nor Infinity. */
function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
}

import {ConfigurationError} from './errors.ts'
import type {FormName, Forms} from './forms.ts'
import type {Report} from './note.ts'
import {requireValue, type ValuesOf, valuesLike} from './option-values.ts'
import type {Drop} from './outcome.ts'

/** Lead the document through further stages, within the same run: for stages that choose a way, such as `branch`. */
export type Follow = (stages: readonly Stage[]) => Forms[FormName] | Drop

/** Work on one document: the next form, or a drop. Throwing a `DocumentError` rejects the document. */
export type Work<From extends FormName, To extends FormName> = (
  document: Forms[From],
  report: Report,
  follow: Follow,
) => Forms[To] | Drop

/** A configured stage: one step of a pipeline. */
export interface Stage<From extends FormName = FormName, To extends FormName = FormName> {
  readonly name: string
  readonly takes: From
  readonly gives: To
  /** The options in force, for the pipeline's hash and `copydesk stages`. */
  readonly options: Readonly<Record<string, unknown>>
  readonly work: Work<From, To>
  /** The same stage with other values of some of its options. */
  readonly configure?: (options: Readonly<Record<string, unknown>>) => Stage<From, To>
  /** Of a stage that is made of pipelines: the same with stages inside changed; `null` when none is. */
  readonly change?: (change: ChangeStage) => Stage<From, To> | null
}

/** Give another stage in place of one, or that one itself. */
export type ChangeStage = (stage: Stage) => Stage

/** What makes a stage: its name, forms, options and work. */
export interface StageDefinition<From extends FormName, To extends FormName, Options extends object> {
  /** Kebab-case, unique; stands in every note of the stage. */
  readonly name: string
  readonly takes: From
  readonly gives: To
  /** Defaults of the options. */
  readonly defaults: Options
  /** What options take. @default what is of the default's type, anything where that is `null` */
  readonly values?: ValuesOf<Options>
  /** Configure once; the returned function runs for each document. Throw a `ConfigurationError` for impossible options. */
  readonly setup: (options: Options) => Work<From, To>
}

/** Makes a stage out of options; carries its definition for listings. */
export interface StageFactory<From extends FormName, To extends FormName, Options extends object> {
  (options?: Partial<Options>): Stage<From, To>
  readonly definition: StageDefinition<From, To, Options>
}

/**
 * Define a stage: what form it takes and gives, its options with their defaults, and its work.
 *
 * @throws {ConfigurationError} from the returned function, for an option the stage does not have or a value that it does not take.
 * @example
 * defineStage({name: 'shout', takes: 'text', gives: 'text', defaults: {}, setup: () => d => ({...d, text: d.text.toUpperCase()})})().name // => 'shout'
 */
export function defineStage<From extends FormName, To extends FormName, Options extends object>(
  definition: StageDefinition<From, To, Options>,
): StageFactory<From, To, Options> {
  const factory = (options: Partial<Options> = {}): Stage<From, To> => {
    const settings = {...definition.defaults}
    for (const key of Object.keys(options) as (keyof Options)[]) {
      if (!Object.hasOwn(settings, key)) throw new ConfigurationError(unknownOption(definition, String(key)))
      const value = options[key]
      if (value === undefined) continue
      const values = definition.values?.[key] ?? valuesLike(settings[key])
      requireValue(value, `\`${String(key)}\` on \`${definition.name}\``, values)
      settings[key] = value
    }
    const {name, takes, gives} = definition
    const configure = (more: object) => factory({...settings, ...more})
    return {
      name,
      takes,
      gives,
      options: {...settings} as Record<string, unknown>,
      configure,
      work: definition.setup(settings),
    }
  }
  return Object.assign(factory, {definition})
}

function unknownOption({name, defaults}: {name: string; defaults: object}, key: string): string {
  const known = Object.keys(defaults)
  const list = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'
  return `Cannot set \`${key}\` on \`${name}\`: expected one of its options, and ${list}`
}

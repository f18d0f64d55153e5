import {ConfigurationError} from '../model/errors.ts'
import type {FormName} from '../model/forms.ts'
import type {ChangeStage, Stage} from '../model/stage.ts'

/** Stages in order: takes documents of form `From`, gives documents of form `To`. Immutable; `use` returns a longer one. */
export interface Pipeline<From extends FormName = FormName, To extends FormName = FormName> {
  readonly name: string
  readonly takes: From
  readonly gives: To
  readonly stages: readonly Stage[]
  /**
   * Add a stage, or all stages of another pipeline.
   *
   * @throws {ConfigurationError} when the stage does not take the form the pipeline gives.
   */
  use<Next extends FormName>(stage: Stage<To, Next> | Pipeline<To, Next>): Pipeline<From, Next>
  /**
   * Put a stage in the place of the one that has its name, inside `branch` too: a shipped pipeline with other options.
   *
   * @throws {ConfigurationError} when no stage has its name, or it takes or gives another form.
   */
  replace<Takes extends FormName, Gives extends FormName>(stage: Stage<Takes, Gives>): Pipeline<From, To>
}

/**
 * Start a pipeline. It is empty and takes the form its first stage takes, `bytes` unless told otherwise.
 *
 * @example
 * pipeline('mine').stages.length // => 0
 */
export function pipeline<Form extends FormName = 'bytes'>(name: string, takes?: Form): Pipeline<Form, Form> {
  const form = (takes ?? 'bytes') as Form
  return build<Form, Form>(name, {takes: form, gives: form, stages: []})
}

/** Say whether a value is a pipeline, for files that come from users. */
export function isPipeline(value: unknown): value is Pipeline {
  if (typeof value !== 'object' || value === null) return false
  const {name, stages, use} = value as Partial<Pipeline>
  return typeof name === 'string' && Array.isArray(stages) && typeof use === 'function'
}

type Shape<From extends FormName, To extends FormName> = Pick<
  Pipeline<From, To>,
  'takes' | 'gives' | 'stages'
>

function build<From extends FormName, To extends FormName>(
  name: string,
  shape: Shape<From, To>,
): Pipeline<From, To> {
  return {
    name,
    ...shape,
    use<Next extends FormName>(next: Stage<To, Next> | Pipeline<To, Next>) {
      if (typeof next === 'function') throw new ConfigurationError(uncalled(next))
      const stages = 'stages' in next ? next.stages : [next as unknown as Stage]
      if (next.takes !== shape.gives) throw new ConfigurationError(wrongOrder(next, shape))
      return build<From, Next>(name, {
        takes: shape.takes,
        gives: next.gives,
        stages: [...shape.stages, ...stages],
      })
    },
    replace<Takes extends FormName, Gives extends FormName>(stage: Stage<Takes, Gives>) {
      const other = stage as unknown as Stage
      const replaced = changeStages({name, ...shape}, each => (fits(each, other) ? other : each))
      if (replaced === null) throw new ConfigurationError(nothingToReplace(stage, shape.stages))
      return replaced
    },
  }
}

/** Change stages of a pipeline, inside `branch` too; `null` when none is changed. */
export function changeStages<From extends FormName, To extends FormName>(
  {name, ...shape}: Shape<From, To> & {readonly name: string},
  change: ChangeStage,
): Pipeline<From, To> | null {
  const stages = shape.stages.map(each => {
    const changed = change(each)
    return changed === each ? (each.change?.(change) ?? each) : changed
  })
  return stages.every((each, i) => each === shape.stages[i]) ? null : build(name, {...shape, stages})
}

function fits(one: Stage, {name, takes, gives}: Stage): boolean {
  return one.name === name && one.takes === takes && one.gives === gives
}

type Named = {readonly name: string; readonly takes: FormName}

/** What a call was left out of: `use(scanPage)` for `use(scanPage())`. */
function uncalled({definition}: {definition?: {name: string}}): string {
  const name = definition ? `\`${definition.name}\`` : 'a function'
  return `Cannot use ${name} here: expected a stage, got the function that makes one, so call it`
}

function wrongOrder(next: Named, {gives, stages}: Pick<Pipeline, 'gives' | 'stages'>): string {
  const after = stages.at(-1)
  const came = after ? `\`${gives}\` from \`${after.name}\`` : `\`${gives}\``
  return `Cannot use \`${next.name}\` here: expected a stage that takes \`${gives}\`, got one that takes \`${next.takes}\` (the pipeline gives ${came})`
}

function nothingToReplace(
  {name, takes, gives}: Named & {readonly gives: FormName},
  stages: readonly Stage[],
): string {
  const list = stages.map(stage => `\`${stage.name}\``).join(', ')
  return `Cannot replace \`${name}\` here: expected a stage of this name from \`${takes}\` to \`${gives}\` among ${list}`
}

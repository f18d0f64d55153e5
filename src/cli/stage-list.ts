import {ConfigurationError} from '../model/errors.ts'
import type {StageFactory} from '../model/stage.ts'

/** A stage as `copydesk stages` lists it. */
export interface ListedStage {
  readonly name: string
  readonly takes: string
  readonly gives: string
  readonly options: Readonly<Record<string, unknown>>
  readonly sentence: string
}

/** What each stage does, in its docstring's first sentence; a test keeps the two in step. */
const SENTENCES: Readonly<Record<string, string>> = {
  branch: 'Choose a pipeline by what the bytes are: pages to `html`, flattened text to `text`.',
  decode:
    'Turn bytes into text: find the charset (byte order mark, strict UTF-8, declaration, detection) and decode.',
  retext: 'Lift a retext plugin to a stage.',
}

/** The two stages that are made by functions of their own. */
const MADE: readonly Omit<ListedStage, 'sentence'>[] = [
  {name: 'branch', takes: 'bytes', gives: 'article', options: {}},
  {name: 'retext', takes: 'article', gives: 'article', options: {}},
]

/** List the stages among the library's exports, in its order. */
export function listStages(exported: Readonly<Record<string, unknown>>): ListedStage[] {
  const defined = Object.values(exported)
    .filter(isFactory)
    .map(({definition}) => {
      const {name, takes, gives, defaults} = definition
      return {name, takes, gives, options: defaults as Readonly<Record<string, unknown>>}
    })
  return [...MADE.slice(0, 1), ...defined, ...MADE.slice(1)].map(stage => {
    const sentence = SENTENCES[stage.name]
    if (sentence === undefined)
      throw new ConfigurationError(`Cannot list \`${stage.name}\`: it has no sentence`)
    return {...stage, sentence}
  })
}

function isFactory(value: unknown): value is StageFactory<never, never, object> {
  return typeof value === 'function' && 'definition' in value
}

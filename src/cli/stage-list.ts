import {valuesLike} from '../model/option-values.ts'
import type {StageFactory} from '../model/stage.ts'
import {readStageDocs, type StageDocs} from './stage-docs.ts'

/** A stage as `copydesk stages` lists it. */
export interface ListedStage {
  readonly name: string
  /** Forms; `null` where they depend on the stages inside. */
  readonly takes: string | null
  readonly gives: string | null
  readonly options: Readonly<Record<string, unknown>>
  /** What each option takes, in words. */
  readonly values: Readonly<Record<string, string>>
  /** First sentence of the stage's docstring. */
  readonly sentence: string
  readonly docs: StageDocs
}

/** The two stages that have no definition, for they are made of other things: of pipelines, and of a plugin. */
const BRANCH = {name: 'branch', takes: 'bytes', gives: null, options: {}, values: {}}
const RETEXT = {name: 'retext', takes: 'article', gives: 'article', options: {}, values: {}}

const FORMS = ['bytes', 'page', 'text', 'article']

/** List the stages among the library's exports: in the order of the forms they take, then by name. */
export function listStages(exported: Readonly<Record<string, unknown>>): ListedStage[] {
  const defined = Object.values(exported)
    .filter(isFactory)
    .map(({definition: {name, takes, gives, defaults, values}}) => {
      const expected = Object.entries(defaults).map(([key, value]) => [
        key,
        (values?.[key] ?? valuesLike(value)).expected,
      ])
      return {name, takes, gives, options: {...defaults}, values: Object.fromEntries(expected)}
    })
  const rank = ({takes, name}: {takes: string; name: string}) => `${FORMS.indexOf(takes)} ${name}`
  const ranked = [BRANCH, ...defined, RETEXT].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return ranked.map(stage => {
    const docs = readStageDocs(stage.name)
    return {...stage, sentence: /^.*?\.(?=\s|$)/.exec(docs.text)?.[0] ?? docs.text, docs}
  })
}

function isFactory(value: unknown): value is StageFactory<'bytes', 'bytes', Record<string, unknown>> {
  return typeof value === 'function' && 'definition' in value
}

import {readFileSync} from 'node:fs'
import {extname} from 'node:path'
import type {StageFactory} from '../model/stage.ts'

/** A stage as `copydesk stages` lists it. */
export interface ListedStage {
  readonly name: string
  /** Forms; `null` where they depend on the stages inside. */
  readonly takes: string | null
  readonly gives: string | null
  readonly options: Readonly<Record<string, unknown>>
  /** First sentence of the stage's docstring. */
  readonly sentence: string
}

/** The two stages that have no definition, for they are made of other things: of pipelines, and of a plugin. */
const BRANCH = {name: 'branch', takes: 'bytes', gives: null, options: {}}
const RETEXT = {name: 'retext', takes: 'article', gives: 'article', options: {}}

/** List the stages among the library's exports, in its order. */
export function listStages(exported: Readonly<Record<string, unknown>>): ListedStage[] {
  const defined = Object.values(exported)
    .filter(isFactory)
    .map(({definition: {name, takes, gives, defaults}}) => ({name, takes, gives, options: {...defaults}}))
  return [BRANCH, ...defined, RETEXT].map(stage => ({...stage, sentence: readSentence(stage.name)}))
}

function isFactory(value: unknown): value is StageFactory<'bytes', 'bytes', object> {
  return typeof value === 'function' && 'definition' in value
}

/** Read a stage's first sentence from its own file: the compiler keeps docstrings, and a copy of them would rot. */
function readSentence(name: string): string {
  const file = `../${name === 'branch' ? 'engine' : 'stages'}/${name}${extname(import.meta.url)}`
  const source = readFileSync(new URL(file, import.meta.url), 'utf8')
  const camel = name.replace(/-./g, match => match[1]!.toUpperCase())
  const before = source.split(new RegExp(`^export (?:const|function) ${camel}\\b`, 'm'))[0]!
  const docstring = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'))
  const text = docstring
    .replace(/^\s*\*/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text
}

import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {CleaningPipeline} from '../engine/clean-document.ts'
import {isPipeline} from '../engine/pipeline.ts'
import {ConfigurationError} from '../model/errors.ts'
import {describeSystemError} from '../model/system-error.ts'
import type {OutputFormat} from '../writers/formats/types.ts'
import {nearest} from './nearest.ts'
import {applySettings} from './settings.ts'

type PipelineModule = {readonly default: unknown}

/** The pipelines that are shipped, each loaded when first asked for. */
const SHIPPED: Readonly<Record<string, () => Promise<PipelineModule>>> = {
  news: () => import('#pipelines/news'),
  'flat-text': () => import('#pipelines/flat-text'),
  'keep-all': () => import('#pipelines/keep-all'),
}

/** Names of the shipped pipelines. */
export const SHIPPED_PIPELINES: readonly string[] = Object.keys(SHIPPED)

/** How to load a pipeline. */
export interface LoadOptions {
  /** How records will be written. @default 'jsonl' */
  readonly format?: OutputFormat
  /** Options of its stages, such as `find-article.favor=precision`, in place of those it has. @default [] */
  readonly settings?: readonly string[]
}

/**
 * Load a cleaning pipeline: a shipped one by name, or the default export of a `.js`, `.mjs` or `.ts` file. In such a file
 * `copydesk` is this very copy of the library, whether or not it is installed beside the file. Where records go out as Markdown,
 * it writes their marks.
 *
 * @throws {ConfigurationError} when there is no such pipeline, the file throws, or what it exports does not clean.
 */
export async function loadPipeline(
  nameOrFile: string,
  {format = 'jsonl', settings = []}: LoadOptions = {},
): Promise<CleaningPipeline> {
  const loaded = applySettings(await loadAsIs(nameOrFile), settings)
  return format === 'markdown' ? applySettings(loaded, ['to-record.marks=true']) : loaded
}

async function loadAsIs(nameOrFile: string): Promise<CleaningPipeline> {
  const shipped = Object.hasOwn(SHIPPED, nameOrFile) ? SHIPPED[nameOrFile] : undefined
  if (shipped) return requirePipeline((await shipped()).default, nameOrFile)
  if (!/\.[cm]?[jt]s$/.test(nameOrFile)) throw new ConfigurationError(unknownPipeline(nameOrFile))
  const file = resolve(nameOrFile)
  await stat(file).catch(error => {
    throw new ConfigurationError(`Cannot load the pipeline ${nameOrFile}: ${describeSystemError(error)}`)
  })
  return requirePipeline(await importFile(file, nameOrFile), nameOrFile)
}

async function importFile(file: string, shown: string): Promise<unknown> {
  // Handed in, not resolved: errors and pipelines have to be of the classes that the engine knows.
  const virtualModules = {copydesk: await import('../index.ts'), 'copydesk/node': await import('../node.ts')}
  const {createJiti} = await import('jiti')
  const jiti = createJiti(pathToFileURL(file).href, {virtualModules, moduleCache: false, fsCache: false})
  try {
    return await jiti.import(file, {default: true})
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigurationError(`Cannot load the pipeline ${shown}: ${reason}`)
  }
}

function requirePipeline(value: unknown, shown: string): CleaningPipeline {
  if (!isPipeline(value))
    throw new ConfigurationError(`Cannot use ${shown}: expected its default export to be a pipeline`)
  const {takes, gives} = value
  if (takes !== 'bytes' || gives !== 'record')
    throw new ConfigurationError(
      `Cannot use ${shown}: expected a pipeline from \`bytes\` to \`record\`, got one from \`${takes}\` to \`${gives}\``,
    )
  return value as CleaningPipeline
}

function unknownPipeline(name: string): string {
  const near = nearest(name, SHIPPED_PIPELINES)
  const hint = near ? `; did you mean \`${near}\`?` : ''
  return `Unknown pipeline \`${name}\`: expected one of ${SHIPPED_PIPELINES.join(', ')}, or a .js, .mjs or .ts file${hint}`
}

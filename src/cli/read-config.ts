import {readFile, stat} from 'node:fs/promises'
import {dirname, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Command, InvalidArgumentError, type Option} from 'commander'
import {ConfigurationError} from '../model/errors.ts'
import {showText} from '../report/visible.ts'
import {nearest} from '../run/nearest.ts'

const NAMES = ['ts', 'mjs', 'js', 'json'].map(ending => `copydesk.config.${ending}`)

/** Options that only make sense for one call. */
const NEVER = new Set(['config', 'resume', 'restart', 'dryRun', 'help'])

type Config = Readonly<Record<string, unknown>>

/**
 * Set the options that a configuration file gives and the command line does not. The file is `--config FILE`, or the first
 * `copydesk.config.*` in the working directory; it exports an object whose keys are the long names of options in camel case, and
 * `inputs`. Paths in it (`out`, `pipeline`, `inputs`) are meant from where the file lies.
 *
 * @returns The file's inputs, if it names any.
 * @throws {ConfigurationError} when there is no such file, or it holds what is no option.
 */
export async function applyConfig(command: Command): Promise<readonly string[] | null> {
  const named: unknown = command.getOptionValue('config')
  if (named === false) return null
  const file = typeof named === 'string' ? resolve(named) : await findConfig()
  if (file === null) return null
  const config = await loadConfig(file)
  const known = new Map(command.options.map(option => [option.attributeName(), option]))
  let inputs: readonly string[] | null = null
  for (const [key, value] of Object.entries(config)) {
    if (key === 'inputs') {
      inputs = readInputs(value, file)
      continue
    }
    const option = NEVER.has(key) ? undefined : known.get(key)
    if (!option) throw new ConfigurationError(unknownKey(key, {file, known: [...known.keys(), 'inputs']}))
    const source = command.getOptionValueSource(key)
    if (source !== undefined && source !== 'default') continue
    requireKind(value, {option, place: `\`${showText(key)}\` in ${showText(file)}`})
    try {
      const text = isPath(key, value) ? resolve(dirname(file), String(value)) : value
      const parsed =
        option.parseArg && text !== true ? option.parseArg(String(text), undefined as never) : text
      command.setOptionValueWithSource(key, parsed, 'config')
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error
      throw new ConfigurationError(`Cannot set \`${showText(key)}\` in ${showText(file)}: ${error.message}`)
    }
  }
  return inputs
}

/** What takes a value takes it as on the command line; a number may stand for its digits, a list for a repeated option. */
function requireKind(value: unknown, {option, place}: {option: Option; place: string}): void {
  const isText = (each: unknown) => typeof each === 'string' || typeof each === 'number'
  const isPlace = option.attributeName() === 'out' || option.attributeName() === 'pipeline'
  const takesValue = option.required || option.optional
  const fits = takesValue
    ? isPlace
      ? typeof value === 'string'
      : isText(value) || (Array.isArray(value) && value.every(isText))
    : typeof value === 'boolean'
  if (fits) return
  const expected = takesValue
    ? isPlace
      ? 'a string'
      : 'a string, a number or a list of such'
    : 'true or false'
  throw new ConfigurationError(`Cannot set ${place}: expected ${expected}, got ${JSON.stringify(value)}`)
}

async function findConfig(): Promise<string | null> {
  for (const name of NAMES) {
    const file = resolve(name)
    const found = await stat(file).catch(() => null)
    if (found?.isFile()) return file
  }
  return null
}

async function loadConfig(file: string): Promise<Config> {
  try {
    const value = file.endsWith('.json') ? JSON.parse(await readFile(file, 'utf8')) : await importConfig(file)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Config
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigurationError(`Cannot read ${showText(file)}: ${reason}`)
  }
  throw new ConfigurationError(`Cannot use ${showText(file)}: expected it to export an object of options`)
}

async function importConfig(file: string): Promise<unknown> {
  const {createJiti} = await import('jiti')
  const jiti = createJiti(pathToFileURL(file).href, {moduleCache: false, fsCache: false})
  return jiti.import(file, {default: true})
}

function readInputs(value: unknown, file: string): readonly string[] {
  const list = typeof value === 'string' ? [value] : value
  if (!Array.isArray(list) || !list.every(input => typeof input === 'string'))
    throw new ConfigurationError(`Cannot set \`inputs\` in ${showText(file)}: expected a list of strings`)
  return list.map(input => (input === '-' ? input : resolve(dirname(file), input)))
}

/** A pipeline is a path when it has an ending; else it is the name of a shipped one. */
function isPath(key: string, value: unknown): boolean {
  return key === 'out' || (key === 'pipeline' && /\.[cm]?[jt]s$/.test(String(value)))
}

function unknownKey(key: string, {file, known}: {file: string; known: readonly string[]}): string {
  const near = nearest(key, known)
  const hint = near && !NEVER.has(near) ? `; did you mean \`${near}\`?` : ''
  return `Cannot set \`${showText(key)}\` in ${showText(file)}: expected the long name of an option of clean, in camel case${hint}`
}

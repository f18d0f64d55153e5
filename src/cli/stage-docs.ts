import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {PACKAGE_FOLDER} from '../run/package.ts'

/** What a stage's own file says of it, which the package holds too: a copy of docstrings would rot. */
export interface StageDocs {
  /** The docstring as one paragraph, without its tags. */
  readonly text: string
  /** Errors: what stands after `@throws`. */
  readonly throws: string | null
  /** What each option means, its default left out. */
  readonly options: Readonly<Record<string, string>>
}

/** Read the docstrings of a stage, and of its options, from the file that defines it. */
export function readStageDocs(name: string): StageDocs {
  const room = name === 'branch' ? 'engine' : 'stages'
  const source = readFileSync(join(PACKAGE_FOLDER, 'src', room, `${name}.ts`), 'utf8')
  const camel = name.replace(/-./g, match => match[1]!.toUpperCase())
  const [before, after] = source.split(new RegExp(`^export (?:const|function) ${camel}\\b`, 'm')) as [
    string,
    string,
  ]
  const docstring = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'))
  const [text, throws = null] = unwrap(docstring).split(/ ?@throws /, 2) as [string, string?]
  return {text, throws, options: readOptions(after)}
}

function readOptions(definition: string): Record<string, string> {
  const defaults = /\bdefaults: \{\n([\s\S]*?)\n {2,4}\},/.exec(definition)?.[1] ?? ''
  const pairs = [...defaults.matchAll(/\/\*\*([\s\S]*?)\*\/\s*(\w+):/g)]
  return Object.fromEntries(
    pairs.map(([, comment, key]) => [key!, unwrap(comment!).replace(/ ?@default .*/, '')]),
  )
}

/** Take a comment's stars and line breaks out. */
function unwrap(comment: string): string {
  return comment
    .replace(/^\s*\*/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

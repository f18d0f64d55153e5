import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {Plugin} from 'esbuild'

/** Modules that export functions only, behind which a package stands that most runs never need. */
const MODULES = ['src/html/cheerio.ts', 'src/text/nlcst.ts']

/**
 * Load some modules when one of their functions is first called. What uses them is synchronous, so that `import()` is no way;
 * but `require` of a module that is bundled is, everywhere.
 */
export const firstCall: Plugin = {
  name: 'first-call',
  setup({onResolve, onLoad}) {
    onResolve({filter: /\/(?:cheerio|nlcst)\.ts$/}, ({path, resolveDir, kind}) => {
      const file = resolve(resolveDir, path)
      const waits = kind === 'import-statement' && MODULES.some(module => resolve(module) === file)
      return waits ? {path: file, namespace: 'first-call'} : undefined
    })
    onLoad({filter: /.*/, namespace: 'first-call'}, async ({path}) => {
      const source = await readFile(path, 'utf8')
      const names = [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name)
      const contents = names.map(
        name => `export function ${name}(...values) { return require('${path}').${name}(...values) }`,
      )
      return {contents: contents.join('\n'), resolveDir: resolve('.')}
    })
  },
}

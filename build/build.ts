/**
 * Bundle the library, the command and the pipelines into `dist`: npx jiti build/build.ts
 *
 * A process that starts reads a handful of files in place of some five hundred, which took it longer than a page. Every module
 * stands in one file only, whichever entries use it, so that there is one copy of each class.
 */
import {readdir, rm, writeFile} from 'node:fs/promises'
import {parse} from 'node:path'
import {build} from 'esbuild'
import {firstCall} from './first-call.ts'
import {ownNames} from './own-names.ts'
import {licencesOf, otherPackages} from './packages.ts'

const pipelines = (await readdir('pipelines'))
  .filter(name => name.endsWith('.ts'))
  .map(name => parse(name).name)
const entries = [
  ...['index', 'node', 'cli'].map(name => [name, `src/${name}.ts`]),
  ...pipelines.map(name => [`pipelines/${name}`, `pipelines/${name}.ts`]),
]

await rm('dist', {recursive: true, force: true})
const {metafile} = await build({
  entryPoints: Object.fromEntries(entries),
  chunkNames: 'chunks/[name]-[hash]',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  // Nothing of Node in the library's part, whose packages have other files for it.
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2023',
  plugins: [ownNames, firstCall, otherPackages],
  metafile: true,
  logLevel: 'warning',
})
await writeFile('dist/licences.txt', await licencesOf(metafile))

import {rmSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {build, type Plugin} from 'esbuild'
import {afterAll, beforeAll} from 'vitest'

/** What the package's own names lead to in its sources. */
const ownNames: Plugin = {
  name: 'own-names',
  setup({onResolve}) {
    onResolve({filter: /^copydesk(\/node)?$/}, ({path}) => ({
      path: resolve(path === 'copydesk' ? 'src/index.ts' : 'src/node.ts'),
    }))
    onResolve({filter: /^#pipelines\//}, ({path}) => ({path: resolve(`${path.slice(1)}.ts`)}))
  },
}

/**
 * Bundle the command from its sources for the tests of one file, as the program and words that run it. It lies two folders below
 * the root, where it finds the package file, and is taken away in the end.
 */
export function bundledCommand(): readonly string[] {
  const folder = resolve('out', `command-${process.pid}-${Math.random().toString(36).slice(2)}`)
  beforeAll(() => bundleCommand(folder), 60_000)
  afterAll(() => rmSync(folder, {recursive: true, force: true}))
  return [process.execPath, join(folder, 'cli.mjs')]
}

/** Bundle the command into a folder that lies two folders below the root. */
export async function bundleCommand(folder: string): Promise<void> {
  await build({
    entryPoints: ['src/cli.ts'],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outdir: folder,
    outExtension: {'.js': '.mjs'},
    plugins: [ownNames],
    logLevel: 'warning',
  })
}

import {build, type Plugin} from 'esbuild'
import {ownNames} from '../../build/own-names.ts'

/** A way of loading pipelines that needs no tables: plain modules only. */
const plainPipelines: Plugin = {
  name: 'plain-pipelines',
  setup({onResolve, onLoad}) {
    onResolve({filter: /\/load-pipeline\.ts$/}, () => ({path: 'plain', namespace: 'plain-pipelines'}))
    onLoad({filter: /.*/, namespace: 'plain-pipelines'}, () => ({
      contents: `
        import {pathToFileURL} from 'node:url'
        export const SHIPPED_PIPELINES = []
        export const loadPipeline = async file => (await import(pathToFileURL(file).href)).default`,
    }))
  },
}

/** Bundle the command into a folder of the package. */
export async function bundleCommand(folder: string): Promise<void> {
  await bundleEntry('src/cli.ts', folder, [ownNames])
}

/** Bundle the quick command into such a folder. */
export async function bundleQuickCommand(folder: string): Promise<void> {
  await bundleEntry('test/support/quick-command.ts', folder, [plainPipelines, ownNames])
}

async function bundleEntry(entry: string, folder: string, plugins: Plugin[]): Promise<void> {
  await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outdir: folder,
    outExtension: {'.js': '.mjs'},
    plugins,
    logLevel: 'warning',
  })
}

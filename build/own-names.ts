import {resolve} from 'node:path'
import type {Plugin} from 'esbuild'

/** What the package's own names lead to in its sources. */
export const ownNames: Plugin = {
  name: 'own-names',
  setup({onResolve}) {
    onResolve({filter: /^copydesk(\/node)?$/}, ({path}) => ({
      path: resolve(path === 'copydesk' ? 'src/index.ts' : 'src/node.ts'),
      sideEffects: false,
    }))
    onResolve({filter: /^#pipelines\//}, ({path}) => ({path: resolve(`${path.slice(1)}.ts`)}))
  },
}

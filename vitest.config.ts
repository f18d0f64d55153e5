import {fileURLToPath} from 'node:url'
import {defineConfig} from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      {find: /^copydesk$/, replacement: at('src/index.ts')},
      {find: /^copydesk\/node$/, replacement: at('src/node.ts')},
      {find: /^#pipelines\/(.*)$/, replacement: at('pipelines/$1.ts')},
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // No test changes what another sees; the tables are read once a worker, not once a file.
    isolate: false,
  },
})

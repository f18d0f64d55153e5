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
    testTimeout: 30_000,
  },
})

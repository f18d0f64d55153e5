import {defineConfig} from 'vitest/config'
import base from '../../vitest.config.ts'

/** Quality floors: each prints what it measured and fails below its floor. Lowering a floor is a visible edit. */
export default defineConfig({
  ...base,
  test: {include: ['bench/floors/*.floor.ts'], testTimeout: 120_000},
})

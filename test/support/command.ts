import {rmSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {afterAll, beforeAll} from 'vitest'
import {bundleCommand, bundleQuickCommand} from './bundle-command.ts'

/**
 * Bundle the command from its sources for the tests of one file, as the program and words that run it. It is taken away in the
 * end.
 */
export function bundledCommand(): readonly string[] {
  return bundled('command', bundleCommand, 'cli.mjs')
}

/** Bundle {@link import('./quick-command.ts')} in the same way. */
export function bundledQuickCommand(): readonly string[] {
  return bundled('quick', bundleQuickCommand, 'quick-command.mjs')
}

function bundled(name: string, bundle: (folder: string) => Promise<void>, file: string): readonly string[] {
  // Two folders below the root: that is where the command finds the package file.
  const folder = resolve('out', `${name}-${process.pid}-${Math.random().toString(36).slice(2)}`)
  beforeAll(() => bundle(folder), 60_000)
  afterAll(() => rmSync(folder, {recursive: true, force: true}))
  return [process.execPath, join(folder, file)]
}

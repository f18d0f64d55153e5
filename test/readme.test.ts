import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import * as library from 'copydesk'
import {transformSync} from 'esbuild'
import {describe, expect, test} from 'vitest'

const readme = readFileSync('README.md', 'utf8')
const recipes = readFileSync('docs/recipes.md', 'utf8')
const comingFrom = readFileSync('docs/coming-from.md', 'utf8')
/** A `ts` block and the `text` block of what it prints. */
const EXAMPLE = /```ts\n(.*?)```\n\n```text\n(.*?)```/gs

describe.skipIf(!existsSync('dist/index.js'))(
  'the examples print what README, recipes and the guide for users of other tools show',
  () => {
    const examples = [readme, recipes, comingFrom]
      .flatMap(page => [...page.matchAll(EXAMPLE)])
      .map(([, code, output]) => ({
        code: code!,
        output: output!,
      }))
    test('there are some', () => expect(examples.length).toBeGreaterThanOrEqual(5))
    test.each(examples)('example %#', ({code, output}) => {
      // Inside the package, so that `copydesk` means the built library.
      const folder = mkdtempSync('test/.readme-')
      try {
        const file = join(folder, 'example.mjs')
        writeFileSync(file, transformSync(code, {loader: 'ts', format: 'esm', target: 'es2022'}).code)
        const {stdout, stderr} = spawnSync(process.execPath, [file], {encoding: 'utf8'})
        expect(stderr).toBe('')
        expect(stdout).toBe(output)
      } finally {
        rmSync(folder, {recursive: true})
      }
    })
  },
)

test.skipIf(!existsSync('dist/cli.js'))('the command prints what the README shows', () => {
  const [, sample, shown] = /copydesk explain (\S+)\n```\n\n```text\n(.*?)```/s.exec(readme) ?? []
  const {stdout} = spawnSync(process.execPath, ['dist/cli.js', 'explain', sample!], {encoding: 'utf8'})
  expect(stdout).toBe(shown)
})

test('the table of stages is complete', () => {
  const stages = Object.values(library).flatMap(value =>
    typeof value === 'function' && 'definition' in value ? [(value.definition as {name: string}).name] : [],
  )
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  for (const stage of [...stages, 'branch', 'retext']) expect(readme).toContain(`| \`${camel(stage)}\``)
})

import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from 'vitest'

/** What Node reads before the first line of a built file runs: files of ours, and names of packages. */
function readFirst(entry: string) {
  const files = new Set([entry])
  const packages = new Set<string>()
  for (const file of files) {
    const source = readFileSync(file, 'utf8')
    for (const [, name = ''] of source.matchAll(
      /^(?:import|\} from|export .* from)\b[^"\n]*"([^"\n]+)";$/gm,
    )) {
      if (name.startsWith('.')) files.add(join(dirname(file), name))
      else if (!name.startsWith('node:')) packages.add(name)
    }
  }
  const bytes = [...files].reduce((sum, file) => sum + statSync(file).size, 0)
  return {files: files.size, bytes, packages: [...packages].sort()}
}

describe.skipIf(!existsSync('dist/index.js'))('what a start costs', () => {
  test('the command reads little before it knows what is asked', () => {
    const {files, bytes, packages} = readFirst('dist/cli.js')
    expect(packages).toEqual(['commander'])
    expect(files).toBeLessThan(25)
    expect(bytes).toBeLessThan(100_000)
  })

  test('the library is a few files, and one package beside', () => {
    const {files, packages} = readFirst('dist/index.js')
    expect(packages).toEqual(['iconv-lite'])
    expect(files).toBeLessThan(25)
  })

  test('no table is unpacked before it is asked', () => {
    const script = `
      const unpack = globalThis.atob
      let unpacked = 0
      globalThis.atob = text => (unpacked++, unpack(text))
      const {cleanText} = await import('copydesk')
      const atImport = unpacked
      cleanText('A quay opens\\n\\nThe quay opened on Monday, said the mayor.')
      console.log(JSON.stringify({atImport, isCounted: unpacked > 0}))`
    const {stdout} = spawnSync(process.execPath, ['--input-type=module', '-e', script], {encoding: 'utf8'})
    expect(JSON.parse(stdout)).toEqual({atImport: 0, isCounted: true})
  })
})

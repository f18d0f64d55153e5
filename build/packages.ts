import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Metafile, Plugin} from 'esbuild'

/**
 * Packages whose code goes into ours: those of many small files, or slow for Node to look through. The others stay what they are,
 * most of them behind an `import()`.
 */
const BUNDLED = [
  '@noble/hashes',
  'cheerio',
  'he',
  'nlcst-to-string',
  'retext-english',
  'unified',
  'vfile',
] as const

/** Leave all other packages to be found at run time. */
export const otherPackages: Plugin = {
  name: 'other-packages',
  setup({onResolve}) {
    onResolve({filter: /^[^./#]/}, ({path, importer, kind}) => {
      if (kind === 'entry-point' || importer.includes('node_modules')) return undefined
      const isBundled = BUNDLED.some(name => path === name || path.startsWith(`${name}/`))
      return isBundled ? undefined : {path, external: true}
    })
  },
}

/** Give the licences of the packages that a bundle holds, as they ask for. */
export async function licencesOf({inputs}: Metafile): Promise<string> {
  const folders = Object.keys(inputs).map(file => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
  const known = [...new Set(folders.filter(folder => folder !== undefined))].sort()
  const texts = await Promise.all(known.map(licenceOf))
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

async function licenceOf(folder: string): Promise<string> {
  const {name, version, license} = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find(each => /^(?:licen[cs]e|copying)\b/i.test(each))
  const text = file ? await readFile(join(folder, file), 'utf8') : ''
  return `${name} ${version} (${license})\n\n${text.trim()}\n`
}

/** The freely licensed text that the tables of `mojibake-*.ts` are counted in. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'

/** Packages whose translations are read, with the licence of each. */
export const packages: Record<string, string> = {
  coreutils: 'GPL-3.0+', bash: 'GPL-3.0+', tar: 'GPL-3.0+', sed: 'GPL-3.0+', grep: 'GPL-3.0+', findutils: 'GPL-3.0+',
  wget: 'GPL-3.0+', gnupg2: 'GPL-3.0+', dpkg: 'GPL-2.0+', apt: 'GPL-2.0+', 'libapt-pkg6.0': 'GPL-2.0+', git: 'GPL-2.0',
  libc: 'LGPL-2.1+', glib20: 'LGPL-2.1+', gtk20: 'LGPL-2.1+', 'gtk20-properties': 'LGPL-2.1+', 'gdk-pixbuf': 'LGPL-2.1+',
  'at-spi2-core': 'LGPL-2.1+', avahi: 'LGPL-2.1+', 'gsettings-desktop-schemas': 'LGPL-2.1+', appstream: 'LGPL-2.1+',
  'gstreamer-1.0': 'LGPL-2.1+', 'shared-mime-info': 'GPL-2.0+', 'xkeyboard-config': 'MIT', PackageKit: 'GPL-2.0+',
  'software-properties': 'GPL-2.0+', 'python-apt': 'GPL-2.0+', 'iso_639-2': 'LGPL-2.1+', 'iso_639-3': 'LGPL-2.1+',
  'iso_3166-1': 'LGPL-2.1+', 'iso_3166-2': 'LGPL-2.1+', 'iso_3166-3': 'LGPL-2.1+', iso_4217: 'LGPL-2.1+',
  'postgres-15': 'PostgreSQL', 'psql-15': 'PostgreSQL', 'pg_dump-15': 'PostgreSQL', shadow: 'BSD-3-Clause', man_db: 'GPL-2.0+',
  'man-db': 'GPL-2.0+', 'Linux-PAM': 'BSD-3-Clause', binutils: 'GPL-3.0+', gettext_tools: 'GPL-3.0+', 'gettext-tools': 'GPL-3.0+',
}
export const languages = (
  'en de fr es pt ru hr da nl fi id ja ko lv lt nb fa ro sv tr vi zh el uk bg pl cs hu ar he th hi ka hy it sk sl sr ' +
  'mk be et ca is eu ga cy kk bn ta te gu pa ml kn mr ne ur af sq az eo ms gl nn bs si my km am ug mn'
).split(' ')
const folders: Record<string, string[]> = {
  zh: ['zh_CN', 'zh_TW', 'zh_HK'], pt: ['pt', 'pt_BR'], sr: ['sr', 'sr@latin'], nb: ['nb', 'nb_NO'],
  pa: ['pa', 'pa_IN'], bn: ['bn', 'bn_IN', 'bn_BD'],
}

const readMo = (path: string): string[] => {
  const file = readFileSync(path)
  if (file.length < 20 || file.readUInt32LE(0) !== 0x950412de) return []
  const count = file.readUInt32LE(8)
  const table = file.readUInt32LE(16)
  const strings: string[] = []
  for (let index = 0; index < count; index++) {
    const length = file.readUInt32LE(table + index * 8)
    const start = file.readUInt32LE(table + index * 8 + 4)
    strings.push(file.toString('utf8', start, start + length))
  }
  if (!/charset=utf-?8/i.test(strings[0] ?? '')) return []
  return strings.slice(1).flatMap(text => text.split(/[\0\n]/))
}
const tidy = (line: string) =>
  line.replace(/%[-+ #0-9.*$]*(?:l|ll|h|z)?[a-zA-Z]|\{[^}]*\}|<[^>]*>|[_&](?=\p{L})|\\n/gu, '').trim()

const corpusOf = (language: string): string[] => {
  const path = new URL(`../../../shared/corpus/${language}.txt.gz`, import.meta.url)
  if (!existsSync(path)) return []
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n')
  return [...lines, ...lines, ...lines]
}
const translationsOf = (language: string, localeFolder: string): string[] => {
  const lines: string[] = []
  for (const folder of folders[language] ?? [language]) {
    const path = `${localeFolder}/${folder}/LC_MESSAGES`
    if (!existsSync(path)) continue
    for (const file of readdirSync(path).sort()) {
      if (packages[file.replace(/\.mo$/, '')]) lines.push(...readMo(`${path}/${file}`).map(tidy))
    }
  }
  return lines
}

/** Give the lines of one language: the corpus thrice, then the translations. */
export const readLanguage = (language: string, localeFolder: string): string[] => {
  if (!localeFolder) throw new Error('Name the folder of compiled translations')
  return [...corpusOf(language), ...translationsOf(language, localeFolder)]
}

/**
 * Gather the freely licensed text that the tables of `mojibake-*.ts` are counted in, and what is held out of it.
 *
 * Run first: `npx jiti src/tables/mojibake-sources.make.ts`, on Debian: packages are fetched by name with `apt-get download`
 * to bench/.cache/packages. Writes bench/.cache/running-text/{sentences,train,held-out,other}/LANGUAGE.txt: a line a paragraph, an
 * empty line between documents. `held-out` are documents of the same packages, in every language the same ones; `other`
 * are packages that no table is counted in. Both are for measuring only.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {readRunningText} from './running-text.make.ts'

const words = (text: string) => text.trim().split(/\s+/)
const named = (prefix: string, text: string) => words(text).map(part => prefix + part)

/** Packages that are counted, by their licence. */
export const trained: Readonly<Record<string, readonly string[]>> = {
  'MPL-2.0': [
    ...named(
      'libreoffice-help-',
      `ca cs da de el en-us es et eu fi fr gl hi hu id it ja ko nl pl pt pt-br ru sl sv tr vi zh-cn zh-tw`,
    ),
    ...named(
      'libreoffice-l10n-',
      `af am ar ast be bg bn br bs cy eo fa ga gd gu he hi hr is ka kk km kmr kn lt lv mk ml mn mr ne oc pa-in ro sr szl
       ta te th uk uz`,
    ),
  ],
  'CC-BY-SA-3.0': ['gnome-user-docs', 'evolution-common'],
  'GPL-2.0+': [
    'debian-handbook',
    'installation-guide-amd64',
    'stellarium-data',
    'widelands-data',
    'freeciv-data',
    'vlc-l10n',
    'gnome-control-center-data',
    ...named('wesnoth-1.16-', 'data did dm dw ei httt l low nr sof sota sotbe thot trow tsg ttb utbs'),
  ],
  'LGPL-2.1+': ['iso-codes', 'libgtk-3-common'],
  'GPL-3.0+': ['gimp-data', 'gcompris-qt-data'],
}
/** Packages that are never counted: for measuring. */
const others = [
  ...named('developers-reference-', 'de fr it ja ru'),
  ...named('debian-faq', ' -de -fr -it -nl -ru -zh-cn -ja -ko -pt'),
  ...named('fortunes-', 'bg br cs de eo es ga it pl ru zh'),
  ...named('manpages-', 'cs da de el es fi fr hu id it ja mk nb nl pl pt-br ro ru sr sv tr uk vi zh'),
  ...named('debian-edu-doc-', 'da de es fr it ja nb-no nl'),
  ...named('debian-reference-', 'de es pt zh-cn'),
]
export const languages = words(
  `en de fr es pt ru hr da nl fi id ja ko lv lt nb fa ro sv tr vi zh zt el uk bg pl cs hu ar he th hi ka hy it sk sl sr
   sh mk be et ca is eu ga cy kk bn ta te gu pa ml kn mr ne ur af sq az eo ms gl nn bs si my km am ug mn`,
)
/** Languages that are not counted, and only tell what is a word elsewhere. */
export const neighbours = words('an ast br co crh csb fo fur fy gd ie kab kmr ku li lb mt nds oc rm sc szl tk tt uz wa wo')
const cache = fileURLToPath(new URL('../../bench/.cache/', import.meta.url))
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
export type Part = 'sentences' | 'train' | 'held-out' | 'other'
/** Sentences of treebanks are nearest to what is to be read, and few. */
const weightOfSentences = 3

/** Give the lines of one part of a language, an empty one between documents. */
export const readPart = (language: string, part: Part): string[] => {
  const path = `${cache}running-text/${part}/${language}.txt`
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
}

/** Give the lines of one language that tables are counted in. */
export const readLanguage = (language: string): string[] => {
  const sentences = readPart(language, 'sentences')
  return [...Array.from({length: weightOfSentences}, () => sentences).flat(), ...readPart(language, 'train')]
}

/** Name the sources with their licences, as lines of comment. */
export const nameSources = (): string => {
  const shorten = (names: readonly string[]) => names.join(', ').replace(/, (libreoffice-(?:help|l10n)|wesnoth-1\.16)-/g, ' $1-')
  const lists = Object.entries(trained).map(([licence, names]) => `${shorten(names)} (${licence})`)
  const text = `sentences of Universal Dependencies treebanks (CC BY-SA 4.0; ../shared/corpus) and in these Debian packages: ${lists.join('; ')}.`
  return text.replace(/(.{1,108})(?: |$)/g, '// $1\n')
}

export const fetchPackage = (name: string): string => {
  const folder = `${cache}unpacked/${name}`
  if (existsSync(folder)) return folder
  mkdirSync(`${cache}packages`, {recursive: true})
  const has = () => readdirSync(`${cache}packages`).find(file => file.startsWith(`${name}_`))
  if (!has()) execFileSync('apt-get', ['download', name], {cwd: `${cache}packages`, stdio: 'ignore'})
  mkdirSync(folder, {recursive: true})
  execFileSync('sh', ['-c', 'dpkg-deb --fsys-tarfile "$0" | tar x -C "$1"', `${cache}packages/${has()}`, folder])
  return folder
}

const code = '[a-z]{2,3}(?:[-_][A-Za-z]{2})?(?:@[a-z]+)?'
const placeOf = RegExp(
  `(?:/help/|/debian-handbook/html/|/installation-guide-amd64/|/resource/|/locale/|/man/|/FAQ/|/developers-reference/|` +
    `/fortunes/|gcompris_|/(?:stellarium(?:-skycultures|-scripts)?/)|description\\.|manual\\.|debian-reference\\.)(${code}|C)(?=[/.]|$)`,
)
const formats =
  /\.(?:mo|qm|html|page|utf8|docbook)$|\/man\/.*\.[1-8]\.gz$|\/games\/fortunes\/.*\/[^.]+$|\/fortunes\/ru\/[\d.]+$/
const unwanted = /ast3|ca@valencia|ca-valencia|iso_639-[35]|iso_3166-3|\.dat$|genindex|searchindex|bookmarks/

/** The language a path names, and the path without it: the same document in every language. */
const readPath = (path: string): {language: string; key: string} | undefined => {
  if (!formats.test(path) || unwanted.test(path)) return undefined
  const match = placeOf.exec(path)
  if (!match) return undefined
  const name = match[1]!.replace('_', '-').toLowerCase()
  const language =
    {c: 'en', 'zh-tw': 'zt', 'zh-hk': 'zt', 'sr@latin': 'sh', no: 'nb'}[name] ?? name.split(/[-@]/)[0]!
  return {language, key: path.slice(0, match.index) + path.slice(match.index + match[0].length).replace(RegExp(`\\.${code}(?=\\.)`), '')}
}
const isHeldOut = (key: string): boolean => {
  let hash = 7
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0 < 0x2a000000
}

const own: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries({
    Cyrillic: 'ru uk bg be mk sr kk mn',
    Arabic: 'ar fa ur ug',
    Han: 'zh zt',
    Greek: 'el',
    Hebrew: 'he',
    Thai: 'th',
    Devanagari: 'hi mr ne',
    Georgian: 'ka',
    Armenian: 'hy',
    Hangul: 'ko',
  }).flatMap(([script, list]) => words(list).map(language => [language, RegExp(`\\p{Script=${script}}`, 'gu')])),
)
const english = / (?:the|of|and|to|is|for|you) /g

/** Whether a line is of the language and whole: no program's text, no blemish of its own. */
const isFit = (line: string, language: string): boolean => {
  if (line.length > 4000 || !/\p{L}/u.test(line) || /[\u0080-\u009f\ufffd\ue000-\uf8ff]|Ã[^aeouilnstãÃ\s.,]|â€/u.test(line)) return false
  if (/https?:|[{}<>=|\\]|::|\/\w+\/|^\W*[\w-]+$/.test(line)) return false
  if (line.length < (/[\u0e00-\u0eff\u2e80-\uffff]/.test(line) ? 8 : 20)) return false
  const script = own[language]
  if (script && (line.match(script)?.length ?? 0) < line.length * 0.3) return false
  return language === 'en' || (line.match(english)?.length ?? 0) < 2
}

const texts = new Map<string, string[]>()
const seen = new Map<string, Set<string>>()
const put = (part: Part, language: string, lines: readonly string[]) => {
  if (!languages.includes(language) && !neighbours.includes(language)) return
  const known = seen.get(language) ?? new Set()
  seen.set(language, known)
  const fit = lines.filter(line => !known.has(line) && isFit(line, language))
  for (const line of fit) known.add(line)
  if (fit.length === 0) return
  const key = `${part}/${language}`
  const all = texts.get(key) ?? []
  texts.set(key, all)
  for (const line of new Set(fit)) all.push(line)
  all.push('')
}

const gatherPackage = (name: string, isOther: boolean) => {
  const folder = fetchPackage(name)
  for (const path of readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()) {
    const place = readPath(`/${path}`)
    if (!place || !statSync(`${folder}/${path}`, {throwIfNoEntry: false})?.isFile()) continue
    const part = isOther ? 'other' : isHeldOut(place.key) ? 'held-out' : 'train'
    put(part, place.language, readRunningText(`${folder}/${path}`))
  }
}
/** Sentences of treebanks, 25 in a row, since neighbours are of one document. */
const gatherCorpus = () => {
  if (!existsSync(corpus)) throw new Error('../shared/corpus is not here')
  for (const file of readdirSync(corpus).filter(name => name.endsWith('.gz'))) {
    const lines = gunzipSync(readFileSync(corpus + file)).toString('utf8').split('\n')
    for (let at = 0; at < lines.length; at += 25)
      put(isHeldOut(`${file}${at}`) ? 'held-out' : 'sentences', file.slice(0, 2), lines.slice(at, at + 25))
  }
}

const isHelp = (name: string): number => Number(/^(?:libreoffice|vlc|gimp|libgtk|gnome-control)/.test(name))

const gather = () => {
  rmSync(`${cache}running-text`, {recursive: true, force: true})
  gatherCorpus()
  // First what is measured on, so that its lines are in no table.
  for (const name of others) gatherPackage(name, true)
  // What is nearest to prose comes first, since no more than a part of a language is counted.
  for (const name of Object.values(trained).flat().sort((x, y) => isHelp(x) - isHelp(y))) gatherPackage(name, false)
  for (const [key, lines] of texts) {
    mkdirSync(`${cache}running-text/${key.split('/')[0]}`, {recursive: true})
    writeFileSync(`${cache}running-text/${key}.txt`, `${lines.join('\n')}\n`)
  }
  for (const language of [...languages, ...neighbours]) {
    const sizes = (['sentences', 'train', 'held-out', 'other'] as const).map(
      part => (texts.get(`${part}/${language}`) ?? []).join('').length,
    )
    console.log(language, ...sizes)
  }
}
if (process.argv[1]?.includes('mojibake-sources')) gather()

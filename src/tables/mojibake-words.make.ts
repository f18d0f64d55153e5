/**
 * Write `mojibake-words.ts`: words with letters beyond ASCII, of languages of the Latin script, by their hash.
 *
 * Run: `npx jiti src/tables/mojibake-words.make.ts`, after `mojibake-sources.make.ts`. Of the languages that text was
 * gathered in, the commonest words; of some others, and of those whose words take many forms, short ones of a
 * dictionary, names first. A word that another page turns into a word of another language tells nothing, and is left out.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {pageNamed} from '../text/mojibake/pages.ts'
import {hashWord, stemOf, wordHashBits} from '../text/mojibake/language/word-hash.ts'
import {fetchPackage, nameSources, neighbours, readLanguage} from './mojibake-sources.make.ts'
import {packRice} from './rice.make.ts'

const latin =
  'tr hu pl cs ro sk hr sl lt lv et is pt fr de es sv da nb it ca gl eu cy ga sq vi eo nl fi az en'.split(' ')
/** How many words of a language are kept, the commonest first, and how often each stands there, at least. */
const most = 8000
const leastOften = 2

interface Dictionary {
  package: string
  file: string
  licence?: string
  /** How many words are kept, and of which letters each has one. Others only tell what is a word of another language. */
  kept?: {most: number; letters: RegExp}
}
const dictionaries: readonly Dictionary[] = [
  {package: 'hunspell-tr', file: 'tr_TR', licence: 'MPL-2.0', kept: {most: 6000, letters: /[ıİşŞğĞ]/}},
  {package: 'hunspell-hu', file: 'hu_HU', licence: 'MPL-2.0+', kept: {most: 9000, letters: /[őŐűŰ]/}},
  {package: 'hunspell-gd', file: 'gd_GB', licence: 'GPL-3+', kept: {most: 3000, letters: /[àèìòù]/i}},
  {package: 'hunspell-kmr', file: 'kmr_Latn', licence: 'MPL-1.1', kept: {most: 2000, letters: /[çêîşû]/i}},
  {package: 'hunspell-is', file: 'is_IS'},
  {package: 'hunspell-cs', file: 'cs_CZ'},
  {package: 'hunspell-sk', file: 'sk_SK', licence: 'MPL-1.1', kept: {most: 8000, letters: /[áäčďéíĺľňóôŕšťúýž]/i}},
  {package: 'hunspell-ro', file: 'ro_RO'},
]
const word = /[a-z\u00df-\u024f\u1e00-\u1eff]{3,}/g
const isBeyond = (text: string): boolean => /[^\0-\x7f]/.test(text)

/** Count the words of a language that have letters beyond ASCII: the part of them that is looked at. */
const countWords = (language: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const line of readLanguage(language)) {
    for (const [own] of line.toLowerCase().matchAll(word))
      if (isBeyond(own)) counts.set(stemOf(own), (counts.get(stemOf(own)) ?? 0) + 1)
  }
  return counts
}

/** The words of a dictionary that have letters beyond ASCII, without what says how they are inflected. */
const readDictionary = ({package: name, file}: Dictionary): string[] => {
  const path = `${fetchPackage(name)}/usr/share/hunspell/${file}`
  const charset = /^SET (\S+)/m.exec(readFileSync(`${path}.aff`, 'latin1'))?.[1] ?? 'utf-8'
  const text = new TextDecoder(charset.toLowerCase().replace('iso8859', 'iso-8859')).decode(
    readFileSync(`${path}.dic`),
  )
  return text
    .split('\n')
    .map(line => line.replace(/[/\t ].*$/, ''))
    .filter(own => /^[A-Za-z\u00c0-\u024f]{3,}$/.test(own) && isBeyond(own))
}

/** The words of a dictionary that are kept: names, of which running text has few, and then the shortest. */
const choose = (words: readonly string[], {most: count, letters}: {most: number; letters: RegExp}) => {
  const isName = (own: string) => Number(own[0] !== own[0]!.toLowerCase())
  const chosen = words
    .filter(own => letters.test(own))
    .sort((x, y) => isName(y) - isName(x) || x.length - y.length)
  return [...new Set(chosen.map(own => stemOf(own.toLowerCase())))].slice(0, count)
}

/** Pages by which words are misread for those of other languages. */
const pages = 'windows-1252 windows-1250 windows-1254 windows-1257 iso-8859-2'
  .split(' ')
  .map(name => pageNamed(name)!)

/** What a word is when it is of one of the pages and read by another. */
const misread = (own: string): string[] => {
  const images: string[] = []
  for (const from of pages) {
    const bytes = Array.from(own, char => (char < '\x80' ? char.charCodeAt(0) : from.byteOf[char.charCodeAt(0)]!))
    if (bytes.includes(0)) continue
    for (const to of pages) images.push(String.fromCharCode(...bytes.map(byte => to.codes[byte]!)).toLowerCase())
  }
  return images.filter(image => image !== own)
}

const counted = new Map(latin.map(language => [language, countWords(language)]))
const all = new Set([...counted.values()].flatMap(counts => [...counts.keys()]))
const kept = new Set<string>()
for (const [language, counts] of counted) {
  const common = [...counts].filter(([, times]) => times >= leastOften).sort((x, y) => y[1] - x[1])
  for (const [own] of common.slice(0, most)) kept.add(own)
  console.log(language, counts.size, common.length)
}
for (const dictionary of dictionaries) {
  const words = readDictionary(dictionary)
  for (const own of words) all.add(stemOf(own.toLowerCase()))
  if (dictionary.kept) for (const own of choose(words, dictionary.kept)) kept.add(own)
  console.log(dictionary.package, words.length)
}
for (const language of neighbours) for (const own of countWords(language).keys()) all.add(own)
const clear = [...kept].filter(own => !misread(own).some(image => all.has(image)))
console.log(`${kept.size} kept, ${clear.length} of them tell a language`)

const hashes = [...new Set(clear.map(hashWord))].sort((x, y) => x - y)
const {count, rice, bits} = packRice(hashes, {space: 2 ** wordHashBits})
const licensed = dictionaries.filter(({licence}) => licence).map(({package: name, licence}) => `${name} (${licence})`)
writeFileSync(
  new URL('mojibake-words.ts', import.meta.url),
  `// Generated by mojibake-words.make.ts: do not edit.
// Words with letters beyond ASCII, hashed to ${wordHashBits} bits, Rice-coded gaps in base64. Counted in
${nameSources()}// Taken from the Debian packages ${licensed.join(', ')}.
export const knownWords = {
  count: ${count},
  rice: ${rice},
  bits: '${bits}',
}
`,
)

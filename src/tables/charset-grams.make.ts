/**
 * Makes charset-grams.ts: character n-grams of each language that text in legacy charsets is met in.
 *
 * Run: `npx jiti src/tables/charset-grams.make.ts <locale folder>`, after mojibake-sources.make.ts, where the folder holds the
 * compiled gettext translations of Debian packages as installed (`<language>/LC_MESSAGES/<package>.mo`). Of the sentences of
 * ../shared/corpus every second line is counted: `bench/charset` measures on the others, and on what the sources hold out.
 */
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import iconv from 'iconv-lite'
import {contextOf, CONTEXTS, foldUnit, HASH_BITS, hashGram, isSign, LEVEL_NATS} from '../text/charset/grams.ts'
import {nameSources, readPart} from './mojibake-sources.make.ts'
import {packRice} from './rice.make.ts'
import type {Riced} from '../text/rice.ts'
import {readMo} from './gettext.make.ts'

const localeFolder = process.argv[2] ?? ''
if (!existsSync(`${localeFolder}/gd/LC_MESSAGES`)) throw new Error('Name the folder of compiled translations')

/** Languages, with those of the running text that they are counted in. */
const LANGUAGES: Record<string, string[]> = {
  nb: ['nb', 'nn'], hr: ['hr', 'bs', 'sh'], 'zh-hant': ['zt'], 'vi-1258': ['vi'],
}
const others = `en de fr es it pt nl da sv fi is et lv lt pl cs sk sl hu ro bg mk ru uk be sr tg kk tr el he ar fa ur th vi ko ja
zh cy ga gd br mt eo id ms ca eu gl sq af az hy`.split(/\s+/)
for (const language of others) LANGUAGES[language] = [language]

/** Translations of programs, for languages without running text: packages with their licences. */
const packages: Record<string, string> = {
  gtk30: 'LGPL-2.1+', 'gtk30-properties': 'LGPL-2.1+', glib20: 'LGPL-2.1+', gtk20: 'LGPL-2.1+', 'at-spi2-core': 'LGPL-2.1+',
  appstream: 'LGPL-2.1+', PackageKit: 'GPL-2.0+', 'gdk-pixbuf': 'LGPL-2.1+', 'Linux-PAM': 'BSD-3-Clause',
  'software-properties': 'GPL-2.0+', 'iso_3166-1': 'LGPL-2.1+', 'iso_639-2': 'LGPL-2.1+',
}
/** Letters beyond ASCII of alphabets whose rarer ones hardly occur in the sources: each is thought to be this frequent. */
const LEAST_SHARE = Math.exp(-8.5)
const ALPHABETS: Record<string, string> = {
  en: 'éèïêç', de: 'äöüßé', fr: 'àâæçéèêëîïôœùûüÿ', es: 'áéíñóúü', it: 'àèéìòùî', pt: 'áâãàçéêíóôõúü', nl: 'éëïóöüèê', da: 'åæøé',
  nb: 'åæøéòôê', sv: 'åäöéü', fi: 'åäöšž', is: 'áéíðóúýþæö', et: 'äöõüšž', lv: 'āčēģīķļņšūž', lt: 'ąčęėįšųūž', pl: 'ąćęłńóśźż',
  cs: 'áčďéěíňóřšťúůýž', sk: 'áäčďéíĺľňóôŕšťúýž', sl: 'čšžćđ', hr: 'čćđšž', hu: 'áéíóöőúüű', ro: 'ăâîşţ', tr: 'çğıİöşüâîû',
  ca: 'àçèéíïòóúü', gl: 'áéíñóúü', eu: 'ñ', cy: 'âêîôûŵŷïöáàéèü', ga: 'áéíóú', gd: 'àèìòù', br: 'ñùêâ', mt: 'ċġħżàèìòù',
  eo: 'ĉĝĥĵŝŭ', id: 'é', ms: 'é', sq: 'çë', af: 'êëéïôö', az: 'çğıİöşü',
}
/** Characters of running text; below so many, translations of programs are counted too. */
const CHARACTERS = 2_500_000
const FEW = 200_000
const TRIGRAMS = 6000
const BIGRAMS = 2500
const WIDE = {trigrams: 3000, bigrams: 8000}

const tidy = (line: string): string =>
  line.replace(/%[-+ #0-9.*$]*(?:l|ll|h|z)?[a-zA-Z]|\{[^}]*\}|<[^>]*>|[_&](?=\p{L})|\\n|--?[a-z-]+=?/gu, ' ').trim()

function corpusOf(language: string): string[] {
  const path = new URL(`../../../shared/corpus/${language.split('-')[0]}.txt.gz`, import.meta.url)
  if (!existsSync(path)) return []
  let lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter((_, i) => i % 2 === 0)
  if (language.startsWith('zh')) {
    const simplified = (line: string): boolean => iconv.decode(iconv.encode(line, 'gb2312'), 'gb2312') === line
    lines = lines.filter(line => simplified(line) === (language === 'zh'))
  }
  return lines
}

function runningText(language: string): string[] {
  const lines = LANGUAGES[language]!.flatMap(name => readPart(name, 'train'))
  if (lines.join('').length < FEW) lines.push(...translationsOf(language))
  return lines
}

function translationsOf(language: string): string[] {
  const lines: string[] = []
  for (const name of Object.keys(packages)) {
    const path = `${localeFolder}/${language}/LC_MESSAGES/${name}.mo`
    if (existsSync(path)) lines.push(...readMo(readFileSync(path)).flatMap(text => text.split('\u0004')).map(tidy))
  }
  return lines.filter(line => line.length > 3 && !/[\ufffd\u0080-\u009f]|Ã.|â€/.test(line))
}

const MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g

/** As windows-1258 writes it: tones apart, other marks with their vowel. */
const to1258 = (line: string): string =>
  line.replace(/[^\0-\x7f]/g, char => {
    const apart = char.normalize('NFD')
    const tones = (apart.match(MARKS) ?? []).join('')
    return tones === '' ? char : apart.replace(MARKS, '').normalize('NFC') + tones
  })

interface Counts {
  one: Map<number, number>
  two: Map<string, number>
  three: Map<string, number>
  total: number
}
const before = new Map<number, number[]>()
const after = new Map<number, number[]>()
const everywhere = new Array<number>(CONTEXTS).fill(0)
const allSigns = new Map<number, number>()
let allTotal = 0

const add = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1)
const gram = (...symbols: number[]): string => String.fromCharCode(...symbols)

function count(lines: string[]): Counts {
  const counts: Counts = {one: new Map(), two: new Map(), three: new Map(), total: 0}
  let budget = CHARACTERS
  for (const line of lines) {
    if (budget <= 0) break
    budget -= line.length
    const symbols = [32]
    for (let i = 0; i < line.length; i++) {
      const symbol = foldUnit(line.charCodeAt(i))
      if (symbol !== 32 || symbols.at(-1) !== 32) symbols.push(symbol)
    }
    symbols.push(32)
    let a = 32
    let b = 32
    for (let i = 1; i < symbols.length; i++) {
      const c = symbols[i]!
      counts.total++
      everywhere[contextOf(c)]!++
      add(counts.one, c)
      if (isSign(c)) countSign(c, b, symbols[i + 1] ?? 32)
      // Letters beside a sign stand as beside punctuation.
      const shown = isSign(c) ? 0x2e : c
      add(counts.two, gram(b, shown))
      add(counts.three, gram(a, b, shown))
      a = b
      b = shown
    }
  }
  return counts
}

function countSign(sign: number, left: number, right: number): void {
  for (const [map, symbol] of [[before, left], [after, right]] as const) {
    if (!map.has(sign)) map.set(sign, new Array<number>(CONTEXTS).fill(0))
    map.get(sign)![contextOf(symbol)]!++
  }
}

const levelOf = (cost: number): number => Math.max(1, Math.min(31, Math.round(cost / LEVEL_NATS)))
const isWide = (language: string): boolean => /^(?:zh|ja|ko)/.test(language)

/** n-grams with a letter beyond ASCII count more: these tell charsets apart. */
const TELLING = 5
const useOf = ([key, times]: [string, number]): number => (/[^\0-\x7f]/.test(key) ? TELLING * times : times)
const byUse = (x: [string, number], y: [string, number]): number => useOf(y) - useOf(x)

/** Discount of an absolute-discounting model, and the share of a context left to what was not seen. */
const DISCOUNT = 0.7

function gramsOf(language: string, {one, two, three, total}: Counts): Map<number, number> {
  const followers = new Map<string, {sum: number; kinds: number}>()
  const note = (context: string, times: number): void => {
    const known = followers.get(context) ?? {sum: 0, kinds: 0}
    followers.set(context, {sum: known.sum + times, kinds: known.kinds + 1})
  }
  for (const [key, times] of two) note(key[0]!, times)
  for (const [key, times] of three) note(key.slice(0, 2), times)
  const single = (c: number): number => ((one.get(c) ?? 0) + 0.5) / total
  const pair = (key: string): number => {
    const {sum, kinds} = followers.get(key[0]!)!
    return (Math.max(0, (two.get(key) ?? 0) - DISCOUNT) + DISCOUNT * kinds * single(key.charCodeAt(1))) / sum
  }
  const triple = (key: string): number => {
    const {sum, kinds} = followers.get(key.slice(0, 2))!
    return (Math.max(0, three.get(key)! - DISCOUNT) + DISCOUNT * kinds * pair(key.slice(1))) / sum
  }
  const most = isWide(language) ? WIDE : {trigrams: TRIGRAMS, bigrams: BIGRAMS}
  const cells = new Map<number, number>()
  const keep = (hash: number, cost: number): void => {
    const level = levelOf(cost)
    cells.set(hash, Math.min(cells.get(hash) ?? 99, level))
  }
  const used = (key: string): boolean => !/[\0-\x1f]/.test(key)
  const pairs = [...two].filter(([key, times]) => times >= 2 && used(key)).sort(byUse).slice(0, most.bigrams)
  for (const [key] of pairs) keep(hashGram(0, key.charCodeAt(0), key.charCodeAt(1)), -Math.log(pair(key)))
  const triples = [...three].filter(([key, times]) => times >= 3 && used(key)).sort(byUse).slice(0, most.trigrams)
  for (const [key] of triples)
    keep(hashGram(key.charCodeAt(0), key.charCodeAt(1), key.charCodeAt(2)), -Math.log(triple(key)))
  return cells
}

/** Positions as Rice-coded gaps, each followed by its level in five bits. */
function pack(cells: Map<number, number>): Riced {
  const sorted = [...cells].sort((x, y) => x[0] - y[0])
  const levels = sorted.map(([, level]) => level)
  return packRice(
    sorted.map(([hash]) => hash),
    {space: 1 << HASH_BITS, beside: {bits: 5, values: levels}},
  )
}

const quote = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u00a0\u00ad\u0300-\u036f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]|\p{Co}/gu, unit =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Single symbols by level, each list behind its level as a letter from A on. */
function singlesOf(symbols: [number, number][]): string {
  const lists = new Map<number, string>()
  for (const [symbol, cost] of symbols) {
    const level = levelOf(cost)
    lists.set(level, (lists.get(level) ?? '') + String.fromCharCode(symbol))
  }
  return `[${[...lists].sort((x, y) => x[0] - y[0]).map(([level, list]) => `[${level}, ${quote(list)}]`).join(', ')}]`
}

const tables: {language: string; counts: Counts}[] = []
for (const language of Object.keys(LANGUAGES)) {
  const corpus = corpusOf(language)
  let lines = [...corpus, ...corpus, ...corpus, ...runningText(language)]
  if (language === 'vi-1258') lines = lines.map(to1258)
  const counts = count(lines)
  tables.push({language, counts})
  for (const [symbol, times] of counts.one) {
    if (isSign(symbol)) allSigns.set(symbol, (allSigns.get(symbol) ?? 0) + times)
  }
  allTotal += counts.total
  console.log(language, lines.length, counts.total)
}

/** So many characters of all languages' signs are thought to stand in each one. */
const SHARED = 100_000
const rows = tables.map(({language, counts}) => {
  const singles: [number, number][] = []
  for (const [symbol, times] of counts.one) {
    if (symbol < 0x20 || isSign(symbol)) continue
    if (times >= 2) singles.push([symbol, -Math.log((times + 0.5) / counts.total)])
  }
  const alphabet = new Set([...(ALPHABETS[language] ?? '')].map(letter => letter.charCodeAt(0)))
  for (const [i, [symbol, cost]] of singles.entries()) {
    if (alphabet.delete(symbol)) singles[i] = [symbol, Math.min(cost, -Math.log(LEAST_SHARE))]
  }
  for (const symbol of alphabet) singles.push([symbol, -Math.log(LEAST_SHARE)])
  for (const [symbol, times] of allSigns) {
    if (times < 3) continue
    const share = ((counts.one.get(symbol) ?? 0) + (SHARED * times) / allTotal) / (counts.total + SHARED)
    if ((counts.one.get(symbol) ?? 0) > 0) singles.push([symbol, -Math.log(share)])
  }
  const {count, rice, bits} = pack(gramsOf(language, counts))
  return `  '${language}': {singles: ${singlesOf(singles)}, count: ${count}, rice: ${rice}, bits: '${bits}'},`
})

const neighbour = (counts: number[], context: number): number => {
  const sum = counts.reduce((a, b) => a + b, 0)
  const all = everywhere.reduce((a, b) => a + b, 0)
  const usual = everywhere[context]! / all
  return -Math.log((counts[context]! + 2 * usual) / (sum + 2) / usual)
}
const signRows = [...allSigns].filter(([, times]) => times >= 3).sort((x, y) => x[0] - y[0]).map(([symbol, times]) => {
  const costs = [before, after].flatMap(map =>
    everywhere.map((_, context) => Math.round(neighbour(map.get(symbol)!, context) * 10)))
  return `  [${quote(String.fromCharCode(symbol))}, ${Math.round(-Math.log((times * 1) / allTotal) * 10)}, ${costs.join(', ')}],`
})

const names = Object.entries(packages).map(([name, licence]) => `${name} (${licence})`).join(', ')
writeFileSync(
  new URL('charset-grams.ts', import.meta.url),
  `// Generated by charset-grams.make.ts: do not edit.
// Hashed character bigrams and trigrams by language: Rice-coded gaps, a level of ${LEVEL_NATS} nats in five bits behind each, in
// base64. Counted in every second of the
${nameSources()}// Tajik, Breton and Gaelic, and what else has little of these, also in the translations of
${names.replace(/(.{1,108})(?: |$)/g, '//   $1\n')}
export interface LanguageGrams {
  /** Single symbols, by level of cost. */
  singles: readonly (readonly [level: number, symbols: string])[]
  /** How many n-grams \`bits\` holds. */
  count: number
  /** Bits of a gap that are written as they are. */
  rice: number
  bits: string
}

/** Signs: cost in tenths of a nat in any language, then what each class of neighbour adds, before (5) and after (5). */
export const SIGNS: readonly (readonly [sign: string, ...costs: number[]])[] = [
${signRows.join('\n')}
]

export const LANGUAGE_GRAMS: Readonly<Record<string, LanguageGrams>> = {
${rows.join('\n')}
}
`,
)

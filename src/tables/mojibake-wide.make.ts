/**
 * Write `mojibake-wide.ts`: how usual Chinese, Japanese and Korean characters are, alone and after one another.
 *
 * Run: `npx jiti src/tables/mojibake-wide.make.ts <folder>`, where the folder holds the Debian packages named below,
 * each unpacked into a folder of its name (`apt-get download`, `dpkg-deb -x`). The clean sentences of ../shared/corpus
 * are read beside them.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {hashPair, isWide, pairHashBits} from '../text/mojibake/wide/pairs.ts'
import {packRice} from './rice.make.ts'

const folder = process.argv[2] ?? ''
if (!folder) throw new Error('Name the folder of unpacked packages')

const filesIn = (path: string, ending: string): string[] => {
  const found: string[] = []
  const open = [`${folder}/${path}`]
  while (open.length) {
    const next = open.pop()!
    if (!existsSync(next)) throw new Error(`Missing: ${next}`)
    for (const entry of readdirSync(next, {withFileTypes: true})) {
      if (entry.isDirectory()) open.push(`${next}/${entry.name}`)
      else if (entry.isFile() && `${next}/${entry.name}`.endsWith(ending)) found.push(`${next}/${entry.name}`)
    }
  }
  return found.sort()
}
const read = (path: string): string => {
  const raw = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8')
}
const htmlIn = (path: string): string[] =>
  filesIn(path, '.html').flatMap(file =>
    read(file).replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<\/?(?:p|div|h\d|li|td|th|dt|dd|br)\b[^>]*>/g, '\n')
      .replace(/<[^>]*>/g, '').replace(/&[a-z#0-9]+;/g, ' ').split('\n'),
  )
const manualsIn = (path: string): string[] =>
  filesIn(path, '.gz').flatMap(file =>
    read(file).split('\n').filter(line => !/^[.']\\"/.test(line)).map(line => line.replace(/^\.\w+ /, '').replace(/\\f[A-Z]|\\[-&(]?/g, '')),
  )
const corpus = (language: string): string[] => {
  const path = new URL(`../../../shared/corpus/${language}.txt.gz`, import.meta.url)
  return gunzipSync(readFileSync(path)).toString('utf8').split('\n')
}

/** Words with how often they were counted, or as good as. */
type Words = readonly (readonly [word: string, count: number])[]

const jieba = (): Words =>
  read(filesIn('python3-jieba', 'jieba/dict.txt')[0]!)
    .split('\n').map(line => line.split(' ')).map(([word, count]) => [word!, Number(count)] as const)
/** Leaves of the tree: no key, then where the phrase begins and how often it was counted, three bytes each. */
const chewing = (): Words => {
  const tree = readFileSync(filesIn('libchewing3-data', 'index_tree.dat')[0]!)
  const phrases = readFileSync(filesIn('libchewing3-data', 'dictionary.dat')[0]!)
  const words: [string, number][] = []
  for (let at = 8; at + 8 <= tree.length; at += 8) {
    const start = tree.readUIntLE(at + 2, 3)
    if (tree.readUInt16LE(at) !== 0 || start >= phrases.length) continue
    words.push([phrases.toString('utf8', start, phrases.indexOf(0, start)), tree.readUIntLE(at + 5, 3)])
  }
  return words
}
const ipadic = (): Words => {
  const eucJp = new TextDecoder('euc-jp')
  return filesIn('mecab-ipadic', '.csv').flatMap(file => {
    const raw = readFileSync(file)
    const text = /^[\s\S]*[ぁ-ん]/.test(raw.toString('utf8').slice(0, 400)) ? raw.toString('utf8') : eucJp.decode(raw)
    return text.split('\n').map(line => line.split(',')).filter(row => row.length > 4)
      .map(row => [row[0]!, Math.exp(-Number(row[3]) / 1400) * 1000] as const)
  })
}
const hunspell = (): Words =>
  read(filesIn('hunspell-ko', '.dic')[0]!).split('\n').map(line => [line.split('/')[0]!.normalize('NFC'), 1] as const)

const gb = new TextDecoder('gbk')
const big5 = new TextDecoder('big5')
const charsOf = (decoder: TextDecoder, [first, last]: [number, number], trails: (trail: number) => boolean) => {
  const chars = new Set<string>()
  for (let lead = first; lead <= last; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) if (trails(trail)) chars.add(decoder.decode(new Uint8Array([lead, trail])))
  return chars
}
const simplified = charsOf(gb, [0xb0, 0xf7], trail => trail > 0xa0)
const traditional = charsOf(big5, [0xa4, 0xf9], trail => trail < 0x7f || trail > 0xa0)
const isTraditional = (line: string): boolean => {
  let sum = 0
  for (const char of line) sum += Number(traditional.has(char)) - Number(simplified.has(char))
  return sum > 0
}

interface Language {
  name: string
  text: () => string[]
  words: () => Words
  /** How much the words weigh beside the text. */
  share: number
}
const chinese = corpus('zh')
const languages: Language[] = [
  {
    name: 'zh',
    text: () => [...chinese.filter(line => !isTraditional(line)), ...htmlIn('libreoffice-help-zh-cn'), ...manualsIn('manpages-zh/usr/share/man/zh_CN')],
    words: jieba,
    share: 1.5,
  },
  {
    name: 'zt',
    text: () => [...chinese.filter(isTraditional), ...htmlIn('libreoffice-help-zh-tw'), ...manualsIn('manpages-zh/usr/share/man/zh_TW')],
    words: chewing,
    share: 1.5,
  },
  {
    name: 'ja',
    text: () => [...corpus('ja'), ...htmlIn('libreoffice-help-ja'), ...htmlIn('gimp-help-ja'), ...manualsIn('manpages-ja')],
    words: ipadic,
    share: 0.6,
  },
  {
    name: 'ko',
    text: () => [...corpus('ko'), ...htmlIn('libreoffice-help-ko'), ...htmlIn('gimp-help-ko'), ...htmlIn('installation-guide-amd64/usr/share/doc/installation-guide-amd64/ko')],
    words: hunspell,
    share: 0.3,
  },
]

const stepNats = 0.75
const levels = 16
const mostPairs = 110_000
const backoff = 1.2

/** How much more a line of general text counts than one of software: the corpora are small. */
const corpusWeight = 4

const add = (map: Map<string, number>, key: string, count: number) => map.set(key, (map.get(key) ?? 0) + count)

interface Counts {
  ones: Map<string, number>
  pairs: Map<string, number>
  total: number
}
const count = (pieces: Iterable<readonly [string, number]>): Counts => {
  const ones = new Map<string, number>()
  const pairs = new Map<string, number>()
  let total = 0
  for (const [text, weight] of pieces) {
    let before = ''
    for (const char of text) {
      const wide = char.length === 1 && isWide(char.charCodeAt(0))
      if (wide) {
        total += weight
        add(ones, char, weight)
        if (before) add(pairs, before + char, weight)
      }
      before = wide ? char : ''
    }
  }
  return {ones, pairs, total}
}
const merge = (one: Counts, other: Counts, share: number): Counts => {
  const factor = (one.total * share) / other.total
  for (const [char, n] of other.ones) add(one.ones, char, n * factor)
  for (const [pair, n] of other.pairs) add(one.pairs, pair, n * factor)
  one.total += other.total * factor
  return one
}

const packHashes = (hashes: number[]): string => {
  const {count, rice, bits} = packRice(hashes, {space: 2 ** pairHashBits})
  return `{count: ${count}, rice: ${rice}, bits: '${bits}'}`
}

const rows = languages.map(({name, text, words, share}) => {
  const general = corpus(name === 'zt' ? 'zh' : name)
  const isGeneral = new Set(general)
  // Lines that many pages share are counted once.
  const lines = new Set(text().map(line => line.trim()).filter(line => !/[\ufffd\u0080-\u009f]/.test(line)))
  const counted = count([...lines].map(line => [line, isGeneral.has(line) ? corpusWeight : 1] as const))
  const {ones, pairs, total} = merge(counted, count(words().filter(([word]) => word.length < 12)), share)
  const costOne = new Map([...ones].filter(([, n]) => n >= 0.05).map(([char, n]) => [char, -Math.log(n / total)]))
  const lefts = new Map<string, number>()
  for (const [pair, n] of pairs) add(lefts, pair[0]!, n)
  const ranked: [pair: string, cost: number, worth: number][] = []
  for (const [pair, n] of pairs) {
    const alone = costOne.get(pair[1]!)
    if (n < 1.5 || alone === undefined) continue
    const cost = -Math.log(((n - 0.7) / Math.max(lefts.get(pair[0]!)!, ones.get(pair[0]!)!)) * 0.9)
    if (cost < alone + backoff - stepNats * 1.3) ranked.push([pair, cost, (alone + backoff - cost) * Math.sqrt(n)])
  }
  ranked.sort((x, y) => y[2] - x[2]).splice(mostPairs)
  const levelOf = (cost: number) => Math.max(1, Math.min(levels, Math.round(cost / stepNats)))
  const cells = new Map<number, number>()
  for (const [pair, cost] of ranked) {
    const hash = hashPair(pair.charCodeAt(0), pair.charCodeAt(1))
    cells.set(hash, Math.min(cells.get(hash) ?? levels, levelOf(cost)))
  }
  console.log(name, lines.size, Math.round(total), costOne.size, pairs.size, ranked.length)
  const singles: string[] = []
  const packed: string[] = []
  for (let level = 1; level <= levels; level++) {
    singles.push([...costOne].filter(([, cost]) => levelOf(cost) === level).map(([char]) => char).sort().join(''))
    packed.push(packHashes([...cells].filter(([, l]) => l === level).map(([hash]) => hash).sort((x, y) => x - y)))
  }
  return `  {\n    name: '${name}',\n    singles: [\n${singles.map(line => `      '${line}',`).join('\n')}\n    ],\n    pairs: [\n${packed.map(line => `      ${line},`).join('\n')}\n    ],\n  },`
})

writeFileSync(
  new URL('mojibake-wide.ts', import.meta.url),
  `// Generated by mojibake-wide.make.ts: do not edit.
// Chinese in simplified (zh) and traditional (zt) characters, Japanese and Korean: characters by the level of their cost
// (${stepNats} nats a level, the first level first), and hashes of pairs by the level of the second after the first, as
// Rice-coded gaps in base64. Counted in the sentences of Universal Dependencies treebanks (CC BY-SA 4.0;
// ../shared/corpus) and in these Debian packages: libreoffice-help-zh-cn, -zh-tw, -ja, -ko (MPL-2.0), manpages-zh
// (GFDL-1.2+, GPL-2.0+ and BSD), manpages-ja (GPL-2.0+, BSD and MIT), gimp-help-ja, -ko (GFDL-1.2+),
// installation-guide-amd64 (GPL-2.0+), python3-jieba (MIT), libchewing3-data (LGPL-2.1+), mecab-ipadic (NAIST),
// hunspell-ko (GPL-2.0+, LGPL-2.1+, MPL-1.1).
export const wideLevelNats = ${stepNats}
/** One level of pairs: how many hashes, and their gaps. */
interface PairLevel {
  count: number
  rice: number
  bits: string
}
export const wideLanguages: readonly {
  name: string
  singles: readonly string[]
  pairs: readonly PairLevel[]
}[] = [
${rows.join('\n')}
]
`,
)

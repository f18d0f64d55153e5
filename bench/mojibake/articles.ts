/**
 * Measure repair on whole articles, as archives hold them: `npx jiti bench/mojibake/articles.ts [--every N]`.
 *
 * Damages the gold text of every Nth article (default 4) of ../shared/bench/html in ways that real ones are damaged, beside
 * ftfy (bench/.cache/venv), and counts the paragraphs with characters beyond ASCII that come back exactly; no-break spaces
 * count as spaces. Writes bench/results/mojibake-articles.md.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import iconv from 'iconv-lite'
import {repairText} from '../../src/text/mojibake/repair.ts'
import {haveSets, readSet} from '../html/sets.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const python = at('bench/.cache/venv/bin/python')
const work = at('bench/.cache/mojibake/')
const chosen = process.argv.indexOf('--every')
const every = chosen < 0 ? 4 : Number(process.argv[chosen + 1])
const longest = 8000

type Damage = (text: string) => string
/** UTF-8 that a page read, with a sign for each byte that it does not define. */
const through =
  (lost: (byte: number) => boolean, charset: string, sign: string): Damage =>
  text =>
    Array.from(Buffer.from(text), byte =>
      lost(byte) ? sign : iconv.decode(Buffer.from([byte]), charset),
    ).join('')
const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
const windows = (sign: string) => through(byte => undefinedBytes.includes(byte), 'win1252', sign)
const latin = (sign: string) => through(byte => byte >= 0x80 && byte < 0xa0, 'latin1', sign)
const swapped =
  (from: string, to: string): Damage =>
  text =>
    iconv.decode(iconv.encode(text, from), to)

const latinScript = ['cs', 'da', 'de', 'es', 'fr', 'it', 'pl', 'pt', 'sv', 'tr']

/** Each damage, and the languages that it is of: all where none is named. */
const damages: Readonly<Record<string, {damage: Damage; languages?: readonly string[]}>> = {
  'UTF-8 as windows-1252, lost bytes dropped': {damage: windows('')},
  'UTF-8 as windows-1252, lost bytes became U+FFFD': {damage: windows('\ufffd')},
  'UTF-8 as windows-1252, lost bytes became ?': {damage: windows('?')},
  'UTF-8 as ISO-8859-1, controls dropped': {damage: latin('')},
  'UTF-8 as ISO-8859-1, controls became U+FFFD': {damage: latin('\ufffd')},
  'UTF-8 as ISO-8859-1, controls became ?': {damage: latin('?')},
  'UTF-8 as ISO-8859-1, controls became spaces': {damage: latin(' ')},
  'windows-1252 as macintosh': {damage: swapped('win1252', 'macroman'), languages: ['en', 'de', 'fr', 'da']},
  'windows-1252 as cp437': {damage: swapped('win1252', 'cp437'), languages: ['en', 'de', 'fr', 'da']},
  'windows-1252 as cp866': {damage: swapped('win1252', 'cp866'), languages: ['en', 'de', 'fr', 'da']},
  'macintosh as windows-1252': {damage: swapped('macroman', 'win1252'), languages: ['en', 'de', 'fr', 'da']},
  'windows-1252 as GBK': {damage: swapped('win1252', 'cp936'), languages: ['en', 'de', 'fr', 'da']},
  'all beyond ASCII became U+FFFD': {
    damage: text => text.replace(/[^\0-\x7f]/gu, '\ufffd'),
    languages: ['en', ...latinScript],
  },
  'each byte beyond ASCII became U+FFFD': {
    damage: text => text.replace(/[^\0-\x7f]/gu, char => '\ufffd'.repeat(Buffer.byteLength(char))),
    languages: latinScript,
  },
}

interface Row {
  id: string
  damage: string
  language: string
  paragraphs: string[]
  corrupted: string
}

const makeRows = (): Row[] => {
  const rows: Row[] = []
  for (const set of ['fundus', 'scrapinghub', 'aed', 'daniel']) {
    for (const [index, {text = '', lang, domain}] of readSet(set).entries()) {
      if (index % every || !/[^\0-\x7f]/.test(text)) continue
      const language = lang ?? (set === 'daniel' ? domain.replace(/.*\./, '.') : 'en')
      const paragraphs = text.slice(0, longest).split('\n')
      for (const [damage, {damage: spoil, languages}] of Object.entries(damages)) {
        if (languages && !languages.includes(language)) continue
        const corrupted = paragraphs.map(spoil).join('\n')
        rows.push({id: String(rows.length), damage, language, paragraphs, corrupted})
      }
    }
  }
  return rows
}

/** Run ftfy on all rows; nothing where it is not there. */
const runPeer = (rows: readonly Row[]): string[] | undefined => {
  if (!existsSync(python)) return undefined
  mkdirSync(work, {recursive: true})
  const [input, output] = [`${work}articles.jsonl`, `${work}articles.ftfy.jsonl`]
  writeFileSync(input, rows.map(({id, corrupted}) => JSON.stringify({id, corrupted})).join('\n'))
  execFileSync(python, [at('bench/mojibake/peers.py'), 'ftfy', 'fix', input, output])
  const lines = readFileSync(output, 'utf8').trim().split('\n')
  return lines.map(line => (JSON.parse(line) as {fixed: string}).fixed)
}

const plain = (text: string | undefined): string => (text ?? '').replaceAll('\xa0', ' ')
const countExact = ({paragraphs}: Row, fixed: string): number => {
  const lines = fixed.split('\n')
  return paragraphs.filter((own, index) => isCounted(own) && plain(lines[index]) === plain(own)).length
}
const isCounted = (paragraph: string): boolean => /[^\0-\x7f]/.test(paragraph)

const measure = () => {
  const rows = makeRows()
  const peer = runPeer(rows)
  const languages = [...new Set(rows.map(({language}) => language))].sort()
  const counts = new Map<string, {all: number; own: number; ftfy: number}>()
  for (const [index, row] of rows.entries()) {
    const key = `${row.damage}|${row.language}`
    const count = counts.get(key) ?? {all: 0, own: 0, ftfy: 0}
    counts.set(key, count)
    count.all += row.paragraphs.filter(isCounted).length
    count.own += countExact(row, repairText(row.corrupted).text)
    if (peer) count.ftfy += countExact(row, peer[index]!)
  }
  const cell = (damage: string, language: string) => {
    const count = counts.get(`${damage}|${language}`)
    if (!count) return ''
    const share = (part: number) => (part / count.all).toFixed(2).replace(/^0/, '')
    return peer ? `${share(count.own)} / ${share(count.ftfy)}` : share(count.own)
  }
  const sizes = languages.map(
    language => `${language} (${counts.get(`${Object.keys(damages)[0]!}|${language}`)!.all})`,
  )
  return [
    '# Whole articles, damaged as archives have them',
    '',
    `\`npx jiti bench/mojibake/articles.ts --every ${every}\`: paragraphs that come back exactly, copydesk / ftfy, by language; in brackets how many`,
    'paragraphs have characters beyond ASCII. Quotation marks that lost all but their first byte are one kind to whoever repairs them: single',
    'ones come back as double ones, long dashes between spaces as short ones, and count as wrong.',
    '',
    `| damage | ${sizes.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(languages.length)}`,
    ...Object.keys(damages).map(
      damage => `| ${damage} | ${languages.map(language => cell(damage, language)).join(' | ')} |`,
    ),
  ].join('\n')
}

if (haveSets()) {
  const page = measure()
  console.log(page)
  writeFileSync(at('bench/results/mojibake-articles.md'), `${page}\n`)
} else console.log('bench/mojibake/articles: skipped, ../shared/bench/html is not there')

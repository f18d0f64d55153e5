/**
 * Measures decoding: `npx jiti bench/charset/run.ts`. Writes the tables to bench/results/charset.md.
 * Needs ../shared/corpus; peers from bench/.cache/venv-charset (pip install chardet charset-normalizer faust-cchardet).
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {getEncoding} from 'encoding-sniffer'
import {detect} from 'jschardet'
import {decodeBytes} from '../../src/text/charset/decode-bytes.ts'
import {measureSpeed} from './speed.ts'

interface Row {
  id: string
  half: 'tune' | 'held'
  charset: string
  lang: string
  size?: number
  kind?: string
  http?: string | null
  text: string
  bytes: string
}

/** The charsets of the WHATWG Encoding Standard, in Python's names. */
const WEB =
  /^(?:utf|cp125|cp874|cp866|tis|iso8859-(?:[1-9]|1[03-6])$|koi8-[ru]|mac-(?:roman|cyrillic)|big5|gb18030|euc_|cp932|cp949|iso2022_jp_2$)/

const CORPUS = '../shared/corpus'
const LANGUAGES = '../shared/bench/language'
const FOLDER = 'bench/.cache/charset'
const PYTHON = existsSync('bench/.cache/venv-charset') ? 'bench/.cache/venv-charset/bin/python' : null
const TWINS: Record<string, string> = {ș: 'ş', ț: 'ţ', Ș: 'Ş', Ț: 'Ţ', '〜': '～'}
/**
 * Same bytes, another reading: Romanian letters with comma (ISO-8859-16) and with cedilla (ISO-8859-2, windows-1250), the wave
 * dash (Shift_JIS-2004) and the full-width tilde (Shift_JIS as Windows and the WHATWG standard read it).
 */
const fold = (text: string): string => text.replace(/[șțȘȚ〜]/g, letter => TWINS[letter]!)

if (!existsSync(CORPUS)) {
  console.log('bench/charset: skipped, ../shared/corpus is absent')
  process.exit(0)
}
if (!existsSync(`${FOLDER}/cedillas.jsonl`)) {
  mkdirSync(FOLDER, {recursive: true})
  execFileSync('python3', ['bench/charset/encode.py', CORPUS, LANGUAGES, FOLDER])
}
const rows = {
  texts: read('texts'),
  pages: read('pages'),
  mixed: read('mixed'),
  cedillas: read('cedillas'),
}
const own = new Map<string, boolean>()
const ownFolded = new Map<string, boolean>()
const names: Record<string, Record<string, string | null>> = {jschardet: {}, 'encoding-sniffer': {}}
const seconds: Record<string, number> = {
  ...(JSON.parse(
    execFileSync(process.execPath, ['bench/charset/compiled.mjs', FOLDER], {encoding: 'utf8'}),
  ) as Record<string, number>),
  'encoding-sniffer': 0,
}
const failed: string[] = []
for (const row of Object.values(rows).flat()) measure(row)
const peers = PYTHON ? scorePeers() : {}
report()

function read(name: string): Row[] {
  return readFileSync(`${FOLDER}/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Row)
    .filter(({half}) => half === 'held')
}

function timed<T>(peer: string, work: () => T): T {
  const start = performance.now()
  const result = work()
  seconds[peer] = (seconds[peer] ?? 0) + (performance.now() - start) / 1000
  return result
}

function measure(row: Row): void {
  const bytes = new Uint8Array(Buffer.from(row.bytes, 'base64'))
  const decoded = decodeBytes(bytes, {charset: row.http ?? null})
  own.set(row.id, decoded.text === row.text)
  ownFolded.set(row.id, fold(decoded.text) === fold(row.text))
  if (decoded.text !== row.text && !rows.cedillas.includes(row))
    failed.push(`${row.id} ${row.charset} ${row.lang} → ${decoded.charset} (${decoded.source})`)
  names['jschardet']![row.id] = detect(bytes).encoding
  const http = row.http ? {transportLayerEncodingLabel: row.http} : {}
  names['encoding-sniffer']![row.id] = timed('encoding-sniffer', () => getEncoding(bytes, http))
}

function scorePeers(): Record<string, Record<string, boolean>> {
  writeFileSync(`${FOLDER}/names.json`, JSON.stringify(names))
  const output = execFileSync(PYTHON!, ['bench/charset/peers.py', FOLDER, `${FOLDER}/names.json`], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const result = JSON.parse(output) as {
    verdicts: Record<string, Record<string, boolean>>
    seconds: Record<string, number>
  }
  Object.assign(seconds, result.seconds)
  return result.verdicts
}

function share(list: readonly Row[], verdict: (id: string) => boolean | undefined): string {
  const known = list.map(({id}) => verdict(id)).filter(value => value !== undefined)
  return known.length === 0 ? '–' : (known.filter(Boolean).length / known.length).toFixed(4)
}

/** Charsets in which someone failed, with who decoded how many texts rightly. */
function perCharset(): string[] {
  const lines = [
    '| texts by charset | n | copydesk | jschardet | chardet |',
    '| --- | --- | --- | --- | --- |',
  ]
  for (const charset of new Set(rows.texts.map(row => row.charset))) {
    const list = rows.texts.filter(row => row.charset === charset)
    const right = [
      list.filter(({id}) => own.get(id)),
      ...['jschardet', 'chardet'].map(peer => list.filter(({id}) => peers[peer]?.[id])),
    ].map(({length}) => length)
    if (right.some(count => count < list.length))
      lines.push(`| ${charset} | ${list.length} | ${right.join(' | ')} |`)
  }
  return [...lines, '']
}

function report(): void {
  const {texts, pages, mixed, cedillas} = rows
  const hard = pages.filter(({id}) => peers['jschardet']?.[id] === false)
  const sets: [string, Row[]][] = [
    ['texts of 200 bytes', texts.filter(({size}) => size === 200)],
    ['texts of 2,000 bytes', texts.filter(({size}) => size === 2000)],
    ['texts, charsets of the web', texts.filter(({charset}) => WEB.test(charset))],
    ['texts, Romanian typed with cedillas', cedillas],
    ['pages', pages],
    ['pages on which jschardet fails', hard],
    ...[...new Set(pages.map(({kind}) => kind!))]
      .sort()
      .map((kind): [string, Row[]] => [`pages: ${kind}`, pages.filter(row => row.kind === kind)]),
    ['mixed pages', mixed],
    ...[...new Set(mixed.map(({kind}) => kind!))]
      .sort()
      .map((kind): [string, Row[]] => [`mixed: ${kind}`, mixed.filter(row => row.kind === kind)]),
  ]
  const columns = ['jschardet', 'chardet', 'charset-normalizer', 'uchardet (cchardet)', 'encoding-sniffer']
  const lines = [
    '## Charsets',
    '',
    'Share of texts decoded exactly (held-out lines; `npx jiti bench/charset/run.ts`). charset-normalizer: every 4th text.',
    'The texts are as the corpus writes them, Romanian with commas below; what was typed with cedillas in windows-1250 or',
    'ISO-8859-2 stands by itself: the same bytes are read with commas where nothing is declared and there are no tags.',
    'In brackets: what is the same bytes in two charsets counted as equal (those two, wave dash and full-width tilde in',
    'Shift_JIS-2004 and Shift_JIS).',
    '',
    `| set | n | copydesk | ${columns.join(' | ')} |`,
    `| --- | --- | --- |${' --- |'.repeat(columns.length)}`,
    ...sets.map(([name, list]) => {
      const ours = share(list, id => own.get(id))
      const folded = share(list, id => ownFolded.get(id))
      const cells = columns.map(peer => share(list, id => peers[peer]?.[id]))
      return `| ${name} | ${list.length} | ${ours}${folded === ours ? '' : ` (${folded})`} | ${cells.join(' | ')} |`
    }),
    '',
    ...perCharset(),
    `Seconds (copydesk and jschardet: compiled, of the processor): ${Object.entries(seconds)
      .map(([peer, time]) => `${peer} ${time.toFixed(1)}`)
      .join(', ')}.`,
    '',
    ...measureSpeed(),
    '',
    'Not decoded exactly:',
    ...failed.slice(0, 50).map(line => `- ${line}`),
    '',
  ]
  console.log(lines.join('\n'))
  mkdirSync('bench/results', {recursive: true})
  writeFileSync('bench/results/charset.md', lines.join('\n'))
}

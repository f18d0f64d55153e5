/**
 * Count changes of clean text: `npx jiti bench/mojibake/clean.ts [--lines N] [FILE.txt(.gz) …]`.
 *
 * Text that no table was counted in: documents held out of the packages that were, and other packages, as
 * `npx jiti src/tables/mojibake-sources.make.ts` gathers them in bench/.cache/running-text. At most N lines (2,500 where
 * not given) of each language and part, spread over its documents. Each is repaired line by line and as whole documents;
 * ftfy, where bench/.cache/venv has it, line by line. Every change is printed, for blemishes of the sources are among them.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {type Repair, repairText} from '../../src/text/mojibake/repair.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const python = at('bench/.cache/venv/bin/python')
const work = at('bench/.cache/mojibake')
const named: string[] = []
let most = 2500
for (let index = 2; index < process.argv.length; index++) {
  if (process.argv[index] === '--lines') most = Number(process.argv[++index])
  else named.push(process.argv[index]!)
}

interface Source {
  name: string
  documents: string[][]
}

/** Spread over the documents, so that no long one makes up the measure. */
const sampled = (documents: string[][]): string[][] => {
  const size = documents.reduce((sum, lines) => sum + lines.length, 0)
  const step = Math.max(1, Math.ceil(size / most))
  return documents.filter((_, index) => index % step === 0)
}
const readSource = (path: string, name: string): Source => {
  const raw = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8')
  const documents = text.split('\n\n').map(part => part.split('\n').filter(Boolean))
  return {name, documents: sampled(documents.filter(lines => lines.length))}
}
const sources = (): Source[] => {
  if (named.length) return named.map(path => readSource(path, path.replace(/^.*\//, '')))
  return (['held-out', 'other'] as const).flatMap(part => {
    const folder = at(`bench/.cache/running-text/${part}`)
    if (!existsSync(folder)) throw new Error('Run src/tables/mojibake-sources.make.ts first')
    return readdirSync(folder).map(file => readSource(`${folder}/${file}`, `${part}/${file.slice(0, -4)}`))
  })
}

const show = (text: string, {start, end, before, after, rule}: Repair): string => {
  const around = [text.slice(Math.max(0, start - 20), start), text.slice(end, end + 15)]
  return `${rule}: …${around[0]}[${before.slice(0, 70)} → ${after.slice(0, 70)}]${around[1]}`.replaceAll(
    '\n',
    '⏎',
  )
}

/** Count the lines that ftfy takes for spoilt. */
const countFtfy = (lines: readonly string[]): number | undefined => {
  if (!existsSync(python)) return undefined
  mkdirSync(work, {recursive: true})
  writeFileSync(`${work}/clean.json`, JSON.stringify(lines))
  const script =
    'import ftfy,json,sys\nprint(sum(ftfy.fix_encoding(l) != l for l in json.load(open(sys.argv[1])) if not l.isascii()))'
  return Number(execFileSync(python, ['-c', script, `${work}/clean.json`]).toString())
}

const total = {lines: 0, changed: 0, documents: 0, touched: 0, inDocuments: 0, beyond: 0}
const everyLine: string[] = []
const languages = new Set<string>()
for (const {name, documents} of sources()) {
  let own = 0
  for (const lines of documents) {
    for (const line of lines) {
      total.lines++
      everyLine.push(line)
      if (/[^\x00-\x7f]/.test(line)) total.beyond++
      const {repairs} = repairText(line)
      if (repairs.length === 0) continue
      own++
      console.log(`  line ${name} ${show(line, repairs[0]!)}`)
    }
    const text = lines.join('\n')
    const {repairs} = repairText(text)
    total.documents++
    if (repairs.length) total.touched++
    total.inDocuments += new Set(repairs.map(({start}) => text.lastIndexOf('\n', start))).size
    for (const repair of repairs) console.log(`  document ${name} ${show(text, repair)}`)
  }
  total.changed += own
  languages.add(name.replace(/^.*\//, ''))
}
const ftfy = countFtfy(everyLine)
const per = (count: number) => ((count / total.lines) * 50_000).toFixed(2)
console.log(`
| clean text, ${languages.size} languages | copydesk | ftfy |
| --- | --- | --- |
| lines changed, each by itself, of ${total.lines} (${total.beyond} beyond ASCII) | ${total.changed} | ${ftfy ?? '–'} |
| the same, of 50,000 | ${per(total.changed)} | ${ftfy === undefined ? '–' : per(ftfy)} |
| lines changed in ${total.documents} whole documents | ${total.inDocuments} | – |
| documents touched | ${total.touched} | – |
`)

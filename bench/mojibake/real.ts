/**
 * Find real damage in public text files, and score its repair: `npx jiti bench/mojibake/real.ts find FOLDER …`, then
 * `npx jiti bench/mojibake/real.ts score LABELS.jsonl`.
 *
 * `find` reads every text file below the folders (documentation of installed packages, node_modules, site-packages …), plain
 * or gzipped, and writes the lines that copydesk changes, alone or in their document, or that ftfy changes, to
 * bench/.cache/mojibake/real.jsonl: `{id, file, line, document, alone, ftfy}`. A reader copies it with the right text of each
 * line as `right`; lines are other people's and are not kept in the repository. `score` counts how many become what is right.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {type Repair, repairText} from '../../src/text/mojibake/repair.ts'
import {applyRepairs} from '../../src/text/mojibake/together.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const python = at('bench/.cache/venv/bin/python')
const work = at('bench/.cache/mojibake')
const binary =
  /\.(?:png|jpe?g|gif|pdf|woff2?|ttf|otf|zip|xz|bz2|so|node|wasm|map|mo|qm|elc|pyc|exe|dll|a|o|dat|db|deb|tgz)$/i
const largest = 500_000
const longest = 600

interface Row {
  id: string
  file: string
  line: string
  document: string
  alone: string
  ftfy?: string
  right?: string
}

const readText = (path: string): string | undefined => {
  const stat = statSync(path, {throwIfNoEntry: false})
  if (!stat?.isFile() || stat.size > largest || binary.test(path)) return undefined
  try {
    const raw = readFileSync(path)
    const bytes = path.endsWith('.gz') ? gunzipSync(raw, {maxOutputLength: largest * 4}) : raw
    if (bytes.includes(0)) return undefined
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    return undefined
  }
}

/** Each line of a text with what a repair of the whole text makes of it. */
const mendLines = (text: string, repairs: readonly Repair[]): Map<string, string> => {
  const mended = new Map<string, string>()
  let next = 0
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const own: Repair[] = []
    for (; next < repairs.length && repairs[next]!.start < end; next++) {
      const repair = repairs[next]!
      if (repair.end <= end) own.push({...repair, start: repair.start - start, end: repair.end - start})
    }
    if (own.length) mended.set(line, applyRepairs(line, own))
    start = end + 1
  }
  return mended
}

const rows = new Map<string, Row>()
const seen = new Set<string>()
const clean: string[] = []
const collect = (file: string, text: string) => {
  const lines = [...new Set(text.split('\n'))].filter(
    line => line.length <= longest && !seen.has(line) && /[^\x00-\x7f]/.test(line),
  )
  for (const line of lines) seen.add(line)
  const alone = new Map(lines.map(line => [line, repairText(line).text]))
  // What no line shows by itself, the document does not show either.
  const isTouched = lines.some(line => alone.get(line) !== line)
  const mended = isTouched ? mendLines(text, repairText(text).repairs) : undefined
  for (const line of lines) {
    const document = mended?.get(line) ?? line
    const own = alone.get(line)!
    if (own !== line || document !== line)
      rows.set(line, {id: `${rows.size}`, file, line, document, alone: own})
    else clean.push(line)
  }
}
const walk = (folder: string) => {
  if (!existsSync(folder)) return
  const entries = readdirSync(folder, {withFileTypes: true}).sort((x, y) => (x.name < y.name ? -1 : 1))
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) walk(path)
    else if (entry.isFile()) {
      const text = readText(path)
      if (text && /[^\x00-\x7f]/.test(text)) collect(path, text)
    }
  }
}

/** What ftfy makes of lines; where it changes one that copydesk leaves, that is a row as well. */
const addFtfy = () => {
  const script =
    'import ftfy,json,sys\nls=json.load(open(sys.argv[1]))\njson.dump({l:x for l in ls for x in [ftfy.fix_encoding(l)] if x!=l},open(sys.argv[2],"w"))'
  writeFileSync(`${work}/real-lines.json`, JSON.stringify([...rows.keys(), ...clean]))
  execFileSync(python, ['-c', script, `${work}/real-lines.json`, `${work}/real-ftfy.json`])
  const fixed = JSON.parse(readFileSync(`${work}/real-ftfy.json`, 'utf8')) as Record<string, string>
  for (const row of rows.values()) row.ftfy = fixed[row.line] ?? row.line
  for (const [line, ftfy] of Object.entries(fixed)) {
    if (!rows.has(line))
      rows.set(line, {id: `${rows.size}`, file: '', line, document: line, alone: line, ftfy})
  }
}

const find = (folders: readonly string[]) => {
  mkdirSync(work, {recursive: true})
  for (const folder of folders) walk(folder.replace(/\/$/, ''))
  addFtfy()
  writeFileSync(`${work}/real.jsonl`, [...rows.values()].map(row => `${JSON.stringify(row)}\n`).join(''))
  console.log(`${rows.size} lines of ${seen.size} beyond ASCII are changed by one or the other`)
}

const score = (path: string) => {
  const same = (one: string, other: string) =>
    one.normalize('NFC').replace(/[\u00a0\u202f]/g, ' ') ===
    other.normalize('NFC').replace(/[\u00a0\u202f]/g, ' ')
  const labelled = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Row)
    .filter((row): row is Row & {right: string} => row.right !== undefined)
  const damaged = labelled.filter(({line, right}) => !same(line, right))
  const sound = labelled.filter(({line, right}) => same(line, right))
  const peers: [string, (row: Row) => string][] = [
    ['copydesk', ({line}) => repairText(line).text],
    ['ftfy', ({ftfy, line}) => ftfy ?? line],
  ]
  console.log(`| ${damaged.length} damaged lines, ${sound.length} right ones | exact | right ones changed |`)
  console.log('| --- | --- | --- |')
  for (const [name, fix] of peers) {
    const exact = damaged.filter(row => same(fix(row), row.right)).length
    const harmed = sound.filter(row => !same(fix(row), row.line)).length
    console.log(`| ${name} | ${(exact / Math.max(1, damaged.length)).toFixed(3)} | ${harmed} |`)
  }
}

const [task, ...rest] = process.argv.slice(2)
if (task === 'find') find(rest)
else if (task === 'score' && rest[0]) score(rest[0])
else console.log('usage: real.ts find FOLDER … | real.ts score LABELS.jsonl')

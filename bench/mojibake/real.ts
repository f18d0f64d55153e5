/**
 * Find real damage in public text files, and score its repair: `npx jiti bench/mojibake/real.ts find FOLDER …`, then
 * `npx jiti bench/mojibake/real.ts score FOLDER …`.
 *
 * `find` reads every text file below the folders (documentation of installed packages, node_modules, site-packages …), plain
 * or gzipped, and writes the lines that copydesk changes, alone or in their document, or that ftfy changes, to
 * bench/.cache/mojibake/real.jsonl: `{id, file, line, document, alone, ftfy}`. Lines are other people's and are not kept in the
 * repository: what a reader made of them is in real-labels.json, by hash. `score` looks for these lines below the folders and
 * counts how many become what is right.
 */
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {applyEdits} from '../../src/text/mojibake/plan.ts'
import {type Repair, repairText} from '../../src/text/mojibake/repair.ts'

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
    if (own.length) mended.set(line, applyEdits(line, own))
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
const walk = (folder: string, visit: (file: string, text: string) => void) => {
  if (!existsSync(folder)) return
  const entries = readdirSync(folder, {withFileTypes: true}).sort((x, y) => (x.name < y.name ? -1 : 1))
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) walk(path, visit)
    else if (entry.isFile()) {
      const text = readText(path)
      if (text && /[^\x00-\x7f]/.test(text)) visit(path, text)
    }
  }
}

/** What ftfy makes of lines, of those it changes. */
const fixByFtfy = (lines: readonly string[]): Record<string, string> => {
  const script =
    'import ftfy,json,sys\nls=json.load(open(sys.argv[1]))\njson.dump({l:x for l in ls for x in [ftfy.fix_encoding(l)] if x!=l},open(sys.argv[2],"w"))'
  writeFileSync(`${work}/real-lines.json`, JSON.stringify(lines))
  execFileSync(python, ['-c', script, `${work}/real-lines.json`, `${work}/real-ftfy.json`])
  return JSON.parse(readFileSync(`${work}/real-ftfy.json`, 'utf8')) as Record<string, string>
}

/** What ftfy makes of lines; where it changes one that copydesk leaves, that is a row as well. */
const addFtfy = () => {
  const fixed = fixByFtfy([...rows.keys(), ...clean])
  for (const row of rows.values()) row.ftfy = fixed[row.line] ?? row.line
  for (const [line, ftfy] of Object.entries(fixed)) {
    if (!rows.has(line))
      rows.set(line, {id: `${rows.size}`, file: '', line, document: line, alone: line, ftfy})
  }
}

const find = (folders: readonly string[]) => {
  mkdirSync(work, {recursive: true})
  for (const folder of folders) walk(folder.replace(/\/$/, ''), collect)
  addFtfy()
  writeFileSync(`${work}/real.jsonl`, [...rows.values()].map(row => `${JSON.stringify(row)}\n`).join(''))
  console.log(`${rows.size} lines of ${seen.size} beyond ASCII are changed by one or the other`)
}

/** What was read of lines, by the hash of the line: the hash of its right text, or that it is right. */
interface Labels {
  damaged: Record<string, string>
  right: string[]
}
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10)

const score = (folders: readonly string[]) => {
  const labels = JSON.parse(readFileSync(new URL('real-labels.json', import.meta.url), 'utf8')) as Labels
  const right = new Map([
    ...labels.right.map(hash => [hash, hash] as const),
    ...Object.entries(labels.damaged),
  ])
  const found = new Map<string, string>()
  const inDocument = new Map<string, string>()
  for (const folder of folders) {
    walk(folder.replace(/\/$/, ''), (_, text) => {
      const own = text.split('\n').filter(line => right.has(hashOf(line)) && !found.has(line))
      if (own.length === 0) return
      const mended = mendLines(text, repairText(text).repairs)
      for (const line of own) {
        found.set(line, right.get(hashOf(line))!)
        inDocument.set(line, mended.get(line) ?? line)
      }
    })
  }
  mkdirSync(work, {recursive: true})
  const fixed = fixByFtfy([...found.keys()])
  const peers: [string, (line: string) => string][] = [
    ['copydesk, line by line', line => repairText(line).text],
    ['copydesk, whole documents', line => inDocument.get(line)!],
    ['ftfy', line => fixed[line] ?? line],
  ]
  const damaged = [...found].filter(([line, hash]) => hashOf(line) !== hash)
  const sound = [...found.keys()].filter(line => found.get(line) === hashOf(line))
  console.log(`| ${damaged.length} damaged lines, ${sound.length} right ones | exact | right ones changed |`)
  console.log('| --- | --- | --- |')
  const missed: unknown[] = []
  for (const [name, fix] of peers) {
    const wrong = damaged.filter(([line, hash]) => hashOf(fix(line).normalize('NFC')) !== hash)
    const harmed = sound.filter(line => fix(line) !== line)
    for (const line of [...wrong.map(([text]) => text), ...harmed])
      missed.push({name, line, became: fix(line)})
    const share = 1 - wrong.length / Math.max(1, damaged.length)
    console.log(`| ${name} | ${share.toFixed(3)} | ${harmed.length} |`)
  }
  writeFileSync(`${work}/real-missed.json`, JSON.stringify(missed, null, 1))
}

const [task, ...rest] = process.argv.slice(2)
if (task === 'find') find(rest)
else if (task === 'score') score(rest)
else console.log('usage: real.ts find FOLDER … | real.ts score FOLDER …')

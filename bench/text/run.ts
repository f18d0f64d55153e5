/**
 * Clean every set of ../shared/bench/text and score it beside simple baselines. `copydesk` judges by trees that saw nothing of a
 * document's site, where src/tables/line-roles.make.ts has left their scores; `as shipped` is the whole path with trees that saw
 * these documents: worth its speed, and what the planted cards show.
 * Run: npx jiti bench/text/run.ts [--languages]
 */
import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {type Cleaner, c4Rules, everyLine, longestRun} from './baselines.ts'
import {copydesk} from './copydesk.ts'
import {crossOutputs} from './cross-outputs.ts'
import {type LabelledText, readSet, SETS, setPath, sharedText, VARIANTS} from './sets.ts'

const cache = fileURLToPath(new URL('../.cache/text/', import.meta.url))
const cleaners: Readonly<Record<string, Cleaner>> = {
  'as shipped': copydesk,
  'every line': everyLine,
  'C4 rules': c4Rules,
  'longest run': longestRun,
}

/** Clean a set, write the outputs for the scorer, and say how fast it went. */
function cleanSet(documents: readonly LabelledText[], clean: Cleaner): {rows: string; speed: number} {
  let bytes = 0
  const rows: string[] = []
  const started = performance.now()
  for (const {id, lines} of documents) {
    const text = lines.map(line => line.t).join('\n')
    bytes += Buffer.byteLength(text)
    rows.push(JSON.stringify({id, text: clean(text)}))
  }
  return {rows: rows.join('\n'), speed: bytes / 1e3 / (performance.now() - started)}
}

interface Scored {
  path: string
  rows: string
  speed: string
  flags: readonly string[]
}

function printScore(name: string, {path, rows, speed, flags}: Scored): void {
  const out = `${cache}${name.replaceAll(' ', '-')}.jsonl`
  writeFileSync(out, rows)
  const scored = execFileSync('python3', [`${sharedText}score.py`, path, out, ...flags], {encoding: 'utf8'})
  console.log(`${name.padEnd(12)} ${speed.padStart(6)} MB/s  ${scored.trim()}`)
}

function main(): void {
  const present = SETS.flatMap(set => VARIANTS.map(variant => ({set, variant, path: setPath(set, variant)})))
  if (present.every(({path}) => path === null)) {
    console.log('skipped: ../shared/bench/text is absent')
    return
  }
  mkdirSync(cache, {recursive: true})
  const outputs = crossOutputs()
  const flags = process.argv.slice(2).filter(flag => flag === '--languages')
  for (const {set, variant, path} of present) {
    if (path === null) continue
    const documents = readSet(path)
    const unseen = outputs?.get(`${set}.${variant}`)
    if (unseen !== undefined) printScore('copydesk', {path, rows: unseen, speed: '-', flags})
    for (const [name, clean] of Object.entries(cleaners)) {
      const {rows, speed} = cleanSet(documents, clean)
      printScore(name, {path, rows, speed: speed.toFixed(1), flags})
    }
  }
}

main()

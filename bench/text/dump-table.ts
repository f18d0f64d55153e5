import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {cleanText} from '../../src/clean.ts'
import {type Cleaner, c4Rules, everyLine, longestRun} from './baselines.ts'
import {scoreOutputs} from './score.ts'
import {sharedText} from './sets.ts'

interface Dump {
  readonly id: string
  readonly dump: string
}

const cleaners: Readonly<Record<string, Cleaner>> = {
  copydesk: text => {
    const outcome = cleanText(text)
    return outcome.outcome === 'record' ? outcome.record.text : ''
  },
  'every line': everyLine,
  'C4 rules': c4Rules,
  'longest prose run': longestRun,
}
const cache = fileURLToPath(new URL('../.cache/dumps/', import.meta.url))
const venv = fileURLToPath(new URL('../.cache/venv-dumps/bin/python', import.meta.url))

/** Print the figures of the dumps that a script beside this one writes, each beside the baselines; needs ../shared/bench. */
export function printDumps(script: string): void {
  if (!existsSync(sharedText)) {
    console.log(`bench/text/${script}: skipped, ../shared/bench/text is absent`)
    return
  }
  mkdirSync(cache, {recursive: true})
  const write = fileURLToPath(new URL(script, import.meta.url))
  const listed = execFileSync(existsSync(venv) ? venv : 'python3', [write, cache], {encoding: 'utf8'})
  if (listed.trim() === '') {
    console.log(`bench/text/${script}: skipped, its tools are absent`)
    return
  }
  console.log(
    '| dump by | documents | cleaner | P | R | F1 | paragraphs |\n| --- | --- | --- | --- | --- | --- | --- |',
  )
  for (const line of listed.trim().split('\n')) {
    const {name, path} = JSON.parse(line) as {name: string; path: string}
    const rows = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n')
    const dumps = rows.map(row => JSON.parse(row) as Dump)
    for (const cleaner of Object.keys(cleaners)) {
      const figures = score(path, dumps, cleaners[cleaner]!)
      console.log(`| \`${name}\` | ${dumps.length} | ${cleaner} | ${figures.join(' | ')} |`)
    }
  }
}

function score(gold: string, dumps: readonly Dump[], clean: Cleaner): string[] {
  const outputs = dumps.map(({id, dump}) => ({id, text: clean(dump)}))
  return scoreOutputs(outputs, {
    gold,
    out: `${cache}out.jsonl`,
    words: ['shingle P', 'R', 'F1', 'paragraphs'],
  })
}

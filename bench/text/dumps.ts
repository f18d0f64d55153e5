/**
 * Clean what other tools make of labelled pages (text browsers, converters to Markdown, Beautiful Soup), and score it beside the baselines.
 * Trees have seen most of these pages, so that the figures tell one layout from another, and not how well a site never seen comes out.
 * Needs ../shared/bench; flattens by bench/text/dumps.py with bench/.cache/venv-dumps, or else python3, and what it finds there.
 * Run: npx jiti bench/text/dumps.ts
 */
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

if (existsSync(sharedText)) printTable()
else console.log('bench/text/dumps: skipped, ../shared/bench/text is absent')

function printTable(): void {
  mkdirSync(cache, {recursive: true})
  const flatten = fileURLToPath(new URL('dumps.py', import.meta.url))
  const listed = execFileSync(existsSync(venv) ? venv : 'python3', [flatten, cache], {encoding: 'utf8'})
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

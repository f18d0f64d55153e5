/** Count changed lines of clean text: `npx jiti bench/mojibake/clean.ts [FILE.txt(.gz) …]`, one line at a time. */
import {readdirSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {repairText} from '../../src/text/mojibake/repair.ts'

const folder = '../shared/corpus'
const named = process.argv.slice(2)
const files = named.length
  ? named
  : readdirSync(folder)
      .filter(name => name.endsWith('.gz'))
      .map(name => `${folder}/${name}`)
let lines = 0
let changed = 0
for (const file of files) {
  const raw = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8')
  const started = performance.now()
  let own = 0
  for (const line of text.split('\n')) {
    if (!line) continue
    lines++
    const {repairs} = repairText(line)
    if (repairs.length === 0) continue
    own++
    const shown = repairs
      .slice(0, 3)
      .map(
        ({start, end, before, after, rule}) =>
          `${rule}: …${line.slice(Math.max(0, start - 15), start)}[${before.slice(0, 60)}→${after.slice(0, 60)}]${line.slice(end, end + 12)}`,
      )
    console.log(`${file.replace(/^.*\//, '')} ${shown.join(' | ')}`)
  }
  changed += own
  console.log(`${file.replace(/^.*\//, '')}: ${own} changed, ${Math.round(performance.now() - started)} ms`)
}
console.log(`${changed} of ${lines} lines changed`)

/** Show every change in documents: `npx jiti bench/mojibake/natural.ts DOCS.jsonl` (`{id, text}` a line). */
import {readFileSync} from 'node:fs'
import {repairText} from '../../src/text/mojibake/repair.ts'

let documents = 0
let touched = 0
let changes = 0
for (const row of readFileSync(process.argv[2] as string, 'utf8')
  .trim()
  .split('\n')) {
  const {id, text} = JSON.parse(row) as {id: string; text: string}
  documents++
  const {repairs} = repairText(text)
  if (repairs.length === 0) continue
  touched++
  changes += repairs.length
  console.log(`${id}: ${repairs.length}`)
  for (const {start, end, before, after, rule, confidence} of repairs.slice(0, 12)) {
    const around = [text.slice(Math.max(0, start - 25), start), text.slice(end, end + 20)].map(part =>
      part.replace(/\n/g, '⏎'),
    )
    console.log(
      `  ${rule} ${confidence} …${around[0]}[${before.slice(0, 70)} → ${after.slice(0, 70)}]${around[1]}`,
    )
  }
}
console.log(`${changes} changes in ${touched} of ${documents} documents`)

/** Repair every row of a benchmark file: `npx jiti bench/mojibake/fix.ts IN.jsonl OUT.jsonl`. */
import {readFileSync, writeFileSync} from 'node:fs'
import {repairText} from '../../src/text/mojibake/repair.ts'

const [input, output] = process.argv.slice(2)
const rows = readFileSync(input as string, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as {id: string; corrupted: string})
writeFileSync(
  output as string,
  rows.map(({id, corrupted}) => `${JSON.stringify({id, fixed: repairText(corrupted).text})}\n`).join(''),
)

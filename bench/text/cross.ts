/**
 * Score the judge on documents whose sites the trees did not see (see cross-outputs.ts), in half a minute.
 * Run: npx jiti bench/text/cross.ts [--languages]
 */
import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {crossAlone, crossOutputs} from './cross-outputs.ts'
import {sharedText} from './sets.ts'

const cache = fileURLToPath(new URL('../.cache/text/', import.meta.url))
const outputs = crossOutputs()
if (outputs === null)
  console.log('skipped: no cross-validated scores (run npx jiti src/tables/line-roles.make.ts)')
for (const [name, rows] of outputs ?? []) {
  const path = `${cache}cross.${name}.jsonl`
  writeFileSync(path, rows)
  const gold = `${sharedText}${name}.jsonl.gz`
  const scored = execFileSync('python3', [`${sharedText}score.py`, gold, path, ...process.argv.slice(2)])
  console.log(scored.toString().trim())
}
for (const {set, documents, whole, lost} of crossAlone())
  console.log(
    `${set}, articles alone: ${whole} of ${documents} kept whole (${(whole / documents).toFixed(3)}), signs lost ${lost.toFixed(4)}`,
  )

/**
 * Score the judge on documents whose sites the trees did not see: the cross-validated scores that `src/tables/line-roles.make.ts`
 * leaves in bench/.cache/text, decided as the judge decides.
 * Run: npx jiti bench/text/cross.ts [--languages]
 */
import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {isSeparator} from '../../src/text/lines/punctuation.ts'
import {decideLines} from '../../src/text/roles/decide.ts'
import {measureLines} from '../../src/text/roles/features.ts'
import {orRun} from '../../src/text/roles/score.ts'
import {findTitle} from '../../src/text/roles/title.ts'
import {type LabelledText, readSet, SETS, setPath, sharedText} from './sets.ts'

const cache = fileURLToPath(new URL('../.cache/text/', import.meta.url))

interface Row {
  id: string
  variant: string
  near: number[]
}

function clean({lines}: LabelledText, {near}: Row, scores: readonly number[]): string {
  const document = measureLines(
    lines.map(({t}) => ({text: t, kind: isSeparator(t) ? 'separator' : 'paragraph'})),
  )
  const spread = new Float64Array(lines.length)
  for (const [k, i] of near.entries()) spread[i] = scores[k]!
  const {kept} = decideLines(document, orRun(document, spread))
  const first = kept.indexOf(true)
  const title = first === -1 ? -1 : findTitle(document, {first, kept})
  return lines
    .filter((_, i) => kept[i] && i !== title)
    .map(line => line.t)
    .join('\n\n')
}

function main(): void {
  if (!existsSync(`${cache}lines.out.json`) || setPath('news-en', 'full') === null) {
    console.log('skipped: no cross-validated scores (run npx jiti src/tables/line-roles.make.ts)')
    return
  }
  const rows = JSON.parse(readFileSync(`${cache}rows.json`, 'utf8')) as Row[]
  const {scores} = JSON.parse(readFileSync(`${cache}lines.out.json`, 'utf8')) as {scores: number[]}
  let row = 0
  let used = 0
  for (const set of SETS) {
    for (const variant of ['full', 'half']) {
      const path = setPath(set, variant)!
      const out = readSet(path).map(document => {
        const {near} = rows[row]!
        const text = clean(document, rows[row]!, scores.slice(used, used + near.length))
        row++
        used += near.length
        return JSON.stringify({id: document.id, text})
      })
      const kept = `${cache}cross.${set}.${variant}.jsonl`
      writeFileSync(kept, out.join('\n'))
      const flags = process.argv.slice(2)
      console.log(
        execFileSync('python3', [`${sharedText}score.py`, path, kept, ...flags], {
          encoding: 'utf8',
        }).trim(),
      )
    }
  }
}

main()

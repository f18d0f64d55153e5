import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {isSeparator} from '../../src/text/lines/punctuation.ts'
import {decideLines} from '../../src/text/roles/decide.ts'
import {measureLines} from '../../src/text/roles/features.ts'
import {orRun} from '../../src/text/roles/score.ts'
import {findTitle} from '../../src/text/roles/title.ts'
import {type LabelledText, readSet, SETS, setPath} from './sets.ts'

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

/**
 * What the judge makes of each set, `SET.full` and `SET.half`, with trees that saw nothing of a document's site: rows for the scorer.
 * By the scores that `src/tables/line-roles.make.ts` leaves in bench/.cache/text; `null` without them.
 */
export function crossOutputs(): Map<string, string> | null {
  if (!existsSync(`${cache}lines.out.json`) || setPath('news-en', 'full') === null) return null
  const rows = JSON.parse(readFileSync(`${cache}rows.json`, 'utf8')) as Row[]
  const {scores} = JSON.parse(readFileSync(`${cache}lines.out.json`, 'utf8')) as {scores: number[]}
  const outputs = new Map<string, string>()
  let row = 0
  let used = 0
  for (const set of SETS) {
    for (const variant of ['full', 'half']) {
      const out = readSet(setPath(set, variant)!).map(document => {
        const {near} = rows[row]!
        const text = clean(document, rows[row]!, scores.slice(used, used + near.length))
        row++
        used += near.length
        return JSON.stringify({id: document.id, text})
      })
      outputs.set(`${set}.${variant}`, out.join('\n'))
    }
  }
  return outputs
}

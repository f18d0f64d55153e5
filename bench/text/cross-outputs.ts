import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {isSeparator} from '../../src/text/lines/punctuation.ts'
import {decideLines} from '../../src/text/roles/decide.ts'
import {measureLines} from '../../src/text/roles/measured-lines.ts'
import {orRun} from '../../src/text/roles/score.ts'
import {findTitle} from '../../src/text/roles/title.ts'
import {articleAlone, type LabelledText, readSet, SETS, setPath} from './sets.ts'

const cache = fileURLToPath(new URL('../.cache/text/', import.meta.url))

/** Lines of a document that were scored, and their scores. */
interface Scored {
  readonly near: readonly number[]
  readonly scores: readonly number[]
}

/** Scores of documents by variant and id; `null` where none were left. */
function readScores(): ((document: LabelledText) => Scored) | null {
  if (!existsSync(`${cache}lines.out.json`) || setPath('news-en', 'full') === null) return null
  type Row = Pick<LabelledText, 'id' | 'variant'> & Pick<Scored, 'near'>
  const rows = JSON.parse(readFileSync(`${cache}rows.json`, 'utf8')) as Row[]
  const {scores} = JSON.parse(readFileSync(`${cache}lines.out.json`, 'utf8')) as {scores: number[]}
  const byDocument = new Map<string, Scored>()
  let used = 0
  for (const {id, variant, near} of rows) {
    byDocument.set(`${variant} ${id}`, {near, scores: scores.slice(used, used + near.length)})
    used += near.length
  }
  return ({id, variant}) => byDocument.get(`${variant} ${id}`)!
}

/** Which lines of a document are kept, its headline told apart, by scores of trees that saw nothing of its site. */
function judge({lines}: LabelledText, {near, scores}: Scored): {kept: readonly boolean[]; title: number} {
  const document = measureLines(
    lines.map(({t}) => ({text: t, kind: isSeparator(t) ? 'separator' : 'paragraph'})),
  )
  const spread = new Float64Array(lines.length)
  for (const [k, i] of near.entries()) spread[i] = scores[k]!
  const {kept} = decideLines(document, orRun(document, spread))
  const first = kept.indexOf(true)
  return {kept, title: first === -1 ? -1 : findTitle(document, {first, kept})}
}

/**
 * What the judge makes of each set, `SET.full` and `SET.half`, with trees that saw nothing of a document's site: rows for the scorer.
 * By the scores that `src/tables/line-roles.make.ts` leaves in bench/.cache/text; `null` without them.
 */
export function crossOutputs(): Map<string, string> | null {
  const scoresOf = readScores()
  if (!scoresOf) return null
  const outputs = new Map<string, string>()
  for (const set of SETS) {
    for (const variant of ['full', 'half']) {
      const out = readSet(setPath(set, variant)!).map(document => {
        const {kept, title} = judge(document, scoresOf(document))
        const text = document.lines.filter((_, i) => kept[i] && i !== title).map(line => line.t)
        return JSON.stringify({id: document.id, text: text.join('\n\n')})
      })
      outputs.set(`${set}.${variant}`, out.join('\n'))
    }
  }
  return outputs
}

/** How articles fare that stand alone: how many of each set there are, how many are kept whole, and the share of signs lost. */
export function crossAlone(): {set: string; documents: number; whole: number; lost: number}[] {
  const scoresOf = readScores()
  if (!scoresOf) return []
  return SETS.map(set => {
    const documents = readSet(setPath(set, 'half')!).map(articleAlone)
    let [whole, signs, lost] = [0, 0, 0]
    for (const document of documents) {
      const {kept} = judge(document, scoresOf(document))
      const gone = document.lines.filter((_, i) => !kept[i])
      if (gone.length === 0) whole++
      for (const {t} of document.lines) signs += t.length
      for (const {t} of gone) lost += t.length
    }
    return {set, documents: documents.length, whole, lost: lost / signs}
  })
}

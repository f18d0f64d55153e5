import type {Explanation} from '../engine/explain-document.ts'
import type {Block, Span} from '../model/block.ts'
import type {Metadata} from '../model/metadata.ts'
import type {Note} from '../model/note.ts'
import type {Outcome} from '../model/outcome.ts'
import type {Source} from '../model/source.ts'
import {codePointOffsets} from '../text/code-points.ts'
import {type SnakeKeys, snakeKeys} from './snake-keys.ts'

/** One block of an explained document. */
export interface DescribedBlock {
  readonly kind: string
  readonly verdict: 'kept' | 'dropped' | 'lifted'
  /** Who dropped or lifted it, and by which rule; `null` for kept blocks. */
  readonly stage: string | null
  readonly rule: string | null
  /** Field it was lifted to. */
  readonly field: string | null
  /** Code points of the decoded source, as in removals. */
  readonly start: number | null
  readonly end: number | null
  readonly language: string | null
  readonly score: number | null
  readonly text: string
  /** What was changed in it, in order. */
  readonly repairs: readonly DescribedRepair[]
}

/** One repair of characters. */
export interface DescribedRepair {
  readonly stage: string
  readonly rule: string
  readonly before: string
  readonly after: string
  /** How it was done, and how sure it is; `null` where nothing is to be said. */
  readonly detail: string | null
}

/** One thing that a stage reported, beside removals and repairs. */
export interface DescribedNote extends Omit<Note, 'span'> {
  /** Code points of the decoded source; `null` also where no stage got as far as an article. */
  readonly start: number | null
  readonly end: number | null
}

/** All there is to tell of one document: what `explain --json` prints. */
export interface DocumentDescription {
  readonly source: SnakeKeys<Source>
  readonly id: string
  readonly outcome: Outcome['outcome']
  /** Reason of a drop, code of a reject; `null` for a record. */
  readonly reason: string | null
  readonly message: string | null
  readonly charset: string | null
  readonly charset_source: string | null
  readonly language: string | null
  readonly language_score: number | null
  readonly metadata: SnakeKeys<Metadata> | null
  readonly blocks: readonly DescribedBlock[]
  /** Repairs outside the blocks, such as in the title. */
  readonly other_repairs: readonly DescribedRepair[]
  /** Everything else that stages reported. */
  readonly notes: readonly DescribedNote[]
}

/** Describe what became of a document, block by block, as plain data. */
export function describeDocument({outcome, article}: Explanation, source: Source): DocumentDescription {
  const repairs = new Map<string, DescribedRepair[]>()
  const blocks = article?.children ?? []
  const places = new Set(blocks.map(({data}) => placeOf(data.span)))
  const pointsOf = article === null ? () => NOWHERE : pointsIn(article.data.decoded)
  const notes = outcome.notes.filter(({kind}) => kind !== 'removal' && kind !== 'repair')
  for (const {kind, stage, rule, span, before, after, detail} of outcome.notes) {
    if (kind !== 'repair') continue
    const place = places.has(placeOf(span)) ? placeOf(span) : 'none'
    const list = repairs.get(place) ?? []
    list.push({stage, rule, before: before ?? '', after: after ?? '', detail})
    repairs.set(place, list)
  }
  return {
    source: snakeKeys(source),
    id: outcome.id,
    ...verdictOf(outcome),
    charset: article?.data.charset ?? null,
    charset_source: article?.data.charsetSource ?? null,
    language: article?.data.language ?? null,
    language_score: article?.data.languageScore ?? null,
    metadata: article === null ? null : snakeKeys(article.data.metadata),
    blocks: blocks.map(block => ({
      ...pointsOf(block.data.span),
      ...describeBlock(block, takeFrom(repairs, placeOf(block.data.span))),
    })),
    other_repairs: [...repairs.values()].flat(),
    notes: notes.map(({span, ...note}) => ({...pointsOf(span), ...note})),
  }
}

type Place = Pick<DescribedBlock, 'start' | 'end'>
const NOWHERE: Place = {start: null, end: null}

/** Tells places of a source in code points. */
function pointsIn(decoded: string): (span: Span | null) => Place {
  const toPoints = codePointOffsets(decoded)
  return span => (span === null ? NOWHERE : {start: toPoints(span.start), end: toPoints(span.end)})
}

function describeBlock(
  {type: kind, value: text, data}: Block,
  repairs: DescribedRepair[],
): Omit<DescribedBlock, keyof Place> {
  const {verdict, language, score} = data
  const about = {kind, language, score, text, repairs}
  if (verdict.kept) return {...about, verdict: 'kept', stage: null, rule: null, field: null}
  const {stage, rule, field} = verdict
  return {...about, verdict: field === null ? 'dropped' : 'lifted', stage, rule, field}
}

function verdictOf(outcome: Outcome): Pick<DocumentDescription, 'outcome' | 'reason' | 'message'> {
  if (outcome.outcome === 'drop') return {outcome: 'drop', reason: outcome.reason, message: outcome.detail}
  if (outcome.outcome === 'reject') return {outcome: 'reject', reason: outcome.code, message: outcome.message}
  return {outcome: 'record', reason: null, message: null}
}

function placeOf(span: Span | null): string {
  return span ? `${span.start}-${span.end}` : 'none'
}

/** Blocks that were split share a span: the repairs are told once, at the first. */
function takeFrom(repairs: Map<string, DescribedRepair[]>, place: string): DescribedRepair[] {
  const list = place === 'none' ? [] : (repairs.get(place) ?? [])
  if (list.length > 0) repairs.delete(place)
  return list
}

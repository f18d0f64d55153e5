import {ConfigurationError} from '../model/errors.ts'
import type {BytesDocument} from '../model/forms.ts'
import {createReport, type Note} from '../model/note.ts'
import type {Outcome} from '../model/outcome.ts'
import {READ_DOUBTS} from '../model/source.ts'
import {shortHash} from '../text/hash.ts'
import {ownString} from '../text/own-string.ts'
import {describeFailure, runStages, type Trace} from './document-run.ts'
import type {Pipeline} from './pipeline.ts'
import {hashPipeline} from './pipeline-hash.ts'

/** A pipeline that can clean: bytes in, record out. */
export type CleaningPipeline = Pipeline<'bytes', 'record'>

/** Hashes text (as UTF-8) or bytes: at least 32 hex digits of their SHA-256. */
export type Hash = (content: string | Uint8Array) => string

/** How a document is led through a pipeline. */
export interface CleaningTrace extends Omit<Trace, 'notes'> {
  /** A faster hash than the library's own, which is plain JavaScript; the digits are the same. */
  readonly hash?: Hash
}

/**
 * Lead one document through a pipeline to its outcome. Bad data never throws: it becomes a reject.
 *
 * @throws {ConfigurationError} when the pipeline does not lead from bytes to a record.
 */
export function cleanDocument(
  pipeline: CleaningPipeline,
  document: BytesDocument,
  trace: CleaningTrace = {},
): Outcome {
  return copyOut(leadDocument(pipeline, document, trace))
}

/**
 * Do what {@link cleanDocument} does, and leave the outcome's strings as they are. They may keep the whole page alive, so this
 * is for those who write the outcome at once and let it go.
 */
export function leadDocument(
  pipeline: CleaningPipeline,
  document: BytesDocument,
  {hash = shortHash, ...trace}: CleaningTrace,
): Outcome {
  requireCleaning(pipeline)
  const id = identify(document, hash)
  const notes: Note[] = []
  const report = createReport('read', notes)
  for (const doubt of document.source.doubts) report(doubt, {kind: 'doubt', detail: READ_DOUBTS[doubt]})
  try {
    const end = runStages(document, pipeline.stages, {...trace, notes})
    if (end.form === 'drop') return {outcome: 'drop', id, reason: end.reason, detail: end.detail, notes}
    if (end.form !== 'record') throw new Error(`the pipeline ended in \`${end.form}\``)
    // The id comes second in a record, so it is spread from in front.
    const head = {schema_version: end.record.schema_version, id}
    const text_hash = hash(end.record.text).slice(0, 32)
    const record = {...head, ...end.record, text_hash, pipeline_hash: hashPipeline(pipeline)}
    const removals = end.removals.map(({stage, rule, kind, start, end, text}) => {
      return {id, stage, rule, kind, start, end, text}
    })
    return {outcome: 'record', id, record, removals, notes}
  } catch (error) {
    return {outcome: 'reject', id, ...describeFailure(error), notes}
  }
}

/** Hash a document's name and content, whether it came as bytes or as text. 32 hex digits. */
export function documentId(document: Pick<BytesDocument, 'content' | 'source'>): string {
  return identify(document, shortHash)
}

/** Do what {@link documentId} does, by a hash that is handed in. */
export function identify({content, source}: Pick<BytesDocument, 'content' | 'source'>, hash: Hash): string {
  const short = (part: string | Uint8Array) => hash(part).slice(0, 32)
  return short(short(source.name) + short(content))
}

/** Check that a pipeline cleans; a pipeline file may be plain JavaScript. */
function requireCleaning({takes, gives, name}: CleaningPipeline): void {
  if (takes === 'bytes' && gives === 'record') return
  throw new ConfigurationError(
    `Cannot clean with \`${name}\`: expected a pipeline from \`bytes\` to \`record\`, got one from \`${takes}\` to \`${gives}\``,
  )
}

/** Copy an outcome with its strings: V8 keeps a whole page alive for one string that was sliced from it. */
function copyOut(outcome: Outcome): Outcome {
  // What there are hundreds of is copied field by field, and only its strings that may be slices.
  const notes = outcome.notes.map(({stage, rule, kind, span, before, after, detail}): Note => {
    return {stage, rule, kind, span, before: own(before), after: own(after), detail: own(detail)}
  })
  if (outcome.outcome === 'drop') return {...outcome, notes, detail: own(outcome.detail)}
  if (outcome.outcome === 'reject') return {...outcome, notes, message: own(outcome.message)}
  const removals = outcome.removals.map(({id, stage, rule, kind, start, end, text}) => {
    return {id, stage, rule, kind, start, end, text: own(text)}
  })
  return {...outcome, notes, record: copyDeep(outcome.record), removals}
}

function copyDeep<Value>(value: Value): Value {
  if (typeof value === 'string') return ownString(value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyDeep) as Value
  const copy = {...value}
  for (const key in copy) copy[key] = copyDeep(copy[key])
  return copy
}

function own<Value extends string | null>(text: Value): Value {
  return (text === null ? text : ownString(text)) as Value
}

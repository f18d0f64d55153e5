import type {BytesDocument} from '../model/forms.ts'
import type {Outcome} from '../model/outcome.ts'
import type {Reading, Unread} from '../model/reading.ts'
import type {Source} from '../model/source.ts'
import {type CleaningPipeline, cleanDocument, documentId} from './clean-document.ts'
import {Tally} from './tally.ts'

/** A document's outcome, with where the document came from. */
export type StreamOutcome = Outcome & {readonly source: Source}

/** How a stream is led through a pipeline. */
export interface StreamOptions {
  /** Counts what goes in and comes out. */
  readonly tally?: Tally
  /** Milliseconds from any fixed point; without it no stage is timed. */
  readonly clock?: () => number
}

/**
 * Run a pipeline over a stream of documents, one outcome for each, in order.
 * The next document is asked for when the last outcome was taken, so back-pressure is kept and memory does not grow.
 * What a reader could not read is rejected with the reader's code and sentence.
 */
export async function* run(
  pipeline: CleaningPipeline,
  documents: AsyncIterable<Reading> | Iterable<Reading>,
  {tally = new Tally(), clock}: StreamOptions = {},
): AsyncGenerator<StreamOutcome, void, undefined> {
  const timing = clock ? {clock, times: tally.times} : {}
  for await (const document of documents) {
    tally.enter()
    const outcome =
      document.form === 'unread' ? rejectUnread(document) : cleanDocument(pipeline, document, timing)
    tally.leave(outcome)
    yield {...outcome, source: document.source}
  }
}

/** Make the outcome of what a reader could not read. */
export function rejectUnread({source, code, message}: Unread): Outcome & {outcome: 'reject'} {
  const id = documentId({content: '', source})
  return {outcome: 'reject', id, code, message, stage: null, notes: []}
}

/** Make a web `TransformStream` from bytes documents to outcomes. */
export function transformStream(pipeline: CleaningPipeline): TransformStream<BytesDocument, StreamOutcome> {
  return new TransformStream({
    transform(document, controller) {
      controller.enqueue({...cleanDocument(pipeline, document), source: document.source})
    },
  })
}

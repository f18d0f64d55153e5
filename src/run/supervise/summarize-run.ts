import {Tally} from '../../engine/tally.ts'
import type {PassReason} from '../../readers/filters.ts'
import {createReadCounts} from '../../readers/types.ts'
import {type RunSummary, sortedCounts} from '../clean-inputs.ts'
import type {JournalEntry} from '../plan/journal.ts'
import type {Job} from '../plan/types.ts'
import {CountMismatch} from '../run-error.ts'

/**
 * Add up what the stretches of a run amount to.
 *
 * @throws {CountMismatch} when documents, records, drops and rejects do not add up.
 */
export function summarizeRun(
  job: Job,
  {entries, milliseconds}: {entries: readonly JournalEntry[]; milliseconds: number},
): RunSummary {
  const tally = new Tally()
  const reads = createReadCounts()
  let peakMemory = 0
  for (const {counts} of entries) {
    tally.add(counts.summary)
    reads.files += counts.reads.files
    reads.bytes += counts.reads.bytes
    reads.contentBytes += counts.reads.contentBytes
    for (const [reason, count] of Object.entries(counts.reads.passedOver))
      reads.passedOver[reason as PassReason] = (reads.passedOver[reason as PassReason] ?? 0) + count
    peakMemory = Math.max(peakMemory, counts.peakMemory)
  }
  const summary = tally.summary()
  const {documents, records, drops, rejects, reconciles} = summary
  if (!reconciles)
    throw new CountMismatch(
      `The counts do not add up: ${documents} documents became ${records} records, ${drops} drops and ${rejects} rejects`,
    )
  const {milliseconds_by_stage, ...counted} = summary
  return {
    copydesk_version: job.copydesk_version,
    pipeline: job.pipeline_name,
    pipeline_hash: job.pipeline_hash ?? '',
    ...counted,
    input_files: reads.files,
    input_bytes: reads.bytes,
    content_bytes: reads.contentBytes,
    passed_over_by_reason: sortedCounts(reads.passedOver),
    milliseconds: Math.round(milliseconds),
    milliseconds_by_stage,
    peak_memory_bytes: peakMemory,
  }
}

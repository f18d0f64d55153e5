import {showBytes, showNumberOf, showRate, showTime} from './numbers.ts'

/** Where a run stands. */
export interface Progress {
  readonly documents: number
  readonly rejects: number
  /** Bytes read so far, as they lie in the files. */
  readonly bytes: number
  /** Bytes there are to read; `null` while or where that is not known. */
  readonly totalBytes: number | null
  /** Bytes that an earlier sitting of the run had read; they tell nothing of the rate. @default 0 */
  readonly bytesBefore?: number
  readonly milliseconds: number
}

/**
 * Say where a run stands, on one line: documents, rejects, bytes, rate, and the time left where the total is known.
 *
 * @example
 * progressLine({documents: 9, rejects: 1, bytes: 5e6, totalBytes: null, milliseconds: 4000}) // => '9 documents, 1 reject, 5.0 MB, 1.3 MB/s'
 */
export function progressLine(progress: Progress): string {
  const {documents, rejects, bytes, totalBytes, bytesBefore = 0, milliseconds} = progress
  const parts = [showNumberOf(documents, 'document')]
  const read = bytes - bytesBefore
  if (rejects > 0) parts.push(showNumberOf(rejects, 'reject'))
  parts.push(totalBytes === null ? showBytes(bytes) : `${showBytes(bytes)} of ${showBytes(totalBytes)}`)
  parts.push(showRate(read, milliseconds))
  if (totalBytes !== null && read > 0 && milliseconds > 1000) {
    const left = (Math.max(totalBytes - bytes, 0) / read) * milliseconds
    parts.push(`${showTime(left)} left`)
  }
  return parts.join(', ')
}

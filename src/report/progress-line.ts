import {showBytes, showNumberOf, showRate, showTime} from './numbers.ts'

/** Where a run stands. */
export interface Progress {
  readonly documents: number
  readonly rejects: number
  /** Bytes read so far, as they lie in the files. */
  readonly bytes: number
  /** Bytes there are to read; `null` while or where that is not known. */
  readonly totalBytes: number | null
  readonly milliseconds: number
}

/**
 * Say where a run stands, on one line: documents, rejects, bytes, rate, and the time left where the total is known.
 *
 * @example
 * progressLine({documents: 9, rejects: 1, bytes: 5e6, totalBytes: null, milliseconds: 4000}) // => '9 documents, 1 reject, 5.0 MB, 1.3 MB/s'
 */
export function progressLine({documents, rejects, bytes, totalBytes, milliseconds}: Progress): string {
  const parts = [showNumberOf(documents, 'document')]
  if (rejects > 0) parts.push(showNumberOf(rejects, 'reject'))
  parts.push(totalBytes === null ? showBytes(bytes) : `${showBytes(bytes)} of ${showBytes(totalBytes)}`)
  parts.push(showRate(bytes, milliseconds))
  if (totalBytes !== null && bytes > 0 && milliseconds > 1000) {
    const left = (Math.max(totalBytes - bytes, 0) / bytes) * milliseconds
    parts.push(`${showTime(left)} left`)
  }
  return parts.join(', ')
}

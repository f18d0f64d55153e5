import type {StreamOutcome} from '../engine/stream.ts'
import type {ReadCounts} from '../readers/types.ts'
import {progressLine} from '../report/progress-line.ts'
import type {RunProgress} from '../run/supervise/run-progress.ts'
import type {Output} from './io.ts'

/** Milliseconds between two states of the line. */
const PAUSE = 100

/** A line on a terminal that tells how far a run is, and is gone when it ends. */
export class ProgressLine {
  readonly #output: Output
  readonly #started = performance.now()
  #shown = 0
  #documents = 0
  #rejects = 0
  #totalBytes: number | null = null

  constructor(output: Output) {
    this.#output = output
  }

  /** Take note how much there is to read. */
  readonly expect = ({bytes}: {readonly bytes: number | null}): void => {
    this.#totalBytes = bytes
  }

  /** Count an outcome and show the line again when it is due. */
  readonly count = ({outcome}: StreamOutcome, {bytes}: ReadCounts): void => {
    this.#documents++
    if (outcome === 'reject') this.#rejects++
    const [documents, rejects, totalBytes] = [this.#documents, this.#rejects, this.#totalBytes]
    this.show({documents, rejects, bytes, totalBytes, bytesBefore: 0})
  }

  /** Show where a run stands, when the line is due. */
  readonly show = (
    progress: Omit<RunProgress, 'totalBytes'> & {readonly totalBytes: number | null},
  ): void => {
    const now = performance.now()
    if (now - this.#shown < PAUSE) return
    this.#shown = now
    const line = progressLine({...progress, milliseconds: now - this.#started})
    this.#output.write(`\r\x1b[K${line.slice(0, (this.#output.columns ?? 80) - 1)}`)
  }

  /** Take the line away. */
  clear(): void {
    if (this.#shown > 0) this.#output.write('\r\x1b[K')
  }
}

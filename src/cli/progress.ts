import type {StreamOutcome} from '../engine/stream.ts'
import type {ReadCounts} from '../readers/types.ts'
import {progressLine} from '../report/progress-line.ts'
import type {InputSize} from '../run/measure-inputs.ts'
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

  constructor(output: Output, size: Promise<InputSize>) {
    this.#output = output
    size.then(
      ({bytes}) => {
        this.#totalBytes = bytes
      },
      () => {},
    )
  }

  /** Count an outcome and show the line again when it is due. */
  readonly tell = ({outcome}: StreamOutcome, {bytes}: ReadCounts): void => {
    this.#documents++
    if (outcome === 'reject') this.#rejects++
    const now = performance.now()
    if (now - this.#shown < PAUSE) return
    this.#shown = now
    const line = progressLine({
      documents: this.#documents,
      rejects: this.#rejects,
      bytes,
      totalBytes: this.#totalBytes,
      milliseconds: now - this.#started,
    })
    this.#output.write(`\r\x1b[K${line.slice(0, (this.#output.columns ?? 80) - 1)}`)
  }

  /** Take the line away. */
  clear(): void {
    if (this.#shown > 0) this.#output.write('\r\x1b[K')
  }
}

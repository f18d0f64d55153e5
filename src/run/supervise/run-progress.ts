import type {JournalEntry} from '../plan/journal.ts'
import type {PlanFile} from '../plan/plan-file.ts'
import type {Frames} from '../work/protocol.ts'

/** Where a run stands. */
export interface RunProgress {
  readonly documents: number
  readonly rejects: number
  /** Bytes that are read, as they lie in the files. */
  readonly bytes: number
  /** Bytes there are to read. */
  readonly totalBytes: number
  /** Bytes that were read before this process began. */
  readonly bytesBefore: number
}

type Figures = Frames['progress']

/** Adds up what is done and what the workers are at. */
export class Progress {
  readonly #totalBytes: number
  readonly #bytesBefore: number
  readonly #onProgress: (progress: RunProgress) => void
  readonly #working = new Map<number, Figures>()
  #done: Figures = {documents: 0, rejects: 0, bytes: 0}

  constructor(
    plan: PlanFile,
    {
      done,
      onProgress = () => {},
    }: {done: readonly JournalEntry[]; onProgress?: (progress: RunProgress) => void},
  ) {
    this.#totalBytes = plan.header.bytes
    for (const entry of done) this.#add(entry)
    this.#bytesBefore = this.#done.bytes
    this.#onProgress = onProgress
  }

  /** Count a stretch that is done. */
  done(entry: JournalEntry): void {
    this.#add(entry)
    this.#show()
  }

  /** Take note how far a worker is with its task. */
  readonly tell = (worker: number, figures: Figures): void => {
    this.#working.set(worker, figures)
    this.#show()
  }

  #add({counts: {summary, reads}}: JournalEntry): void {
    this.#done = sum(this.#done, {documents: summary.documents, rejects: summary.rejects, bytes: reads.bytes})
  }

  #show(): void {
    const {documents, rejects, bytes} = [...this.#working.values()].reduce(sum, this.#done)
    this.#onProgress({
      documents,
      rejects,
      bytes,
      totalBytes: this.#totalBytes,
      bytesBefore: this.#bytesBefore,
    })
  }
}

function sum(a: Figures, b: Figures): Figures {
  return {documents: a.documents + b.documents, rejects: a.rejects + b.rejects, bytes: a.bytes + b.bytes}
}

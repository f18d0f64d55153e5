/** The run was told to stop. Nothing of it was published. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'

  constructor(message = 'Interrupted; no output was changed') {
    super(message)
  }
}

/** Workers cannot be started, or end whenever they write: no document is to blame. What is done is kept. */
export class NoWorker extends Error {
  override readonly name = 'NoWorker'
  /** The last lines that the last of them printed. */
  readonly lastWords: readonly string[]

  constructor(how: string, lastWords: readonly string[]) {
    super(`No worker can be kept at work: ${how}`)
    this.lastWords = lastWords
  }
}

/** The counts of a run do not add up: a fault of copydesk, never of its input. */
export class CountMismatch extends Error {
  override readonly name = 'CountMismatch'
}

/** None of the inputs could be read. Nothing of the run was published. */
export class NoInput extends Error {
  override readonly name = 'NoInput'
  /** What was wrong with each input, the first of them. */
  readonly reasons: readonly string[]

  constructor(reasons: readonly string[]) {
    super('No input could be read')
    this.reasons = reasons
  }
}

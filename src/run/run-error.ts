/** The run was told to stop. Nothing of it was published. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'

  constructor() {
    super('Interrupted; no output was changed')
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

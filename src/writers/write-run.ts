import type {SourcedOutcome} from './output-lines.ts'
import {RunFiles, type RunFilesOptions, type RunPaths} from './run-files.ts'

/** How to write the files of a run. */
export interface WriteRunOptions extends RunFilesOptions {
  /** What `summary.json` is to hold, asked for when every outcome is written. */
  readonly summarize: () => object
}

/**
 * Write outcomes to the five files of a run in `directory`, whole or not at all: when the stream throws, what stood there
 * before is left as it was.
 *
 * ```ts
 * const tally = new Tally()
 * await writeRun(run(news, readInputs(['pages']), {tally}), 'out', {summarize: () => tally.summary()})
 * ```
 *
 * @throws {OutputError} when the output cannot be written.
 */
export async function writeRun(
  outcomes: AsyncIterable<SourcedOutcome> | Iterable<SourcedOutcome>,
  directory: string,
  {summarize, ...options}: WriteRunOptions,
): Promise<RunPaths> {
  const files = await RunFiles.open(directory, options)
  try {
    for await (const outcome of outcomes) await files.write(outcome)
    await files.publish(summarize())
    return files.paths
  } catch (error) {
    await files.discard()
    throw error
  }
}

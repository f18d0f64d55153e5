import {hashPipeline} from '../engine/pipeline-hash.ts'
import {readInputs} from '../readers/read-inputs.ts'
import {createReadCounts} from '../readers/types.ts'
import {showBytes, showCount} from '../report/numbers.ts'
import {showText} from '../report/visible.ts'
import type {CleanInputsOptions} from '../run/clean-inputs.ts'
import {Interrupted, NoInput} from '../run/run-error.ts'
import {sampleReadings} from '../run/sample.ts'
import type {CleanFlags} from './clean-flags.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, toJson, write} from './io.ts'

/** Read and count the inputs, and say what would be done; clean nothing, write nothing. */
export async function dryRun(
  inputs: readonly string[],
  options: CleanInputsOptions,
  {flags, io}: {flags: CleanFlags; io: Io},
): Promise<ExitCode> {
  const counts = createReadCounts()
  const {pipeline, sample} = options
  const open = () => readInputs(inputs, {...options, counts})
  let documents = 0
  const unread: Record<string, number> = {}
  const reasons: string[] = []
  for await (const reading of sample ? sampleReadings(open, sample) : open()) {
    if (options.signal?.aborted) throw new Interrupted()
    documents++
    if (reading.form !== 'unread') continue
    unread[reading.code] = (unread[reading.code] ?? 0) + 1
    if (reasons.length < 10) reasons.push(`${reading.source.file}: ${reading.message}`)
  }
  if (counts.files === 0) throw new NoInput(reasons)
  const plan = {
    dry_run: true,
    documents,
    unread_by_code: unread,
    input_bytes: counts.bytes,
    content_bytes: counts.contentBytes,
    pipeline: pipeline.name,
    pipeline_hash: hashPipeline(pipeline),
    stages: pipeline.stages.map(({name}) => name),
    out: flags.out ?? null,
  }
  const rejected = Object.values(unread).reduce((sum, count) => sum + count, 0)
  const sentences = [
    `Would clean ${showCount(documents - rejected)} documents (${showBytes(counts.contentBytes)} read) with the pipeline \`${showText(pipeline.name)}\`,`,
    `reject ${showCount(rejected)} that could not be read, and write to ${showText(flags.out ?? 'standard output')}.`,
    ...reasons.map(reason => `  ${showText(reason)}`),
  ]
  await write(io.stdout, flags.json ? toJson(plan, io.stdout, 2) : `${sentences.join('\n')}\n`)
  return EXIT.done
}

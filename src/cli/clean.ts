import {Command} from 'commander'
import type {CleaningPipeline} from '../engine/clean-document.ts'
import {ConfigurationError} from '../model/errors.ts'
import {INPUT_FORMATS, type InputFormat, MAX_BYTES} from '../readers/types.ts'
import {closingTable, type Destinations} from '../report/closing-table.ts'
import {type CleanedInputs, type CleanInputsOptions, cleanInputs} from '../run/clean-inputs.ts'
import {exceedsLimit, type Limit, showLimit} from '../run/limit.ts'
import {loadPipeline} from '../run/load-pipeline.ts'
import {measureInputs} from '../run/measure-inputs.ts'
import {OutputError} from '../writers/output-error.ts'
import {REMOVAL_MODES, type RemovalMode} from '../writers/output-lines.ts'
import {dryRun} from './dry-run.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {ClosedPipe, type Io, toJson, write} from './io.ts'
import {ProgressLine} from './progress.ts'
import {limitValue, oneOf, sizeValue, wholeNumber} from './values.ts'

/** Options of `clean` as they stand after parsing. */
export interface CleanFlags {
  readonly out?: string
  readonly pipeline: string
  readonly inputFormat?: InputFormat
  readonly removals: RemovalMode
  readonly sample?: number
  readonly seed: number
  readonly maxRejects?: Limit
  readonly maxBytes: number
  readonly dryRun?: boolean
  readonly quiet?: boolean
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
  copydesk clean pages/ --out out               a folder of pages, five files in out/
  copydesk clean dump.ndjson.gz > records.jsonl
  zcat dump.ndjson.gz | copydesk clean - | head
  copydesk clean 'pages/2004/**/*.html' --pipeline ./mine.ts --sample 100 --out try

Exit codes: 0 done, 1 too many rejects, 2 wrong usage, 3 no input could be read, 4 output not writable, 130 interrupted.`

/** Make the command `clean`. */
export function cleanCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('clean')
    .summary('turn pages and text dumps into clean article records')
    .description(
      'Clean HTML pages, flattened text and NDJSON (each also gzipped). Records go to standard output as JSON Lines, or with --out to DIR/records.jsonl beside removals, drops, rejects and a summary.',
    )
    .argument('[input...]', 'files, directories, patterns, or - for standard input')
    .option('-o, --out <dir>', 'write the five files of the run to a directory, in place of an older run')
    .option('-p, --pipeline <name|file>', 'a shipped pipeline, or your own .js, .mjs or .ts file', 'news')
    .option(
      '--input-format <format>',
      `${INPUT_FORMATS.join(', ')} (default: told by content)`,
      oneOf(INPUT_FORMATS),
    )
    .option(
      '--removals <mode>',
      `what to write of removed blocks: ${REMOVAL_MODES.join(', ')}`,
      oneOf(REMOVAL_MODES),
      'full',
    )
    .option('--sample <n>', 'clean n documents only, chosen by hash and kept in order', wholeNumber(1))
    .option('--seed <s>', 'choose another sample', wholeNumber(0), 0)
    .option('--max-rejects <n|p%>', 'exit with 1 when more documents are rejected', limitValue)
    .option('--max-bytes <n>', 'longest file or NDJSON line, such as 500k or 64M', sizeValue, MAX_BYTES)
    .option('--dry-run', 'read and count, say what would be done, write nothing')
    .option('-q, --quiet', 'no progress and no closing table')
    .option('--json', 'print the summary as JSON in place of the table')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], flags: CleanFlags) => done(await clean(inputs, flags, io)))
}

/** Do what `copydesk clean` does. */
export async function clean(named: readonly string[], flags: CleanFlags, io: Io): Promise<ExitCode> {
  const inputs = chooseInputs(named, flags, io)
  const pipeline = await loadPipeline(flags.pipeline)
  const options = runOptions(pipeline, flags, io)
  if (flags.dryRun) return dryRun(inputs, options, {flags, io})
  const wanted = io.stderr.isTTY && !flags.quiet && (flags.out !== undefined || !io.stdout.isTTY)
  const progress = wanted ? new ProgressLine(io.stderr, measureInputs(inputs, {skip: skipped(flags)})) : null
  try {
    const result = await cleanInputs(inputs, {...options, ...(progress && {onOutcome: progress.tell})})
    progress?.clear()
    await tellEnd(result, flags, io)
    return gate(result, flags, io)
  } catch (error) {
    progress?.clear()
    throw error
  }
}

function chooseInputs(named: readonly string[], {sample}: CleanFlags, {stdin}: Io): readonly string[] {
  if (named.length === 0 && stdin.isTTY)
    throw new ConfigurationError(
      'No input named: expected files, directories, patterns, or - for standard input',
    )
  const inputs = named.length === 0 ? ['-'] : named
  if (inputs.filter(input => input === '-').length > 1)
    throw new ConfigurationError('Cannot read standard input twice: expected `-` once')
  if (sample !== undefined && inputs.includes('-'))
    throw new ConfigurationError(
      'Cannot sample standard input: the input is read twice, so write it to a file and name that',
    )
  return inputs
}

function runOptions(pipeline: CleaningPipeline, flags: CleanFlags, io: Io): CleanInputsOptions {
  const {out = null, inputFormat: format = null, removals, sample, seed, maxBytes} = flags
  const onRecord = async (record: object) => {
    try {
      await write(io.stdout, toJson(record, io.stdout))
    } catch (error) {
      throw error instanceof ClosedPipe ? error : new OutputError('standard output', error)
    }
  }
  return {
    pipeline,
    out,
    format,
    removals,
    maxBytes,
    skip: skipped(flags),
    sample: sample === undefined ? null : {size: sample, seed},
    standardInput: io.stdin,
    onRecord,
    ...(io.signal && {signal: io.signal}),
  }
}

/** A second run over the same folder must not read what the first one wrote there. */
function skipped({out}: CleanFlags): readonly string[] {
  return out === undefined ? [] : [out]
}

async function tellEnd({summary, paths}: CleanedInputs, flags: CleanFlags, io: Io): Promise<void> {
  const output = paths === null ? io.stderr : io.stdout
  if (flags.json) await write(output, toJson(summary, output, 2))
  else if (!flags.quiet) {
    const elsewhere = {records: 'standard output', removals: null, drops: null, rejects: null}
    const destinations: Destinations = paths === null ? elsewhere : {...paths}
    await write(output, closingTable(summary, destinations))
  }
}

async function gate({summary}: CleanedInputs, {maxRejects}: CleanFlags, io: Io): Promise<ExitCode> {
  const {rejects, documents} = summary
  if (!maxRejects || !exceedsLimit(rejects, {total: documents, limit: maxRejects})) return EXIT.done
  await write(
    io.stderr,
    `Too many rejects: ${rejects} of ${documents} documents, more than --max-rejects ${showLimit(maxRejects)}\n`,
  )
  return EXIT.gate
}

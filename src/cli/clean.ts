import {Command} from 'commander'
import type {StreamOutcome} from '../engine/stream.ts'
import {ConfigurationError} from '../model/errors.ts'
import type {ArticleRecord} from '../model/record.ts'
import {closingTable, type Destinations} from '../report/closing-table.ts'
import {showText} from '../report/visible.ts'
import {type CleanArchiveOptions, cleanArchive} from '../run/clean-archive.ts'
import {type CleanedInputs, type CleanInputsOptions, cleanInputs} from '../run/clean-inputs.ts'
import {exceedsLimit, showLimit} from '../run/limit.ts'
import {loadPipeline} from '../run/load-pipeline.ts'
import {measureInputs} from '../run/measure-inputs.ts'
import {OutputError} from '../writers/output-error.ts'
import {addCleanOptions, type CleanFlags} from './clean-flags.ts'
import {dryRun} from './dry-run.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {ClosedPipe, type Io, toJson, write} from './io.ts'
import {ProgressLine} from './progress.ts'
import {applyConfig} from './read-config.ts'
import {filtersOf} from './read-flags.ts'
import {recordWriter, requireWritable} from './record-output.ts'

const EXAMPLES = `
Examples:
  copydesk clean pages/ --out out               a folder of pages, five files in out/
  copydesk clean dump.ndjson.gz > records.jsonl
  copydesk clean page.html --format md -q
  copydesk clean pages/ --out out --set find-article.favor=precision --set drop-foreign-blocks.languages=de,en
  copydesk clean --out out --resume             go on with what was stopped or killed
  zcat dump.ndjson.gz | copydesk clean - | head
  copydesk clean 'pages/2004/**/*.html' --pipeline ./mine.ts --sample 100 --out try

Exit codes: 0 done, 1 too many rejects, 2 wrong usage, 3 no input could be read, 4 output not writable, 5 no worker can be
kept at work, 130 interrupted, 143 terminated. After 4, 5, 130 and 143, --resume goes on where the run stopped.`

/** Make the command `clean`. */
export function cleanCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('clean')
    .description(
      'Clean HTML pages, flattened text, NDJSON, web archives (WARC, WET, ARC, WACZ), zip, tar, Parquet and CSV, each also compressed. Records go to standard output as JSON Lines (or Markdown, or text), or with --out to DIR/records.jsonl beside removals, drops, rejects and a summary; then several processes work at once, and the run can be stopped at any moment and gone on with.',
    )
    .argument('[input...]', 'files, directories, patterns, or - for standard input')
  return addCleanOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], _flags: CleanFlags) => {
      const configured = await applyConfig(command)
      const named = inputs.length > 0 ? inputs : (configured ?? [])
      done(await clean(named, command.opts<CleanFlags>(), io))
    })
}

/** Do what `copydesk clean` does. */
export async function clean(named: readonly string[], flags: CleanFlags, io: Io): Promise<ExitCode> {
  const inputs = chooseInputs(named, flags, io)
  const {out, sample} = flags
  if (!flags.dryRun) requireWritable(flags)
  if (flags.dryRun) return dryRun(inputs ?? [], await runOptions(flags, io), {flags, io})
  const shown = io.stderr.isTTY === true && !flags.quiet && (out !== undefined || !io.stdout.isTTY)
  const progress = shown ? new ProgressLine(io.stderr) : null
  try {
    const result =
      out === undefined || sample !== undefined
        ? await cleanHere(inputs ?? [], flags, {io, progress})
        : await cleanArchive(inputs, archiveOptions({...flags, out}, io, progress))
    progress?.clear()
    await tellEnd(result, flags, io)
    return gate(result, flags, io)
  } catch (error) {
    progress?.clear()
    throw error
  }
}

/** Choose the inputs; `null` stands for those of the run that is to go on. */
function chooseInputs(
  named: readonly string[],
  {sample, resume, restart, out}: CleanFlags,
  {stdin}: Io,
): readonly string[] | null {
  if ((resume || restart) && (out === undefined || sample !== undefined))
    throw new ConfigurationError('Cannot use --resume or --restart here: expected --out, and no --sample')
  if (resume && named.length === 0) return null
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

/** Clean in this process: to standard output, or a sample. */
async function cleanHere(
  inputs: readonly string[],
  flags: CleanFlags,
  {io, progress}: {io: Io; progress: ProgressLine | null},
): Promise<CleanedInputs> {
  if (progress) void measureInputs(inputs, {skip: skipped(flags)}).then(progress.expect, () => {})
  const told: string[] = []
  const onOutcome: NonNullable<CleanInputsOptions['onOutcome']> = (outcome, counts) => {
    progress?.count(outcome, counts)
    if (outcome.outcome === 'reject' && told.length < TOLD) told.push(rejectLine(outcome))
  }
  const result = await cleanInputs(inputs, {...(await runOptions(flags, io)), onOutcome})
  progress?.clear()
  if (flags.out === undefined && !flags.quiet && !flags.json) await write(io.stderr, told.join(''))
  return result
}

/** How many rejects are told in words where no file of them is written. */
const TOLD = 3

function rejectLine({source, code, message}: StreamOutcome & {readonly outcome: 'reject'}): string {
  const name = [source.file ?? source.name, source.recordId].filter(Boolean).join(' ')
  return `${showText(`${name}: ${message}`)} (${code})\n`
}

async function runOptions(flags: CleanFlags, io: Io): Promise<CleanInputsOptions> {
  const {out = null, inputFormat: format = null, removals, sample, seed, maxBytes} = flags
  const show = recordWriter(flags.format, io.stdout)
  const onRecord = async (record: ArticleRecord) => {
    try {
      await write(io.stdout, show(record))
    } catch (error) {
      throw error instanceof ClosedPipe ? error : new OutputError('standard output', error)
    }
  }
  return {
    pipeline: await loadPipeline(flags.pipeline, {format: flags.format, settings: flags.set ?? []}),
    out,
    format,
    removals,
    maxBytes,
    filters: filtersOf(flags),
    ...(flags.columns && {columns: flags.columns}),
    skip: skipped(flags),
    sample: sample === undefined ? null : {size: sample, seed},
    standardInput: io.stdin,
    onRecord,
    ...(io.signal && {signal: io.signal}),
  }
}

function archiveOptions(
  flags: CleanFlags & {readonly out: string},
  io: Io,
  progress: ProgressLine | null,
): CleanArchiveOptions {
  const {out, pipeline, inputFormat: format = null, removals, workers, splitSize: splitBytes} = flags
  const {maxBytes, maxTags, maxAttributes, maxCharacters, maxSeconds, maxMemory} = flags
  return {
    out,
    pipeline,
    settings: flags.set ?? [],
    format,
    removals,
    splitBytes,
    records: {
      format: flags.format,
      ...(flags.shardSize !== undefined && {shardBytes: flags.shardSize}),
      ...(flags.csvColumns && {columns: flags.csvColumns}),
    },
    filters: filtersOf(flags),
    ...(flags.columns && {columns: flags.columns}),
    limits: {maxBytes, maxTags, maxAttributes, maxCharacters},
    maxSeconds,
    maxMemory,
    resume: flags.resume === true,
    restart: flags.restart === true,
    standardInput: io.stdin,
    onMessage: line => io.stderr.write(`${showText(line)}\n`),
    ...(workers !== undefined && {workers}),
    ...(io.signal && {signal: io.signal}),
    ...(io.workerCommand && {command: io.workerCommand}),
    ...(progress && {onProgress: progress.show}),
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

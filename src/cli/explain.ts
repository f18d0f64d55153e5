import {Command} from 'commander'
import type {CleaningPipeline} from '../engine/clean-document.ts'
import {type Explanation, explainDocument} from '../engine/explain-document.ts'
import {ConfigurationError} from '../model/errors.ts'
import type {Reading} from '../model/reading.ts'
import {readInputs} from '../readers/read-inputs.ts'
import {INPUT_FORMATS, type InputFormat} from '../readers/types.ts'
import {describeDocument} from '../report/describe-document.ts'
import {renderDescription} from '../report/render-description.ts'
import {loadPipeline} from '../run/load-pipeline.ts'
import {Interrupted} from '../run/run-error.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, painter, toJson, write} from './io.ts'
import {oneOf, settingOption} from './values.ts'

/** Options of `explain` as they stand after parsing. */
export interface ExplainFlags {
  readonly pipeline: string
  readonly set?: readonly string[]
  readonly inputFormat?: InputFormat
  readonly id?: string
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
  copydesk explain page.html
  copydesk explain dump.ndjson --id 4711
  copydesk explain page.html --json | jq '.blocks[] | select(.verdict == "dropped")'`

/** Make the command `explain`. */
export function explainCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('explain')
    .description(
      'Show every block of a document in source order: kept, dropped or lifted into a field, by which stage and rule, with every repair.',
    )
    .argument('<input>', 'a file, a directory, a pattern, or - for standard input')
    .option('-p, --pipeline <name|file>', 'a shipped pipeline, or your own .js, .mjs or .ts file', 'news')
    .addOption(settingOption())
    .option(
      '--input-format <format>',
      `${INPUT_FORMATS.join(', ')} (default: told by content)`,
      oneOf(INPUT_FORMATS),
    )
    .option('--id <id>', 'only the document with this record id (or id of a record)')
    .option('--json', 'one JSON object a document')
    .addHelpText('after', EXAMPLES)
    .action(async (input: string, flags: ExplainFlags) => done(await explain(input, flags, io)))
}

/** Do what `copydesk explain` does. */
export async function explain(input: string, flags: ExplainFlags, io: Io): Promise<ExitCode> {
  const {pipeline: name, inputFormat: format = null, set: settings = [], id, json} = flags
  const pipeline = await loadPipeline(name, {settings})
  const paint = painter(io.stdout, io.env)
  let shown = 0
  let unread = 0
  for await (const reading of readInputs([input], {format, standardInput: io.stdin})) {
    if (io.signal?.aborted) throw new Interrupted()
    const explanation = explainReading(pipeline, reading)
    const {source} = reading
    if (id !== undefined && id !== source.recordId && id !== explanation.outcome.id) continue
    const description = describeDocument(explanation, source)
    const text = json ? toJson(description, io.stdout) : renderDescription(description, {paint})
    await write(io.stdout, shown > 0 && !json ? `\n${text}` : text)
    shown++
    if (reading.form === 'unread') unread++
  }
  if (id !== undefined && shown === 0)
    throw new ConfigurationError(`No document in ${input} has the id \`${id}\``)
  return shown > 0 && shown === unread ? EXIT.noInput : EXIT.done
}

function explainReading(pipeline: CleaningPipeline, reading: Reading): Explanation {
  if (reading.form === 'bytes') return explainDocument(pipeline, reading)
  const {code, message} = reading
  return {outcome: {outcome: 'reject', id: '', code, message, stage: null, notes: []}, article: null}
}

import {type Command, Option} from 'commander'
import type {ArticleRecord} from '../model/record.ts'
import {INPUT_FORMATS, type InputFormat} from '../readers/types.ts'
import type {Limit} from '../run/limit.ts'
import {SPLIT_BYTES} from '../run/plan/plan-splits.ts'
import {DOCUMENT_LIMITS} from '../run/work/document-limits.ts'
import {OUTPUT_FORMATS, type OutputFormat} from '../writers/formats/types.ts'
import {REMOVAL_MODES, type RemovalMode} from '../writers/output-lines.ts'
import {addReadOptions, type ReadFlags} from './read-flags.ts'
import {
  directoryValue,
  fieldsValue,
  formatValue,
  limitValue,
  oneOf,
  settingOption,
  sizeText,
  sizeValue,
  wholeNumber,
} from './values.ts'

/** Options of `clean` as they stand after parsing. */
export interface CleanFlags extends ReadFlags {
  readonly out?: string
  readonly pipeline: string
  readonly set?: readonly string[]
  readonly inputFormat?: InputFormat
  readonly removals: RemovalMode
  readonly format: OutputFormat
  readonly shardSize?: number
  readonly csvColumns?: readonly (keyof ArticleRecord)[]
  readonly sample?: number
  readonly seed: number
  readonly workers?: number
  readonly resume?: boolean
  readonly restart?: boolean
  readonly splitSize: number
  readonly maxRejects?: Limit
  readonly maxBytes: number
  readonly maxTags: number
  readonly maxAttributes: number
  readonly maxCharacters: number
  readonly maxSeconds: number
  readonly maxMemory: number
  readonly config?: string | false
  readonly dryRun?: boolean
  readonly quiet?: boolean
  readonly json?: boolean
}

/** Add the options of `clean` to its command. */
export function addCleanOptions(command: Command): Command {
  const {maxBytes, maxTags, maxAttributes, maxCharacters} = DOCUMENT_LIMITS
  const formats = INPUT_FORMATS.join(', ')
  const modes = REMOVAL_MODES.join(', ')
  return addReadOptions(command)
    .option(
      '-o, --out <dir>',
      'write the files of the run to a directory, in place of an older run',
      directoryValue,
    )
    .option('-p, --pipeline <name|file>', 'a shipped pipeline, or your own .js, .mjs or .ts file', 'news')
    .addOption(settingOption())
    .option('--input-format <format>', `${formats} (default: told by content)`, oneOf(INPUT_FORMATS))
    .option('--removals <mode>', `what to write of removed blocks: ${modes}`, oneOf(REMOVAL_MODES), 'full')
    .option(
      '--format <format>',
      `how to write records: ${OUTPUT_FORMATS.join(', ')} (or md)`,
      formatValue,
      'jsonl',
    )
    .option('--shard-size <n>', 'begin a new file of records at such a size', sizeValue)
    .option('--csv-columns <keys>', "keys of the record, in order: 'id,title,text'", fieldsValue)
    .option('--sample <n>', 'clean n documents only, chosen by hash and kept in order', wholeNumber(1))
    .option('--seed <s>', 'choose another sample', wholeNumber(0), 0)
    .option('-w, --workers <n>', 'worker processes, with --out (default: one a core)', wholeNumber(1))
    .option('--resume', 'go on with the unfinished run in --out; its inputs and options need not be named')
    .option('--restart', 'throw the unfinished run in --out away and begin anew')
    .option('--max-rejects <n|p%>', 'exit with 1 when more documents are rejected', limitValue)
    .addOption(sized('--max-bytes <n>', 'longest file, record or line, such as 500k or 64M', maxBytes))
    .addOption(sized('--max-characters <n>', 'longest document that comes as text', maxCharacters))
    .addOption(sized('--max-tags <n>', 'most tags of a page', maxTags))
    .addOption(sized('--max-attributes <n>', 'most attributes of a page', maxAttributes))
    .option(
      '--max-seconds <n>',
      'most seconds of the processor for one document, with --out',
      wholeNumber(1),
      60,
    )
    .addOption(sized('--max-memory <n>', 'most memory of a worker, with --out', 2 * 2 ** 30))
    .addOption(sized('--split-size <n>', 'bytes that a worker takes at a time', SPLIT_BYTES))
    .option('-c, --config <file>', 'options from a file (default: copydesk.config.* in this directory)')
    .option('--no-config', 'read no such file')
    .option('--dry-run', 'read and count, say what would be done, write nothing')
    .option('-q, --quiet', 'no progress and no closing table')
    .option('--json', 'print the summary as JSON in place of the table')
}

/** An option whose default is shown as it would be typed. */
function sized(flags: string, description: string, bytes: number): Option {
  return new Option(flags, description).argParser(sizeValue).default(bytes, sizeText(bytes))
}

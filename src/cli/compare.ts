import {Command} from 'commander'
import {type Comparison, compareRuns} from '../report/compare/compare-runs.ts'
import {renderComparison} from '../report/compare/render-comparison.ts'
import {exceedsLimit, type Limit, showLimit} from '../run/limit.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, painter, toJson, write} from './io.ts'
import {limitValue, wholeNumber} from './values.ts'

/** Options of `compare` as they stand after parsing. */
export interface CompareFlags {
  readonly maxChanged?: Limit
  readonly examples: number
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
  copydesk compare before/ after/
  copydesk compare before/records.jsonl after/records.jsonl --max-changed 2%`

/** Make the command `compare`. */
export function compareCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('compare')
    .description(
      'Compare two outputs of `clean`: documents and paragraphs gained, lost and changed, by reason.',
    )
    .argument('<before>', 'a directory that `clean --out` wrote, or its records.jsonl')
    .argument('<after>', 'another')
    .option(
      '--max-changed <n|p%>',
      'exit with 1 when more documents differ (share: of all documents)',
      limitValue,
    )
    .option('--examples <n>', 'examples to show of each kind of change', wholeNumber(0), 3)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, flags: CompareFlags) =>
      done(await compare([before, after], flags, io)),
    )
}

/** Do what `copydesk compare` does. */
export async function compare(
  [before, after]: readonly [string, string],
  {maxChanged, examples, json}: CompareFlags,
  io: Io,
): Promise<ExitCode> {
  const comparison = await compareRuns(before, after, {examples})
  const paint = painter(io.stdout, io.env)
  await write(io.stdout, json ? toJson(comparison, io.stdout, 2) : renderComparison(comparison, paint))
  const total = totalOf(comparison)
  const {differing} = comparison
  if (!maxChanged || !exceedsLimit(differing, {total, limit: maxChanged})) return EXIT.done
  await write(
    io.stderr,
    `Too many changes: ${differing} of ${total} documents differ, more than --max-changed ${showLimit(maxChanged)}\n`,
  )
  return EXIT.gate
}

/** Documents in either output. */
function totalOf({documents: {before, gained}}: Comparison): number {
  return before + gained
}

import {Command} from 'commander'
import {ConfigurationError} from '../model/errors.ts'
import {showBytes, showCount, showNumberOf} from '../report/numbers.ts'
import {layOut} from '../report/table.ts'
import {showText} from '../report/visible.ts'
import {type RunStatus, runStatus} from '../run/run-status.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, toJson, write} from './io.ts'

/** Make the command `status`. */
export function statusCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('status')
    .description(
      'Tell how far the run in the directory of `clean --out` is: at work, unfinished or finished. Nothing is changed.',
    )
    .argument('<dir>', 'the directory given to `clean --out`')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  copydesk status out')
    .action(async (out: string, flags: {json?: boolean}) => done(await status(out, flags, io)))
}

/** Do what `copydesk status` does. */
export async function status(out: string, {json}: {readonly json?: boolean}, io: Io): Promise<ExitCode> {
  const found = await runStatus(out)
  if (found.state === 'none') throw new ConfigurationError(`${out} holds no run`)
  await write(io.stdout, json ? toJson(found, io.stdout, 2) : `${sentences(out, found).join('\n')}\n`)
  return EXIT.done
}

function sentences(out: string, found: RunStatus): string[] {
  const {documents, records, drops, rejects, rejectsByCode, splits, splitsDone, bytes, totalBytes} = found
  const counts = `${showNumberOf(documents, 'document')}: ${showNumberOf(records, 'record')}, ${showNumberOf(drops, 'drop')}, ${showNumberOf(rejects, 'reject')}`
  const codes = layOut(Object.entries(rejectsByCode).map(([code, count]) => [`  ${showText(code)}`, count]))
  if (found.state === 'finished') return [`${showText(out)}: finished`, counts, ...codes]
  const share = totalBytes > 0 ? ` (${Math.floor((100 * bytes) / totalBytes)}%)` : ''
  const lastDone =
    found.lastDone === null ? [] : [`last split done ${new Date(found.lastDone).toISOString()}`]
  return [
    `${showText(out)}: ${standing(found)}`,
    `${showCount(splitsDone)} of ${showNumberOf(splits, 'split')} done, ${showBytes(bytes)} of ${showBytes(totalBytes)}${share}`,
    ...lastDone,
    counts,
    ...codes,
  ]
}

function standing({holder}: RunStatus): string {
  if (holder === null) return 'unfinished; go on with `copydesk clean --resume`'
  return `at work, process ${holder.pid} on ${showText(holder.host)}`
}

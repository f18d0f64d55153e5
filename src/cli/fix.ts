import {Command} from 'commander'
import {ConfigurationError} from '../model/errors.ts'
import {focusChange} from '../report/focus.ts'
import {showText} from '../report/visible.ts'
import {type FixOptions, fixText} from '../run/fix-text.ts'
import {Interrupted} from '../run/run-error.ts'
import {canonicalCharset} from '../text/charset/canonical-charset.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, painter, write} from './io.ts'
import {openText} from './open-text.ts'

/** Options of `fix` as they stand after parsing. */
export interface FixFlags {
  readonly charset?: string
  readonly explain?: boolean
}

const EXAMPLES = `
Examples:
  copydesk fix damaged.txt > repaired.txt
  echo 'cafÃ©' | copydesk fix --explain`

/** Make the command `fix`. */
export function fixCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('fix')
    .description(
      'Repair text that was decoded by the wrong charset. Text comes in from a file or standard input and goes out as UTF-8, line by line as it was.',
    )
    .argument('[file]', 'a text file, or - for standard input', '-')
    .option('--charset <name>', 'charset of the input where it is not UTF-8 (default: found by content)')
    .option('--explain', 'print each repair to standard error')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: FixFlags) => done(await fix(file, flags, io)))
}

/** Do what `copydesk fix` does. */
export async function fix(file: string, {charset, explain}: FixFlags, io: Io): Promise<ExitCode> {
  if (charset !== undefined && canonicalCharset(charset) === null)
    throw new ConfigurationError(
      `Unknown charset \`${showText(charset)}\`: expected a name such as windows-1252, gb18030 or shift_jis`,
    )
  const told: string[] = []
  const paint = painter(io.stderr, io.env)
  const onRepair: NonNullable<FixOptions['onRepair']> = ({line, before, after, rule}) => {
    const change = focusChange(before, after)
    const shown = `${paint('red', showText(change.before))} → ${paint('green', showText(change.after))}`
    told.push(`line ${line}: ${shown}  ${paint('dim', showText(rule))}\n`)
  }
  const pieces = fixText(await openText(file, io), {charset: charset ?? null, ...(explain && {onRepair})})
  for await (const piece of pieces) {
    if (io.signal?.aborted) throw new Interrupted()
    await write(io.stdout, piece)
    if (told.length > 0) await write(io.stderr, told.splice(0).join(''))
  }
  return EXIT.done
}

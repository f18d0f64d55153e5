import {Command} from 'commander'
import {layOut} from '../report/table.ts'
import {showText} from '../report/visible.ts'
import {examine} from '../run/examine.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, painter, write} from './io.ts'

/** Make the command `doctor`. */
export function doctorCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description(
      'Check that copydesk can work here: Node version, decoders, repair, shipped pipelines. Exits with 1 when something is wrong.',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  copydesk doctor')
    .action(async (flags: {json?: boolean}) => done(await doctor(flags, io)))
}

/** Do what `copydesk doctor` does. */
export async function doctor({json}: {readonly json?: boolean}, io: Io): Promise<ExitCode> {
  const checks = await examine()
  const paint = painter(io.stdout, io.env)
  const rows = layOut(checks.map(({name, ok, detail}) => [ok ? 'ok' : 'wrong', name, showText(detail)]))
  const lines = rows.map((row, index) => paint(checks[index]!.ok ? 'green' : 'red', row))
  await write(io.stdout, json ? `${JSON.stringify(checks, null, 2)}\n` : `${lines.join('\n')}\n`)
  return checks.every(({ok}) => ok) ? EXIT.done : EXIT.gate
}

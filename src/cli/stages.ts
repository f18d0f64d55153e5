import {Command} from 'commander'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, painter, write} from './io.ts'
import {type ListedStage, listStages} from './stage-list.ts'

/** Make the command `stages`. */
export function stagesCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('stages')
    .description(
      'List every stage: its name, the forms it takes and gives, its options with their defaults, and what it does.',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  copydesk stages')
    .action(async (flags: {json?: boolean}) => done(await stages(flags, io)))
}

/** Do what `copydesk stages` does. */
export async function stages({json}: {readonly json?: boolean}, io: Io): Promise<ExitCode> {
  const listed = listStages(await import('../index.ts'))
  const paint = painter(io.stdout, io.env)
  const show = ({name, takes, gives, options, values, sentence, docs}: ListedStage) => {
    const settings = Object.entries(options).map(
      ([key, value]) =>
        `    ${paint('bold', key)} = ${JSON.stringify(value)}  (${values[key]})\n        ${docs.options[key] ?? ''}\n`,
    )
    return `${paint('bold', name)}  ${takes ?? 'any'} → ${gives ?? 'any'}\n  ${sentence}\n${settings.join('')}`
  }
  await write(io.stdout, json ? `${JSON.stringify(listed, null, 2)}\n` : listed.map(show).join('\n'))
  return EXIT.done
}

import {Command, CommanderError} from 'commander'
import {VERSION} from '../run/version.ts'
import {cleanCommand} from './clean.ts'
import {compareCommand} from './compare.ts'
import {doctorCommand} from './doctor.ts'
import {EXIT, type ExitCode, explainFailure} from './exit.ts'
import {explainCommand} from './explain.ts'
import {fixCommand} from './fix.ts'
import {ClosedPipe, type Io, write} from './io.ts'
import {schemaCommand} from './schema.ts'
import {stagesCommand} from './stages.ts'
import {statusCommand} from './status.ts'
import {workerCommand} from './worker.ts'

const EXAMPLE = `
Example:
  copydesk clean pages/ --out out
  copydesk explain pages/one.html`

/** Run the command that `words` name (without the program's own name), and give its exit code. Never throws. */
export async function main(words: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  const program = createProgram(io, ended => {
    code = ended
  })
  try {
    await program.parseAsync(words, {from: 'user'})
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    const failure = explainFailure(error)
    await write(io.stderr, failure.lines.map(line => `${line}\n`).join('')).catch(ignoreClosed)
    return failure.code
  }
}

function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('copydesk')
    .description('The copy desk for scraped archives: pages and text dumps in, clean article records out.')
    .version(VERSION)
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLE)
  const commands = [
    cleanCommand,
    fixCommand,
    explainCommand,
    statusCommand,
    compareCommand,
    stagesCommand,
    schemaCommand,
    doctorCommand,
    workerCommand,
  ].map(create => create(io, done))
  for (const command of [program, ...commands]) {
    command
      .exitOverride()
      .showHelpAfterError('(add --help for the options)')
      .configureOutput({
        writeOut: text => io.stdout.write(text),
        writeErr: text => io.stderr.write(text),
        getOutHelpWidth: () => io.stdout.columns ?? 100,
        getErrHelpWidth: () => io.stderr.columns ?? 100,
      })
  }
  for (const command of commands) program.addCommand(command)
  return program
}

function ignoreClosed(error: unknown): void {
  if (!(error instanceof ClosedPipe)) throw error
}

import {Command, CommanderError} from 'commander'
import {VERSION} from '../run/package.ts'
import {EXIT, type ExitCode, explainFailure} from './exit.ts'
import {ClosedPipe, type Io, write} from './io.ts'

type CreateCommand = (io: Io, done: (code: ExitCode) => void) => Command

/** A command: what the list of commands says of it, and how it is made. */
interface Entry {
  readonly summary: string
  readonly load: () => Promise<CreateCommand>
}

/** The commands, in the order of their list. Each is loaded when it is asked for: what `status` needs is a tenth of `clean`. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  clean: {
    summary: 'turn pages and text dumps into clean article records',
    load: async () => (await import('./clean.ts')).cleanCommand,
  },
  fix: {
    summary: 'repair mojibake in plain text, as a filter',
    load: async () => (await import('./fix.ts')).fixCommand,
  },
  explain: {
    summary: 'show what became of every block, by which stage and rule',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  status: {
    summary: 'tell how far a run is',
    load: async () => (await import('./status.ts')).statusCommand,
  },
  compare: {
    summary: 'show how two outputs of clean differ',
    load: async () => (await import('./compare.ts')).compareCommand,
  },
  stages: {
    summary: 'list every stage with its forms and options',
    load: async () => (await import('./stages.ts')).stagesCommand,
  },
  schema: {
    summary: 'print the JSON Schema of a record',
    load: async () => (await import('./schema.ts')).schemaCommand,
  },
  doctor: {
    summary: 'check the Node version, the decoders and the pipelines',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  worker: {
    summary: 'do tasks of a run, told on standard input',
    load: async () => (await import('./worker.ts')).workerCommand,
  },
}

const EXAMPLE = `
Example:
  copydesk clean pages/ --out out
  copydesk explain pages/one.html`

/** Run the command that `words` name (without the program's own name), and give its exit code. Never throws. */
export async function main(words: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  try {
    const program = await createProgram(words, io, ended => {
      code = ended
    })
    await program.parseAsync(words, {from: 'user'})
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    const failure = explainFailure(error)
    await write(io.stderr, failure.lines.map(line => `${line}\n`).join('')).catch(ignoreClosed)
    return failure.code
  }
}

async function createProgram(
  words: readonly string[],
  io: Io,
  done: (code: ExitCode) => void,
): Promise<Command> {
  const program = new Command('copydesk')
    .description('The copy desk for scraped archives: pages and text dumps in, clean article records out.')
    .version(VERSION)
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLE)
  // The second word is the command's name in `copydesk help clean`.
  const named = words.slice(0, 2)
  for (const [name, {summary, load}] of Object.entries(COMMANDS)) {
    const command = named.includes(name) ? (await load())(io, done) : new Command(name)
    program.addCommand(command.summary(summary))
  }
  for (const command of [program, ...program.commands]) {
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
  return program
}

function ignoreClosed(error: unknown): void {
  if (!(error instanceof ClosedPipe)) throw error
}

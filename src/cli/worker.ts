import process from 'node:process'
import {Readable} from 'node:stream'
import {Command} from 'commander'
import {work} from '../run/work/worker.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, write} from './io.ts'

/** Make the command `worker`. */
export function workerCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('worker')
    .description(
      'Be a worker of a run: a setup and tasks come in on standard input, one JSON object a line; frames go out on standard output. `clean` starts workers itself; a cluster may start them too. docs/running.md describes the lines.',
    )
    .action(async () => done(await worker(io)))
}

/** Do what `copydesk worker` does. */
export async function worker(io: Io): Promise<ExitCode> {
  const stdin = io.stdin instanceof Readable ? io.stdin : Readable.from(io.stdin)
  const {stdout} = io
  const say = (text: string) => write(stdout, text)
  if (stdout === process.stdout) keepForFrames()
  await work({stdin, say})
  return EXIT.done
}

/** Turn what a pipeline of the user prints to standard error: standard output is for frames. */
function keepForFrames(): void {
  globalThis.console = new console.Console(process.stderr, process.stderr)
}

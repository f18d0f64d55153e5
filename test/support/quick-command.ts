// The run without the library's commands and tables, for tests and benches that start processes by the hundred:
//   quick-command.mjs worker                  be a worker
//   quick-command.mjs '{"inputs": …, "out": …}'   clean an archive; exits as `copydesk clean` does
// Bundled with a `loadPipeline` that imports a plain module; all else is what users run.

import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {explainFailure} from '../../src/cli/exit.ts'
import {type CleanArchiveOptions, cleanArchive} from '../../src/run/clean-archive.ts'
import {work} from '../../src/run/work/worker.ts'

const say = (text: string) =>
  new Promise<void>((done, fail) => {
    process.stdout.write(text, error => (error ? fail(error) : done()))
  })

if (process.argv[2] === 'worker') await work({stdin: process.stdin, say})
else {
  const abort = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort(signal))
  const {inputs, ...options} = JSON.parse(process.argv[2]!) as CleanArchiveOptions & {
    inputs: readonly string[] | null
  }
  const command = [process.execPath, fileURLToPath(import.meta.url), 'worker']
  try {
    await cleanArchive(inputs, {command, ...options, signal: abort.signal})
  } catch (error) {
    const {code, lines} = explainFailure(error)
    console.error(lines.join('\n'))
    process.exitCode = code
  }
}

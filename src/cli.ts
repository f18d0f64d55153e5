#!/usr/bin/env node
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {EXIT} from './cli/exit.ts'
import {main} from './cli/main.ts'

const abort = new AbortController()
// Once: a second interrupt ends the process at once, as the system does it. Workers of a run that is ended so end themselves.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    abort.abort(signal)
    process.stdin.destroy()
  })
}
// What cannot be written is told by the write itself.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

const {stdin, stdout, stderr, env, execPath} = process
const workerCommand = [execPath, ...process.execArgv, fileURLToPath(import.meta.url), 'worker']
const io = {stdin, stdout, stderr, env, signal: abort.signal, workerCommand}
const code = await main(process.argv.slice(2), io)
// What was done to its end in spite of an interrupt is done.
if (!abort.signal.aborted || code === EXIT.done) process.exitCode = code
else process.exitCode = abort.signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted

#!/usr/bin/env node
import {fstatSync} from 'node:fs'
import process from 'node:process'
import {Readable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {EXIT} from './cli/exit.ts'
import {main} from './cli/main.ts'
import {NoInput} from './run/run-error.ts'

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

const {stdout, stderr, env, execPath} = process
const stdin = isDirectory(0) ? refuse() : process.stdin
const workerCommand = [execPath, ...process.execArgv, fileURLToPath(import.meta.url), 'worker']
const io = {stdin, stdout, stderr, env, signal: abort.signal, workerCommand}
const code = await main(process.argv.slice(2), io)
// What was done to its end in spite of an interrupt is done.
if (!abort.signal.aborted || code === EXIT.done) process.exitCode = code
else process.exitCode = abort.signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted

function isDirectory(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory()
  } catch {
    return false
  }
}

/** Fail where Node itself makes an empty input of a directory, which would pass for a document without bytes. */
function refuse(): Readable {
  const error = Object.assign(new NoInput(['-: it is a directory']), {code: 'EISDIR'})
  return new Readable({
    read() {
      this.destroy(error)
    },
  })
}

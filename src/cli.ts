#!/usr/bin/env node
import process from 'node:process'
import {EXIT} from './cli/exit.ts'
import {main} from './cli/main.ts'

const abort = new AbortController()
// Once: a second interrupt ends the process at once, as the system does it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    abort.abort()
    process.stdin.destroy()
  })
}
// What cannot be written is told by the write itself.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

const {stdin, stdout, stderr, env} = process
const code = await main(process.argv.slice(2), {stdin, stdout, stderr, env, signal: abort.signal})
process.exitCode = abort.signal.aborted ? EXIT.interrupted : code

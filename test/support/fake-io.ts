import {Writable} from 'node:stream'
import type {Io, Output} from '../../src/cli/io.ts'
import {inChunks} from './scratch.ts'

/** Standard streams of a command, kept in memory. */
export interface FakeIo extends Io {
  /** All that was written to standard output. */
  readonly out: () => string
  /** All that was written to standard error. */
  readonly err: () => string
}

export interface FakeOptions {
  readonly input?: string | Uint8Array
  readonly terminal?: boolean
  readonly env?: Record<string, string>
  readonly signal?: AbortSignal
  readonly workerCommand?: readonly string[]
  /** Standard output is closed by its reader after so many writes. */
  readonly closeAfter?: number
}

/** Make standard streams for one call of `main`. */
export function fakeIo(options: FakeOptions = {}): FakeIo {
  const {input = '', terminal = false, env = {}, closeAfter = Number.POSITIVE_INFINITY} = options
  const {signal, workerCommand} = options
  const [out, stdout] = gathering(terminal, closeAfter)
  const [err, stderr] = gathering(terminal)
  const stdin = Object.assign(inChunks(input), {isTTY: terminal})
  return {
    stdin,
    stdout,
    stderr,
    env,
    out: () => out.join(''),
    err: () => err.join(''),
    ...(signal && {signal}),
    ...(workerCommand && {workerCommand}),
  }
}

function gathering(isTTY: boolean, closeAfter = Number.POSITIVE_INFINITY): [string[], Output] {
  const parts: string[] = []
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      if (parts.length >= closeAfter) return done(Object.assign(new Error('write EPIPE'), {code: 'EPIPE'}))
      parts.push(chunk)
      done()
    },
  })
  stream.on('error', () => {})
  return [parts, Object.assign(stream, {isTTY, columns: 100})]
}

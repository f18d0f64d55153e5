import type {Writable} from 'node:stream'
import {styleText} from 'node:util'
import type {Paint} from '../report/render-description.ts'

/** What a command reads from and writes to; tests hand in their own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array> & {readonly isTTY?: boolean}
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** Set when the user interrupts; the reason is the signal's name. */
  readonly signal?: AbortSignal
  /** The program and words that start a worker. */
  readonly workerCommand?: readonly string[]
}

export type Output = Writable & {readonly isTTY?: boolean; readonly columns?: number}

/** The reader of standard output has gone: an end, not a failure. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe'
}

/**
 * Write text and wait until more may come.
 *
 * @throws {ClosedPipe} when nobody reads any more; whatever else the system says is thrown as it is.
 */
export async function write(output: Output, text: string): Promise<void> {
  if (output.destroyed) throw new ClosedPipe()
  await new Promise<void>((done, fail) => {
    output.write(text, error => {
      if (!error) return done()
      const code = 'code' in error ? error.code : null
      fail(code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' ? new ClosedPipe() : error)
    })
  })
}

/** What JSON leaves as it is and a terminal acts on: DEL, C1 controls, marks that turn the direction. */
const STEERING = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Write a value as JSON; for a terminal, with every character that would steer it escaped, which means the same. */
export function toJson(value: unknown, output: Output, indent?: number): string {
  const json = JSON.stringify(value, null, indent)
  if (output.isTTY !== true) return `${json}\n`
  return `${json.replace(STEERING, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}

/** Say whether colours may be used: on a terminal that knows them, unless NO_COLOR is set (https://no-color.org). */
export function wantsColour(output: Output, env: Io['env']): boolean {
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true
  return output.isTTY === true && env['TERM'] !== 'dumb'
}

/** Colours for an output, or none. */
export function painter(output: Output, env: Io['env']): Paint {
  if (!wantsColour(output, env)) return (_colour, text) => text
  return (colour, text) => styleText(colour, text, {validateStream: false})
}

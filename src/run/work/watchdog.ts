import {Worker} from 'node:worker_threads'
import {CAUSE_AT, causeNumber} from './beat.ts'

/** So many times as long as the processor may work on a document, it may take by the clock: the machine may be busy. */
const PATIENCE = 10

export interface WatchdogOptions {
  /** Seconds of the processor that one document may take. */
  readonly maxSeconds: number
  readonly maxMemory: number
  /** Open file in which the cause is noted; `null` where nobody will look. */
  readonly beat: number | null
}

/**
 * Watch the thread that works on documents, from another one: end the process when a document takes too long, when memory
 * grows over the limit, or when the process that started this one has gone. A thread cannot hold what it watches (an abort ends
 * the whole process), but it can end it.
 */
export class Watchdog {
  /** Number of the document, and whether one is worked on. */
  readonly #signs = new Int32Array(new SharedArrayBuffer(8))
  readonly #thread: Worker

  constructor({maxSeconds, maxMemory, beat}: WatchdogOptions) {
    const workerData = {
      signs: this.#signs,
      beat,
      milliseconds: maxSeconds * 1000,
      patience: PATIENCE,
      maxMemory,
      causeAt: CAUSE_AT,
      timedOut: causeNumber('timed-out'),
      outOfMemory: causeNumber('out-of-memory'),
    }
    // As a string: a file of its own would be lost by a bundler.
    this.#thread = new Worker(WATCH, {
      eval: true,
      workerData,
      resourceLimits: {maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2},
    })
    this.#thread.unref()
  }

  /** Start the clock anew: another document, or the reading of it. */
  next(): void {
    this.#signs[0]!++
    this.#signs[1] = 1
  }

  /** Stop the clock: nothing is worked on. */
  rest(): void {
    this.#signs[1] = 0
  }
}

const WATCH = `
const {workerData} = require('node:worker_threads')
const {writeSync} = require('node:fs')
const {signs, beat, milliseconds, patience, maxMemory, causeAt, timedOut, outOfMemory} = workerData
const parent = process.ppid
const pause = new Int32Array(new SharedArrayBuffer(4))
let seen = -1
const used = () => { const {user, system} = process.cpuUsage(); return (user + system) / 1000 }
let since = performance.now()
let usedBefore = used()
const end = cause => {
  if (beat !== null && cause) try { writeSync(beat, Buffer.of(cause), 0, 1, causeAt) } catch {}
  process.kill(process.pid, 'SIGKILL')
}
for (;;) {
  Atomics.wait(pause, 0, 0, 100)
  const now = performance.now()
  if (signs[0] !== seen || signs[1] === 0) { seen = signs[0]; since = now; usedBefore = used() }
  else if (used() - usedBefore > milliseconds || now - since > patience * milliseconds) end(timedOut)
  if (process.memoryUsage.rss() > maxMemory) end(outOfMemory)
  if (process.ppid !== parent) end(0)
}
`

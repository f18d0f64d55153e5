import {type ChildProcess, spawn} from 'node:child_process'
import process from 'node:process'
import {createInterface} from 'node:readline'
import type {RejectCode} from '../../model/errors.ts'
import type {Source} from '../../model/source.ts'
import type {Position} from '../plan/position.ts'
import {type LastBeat, readBeat} from '../work/beat.ts'
import {type Frames, parseFrame, type Task, type TaskEnd, type WorkerSetup} from '../work/protocol.ts'
import {StderrTail} from './stderr-tail.ts'

/** Share of a worker's memory that JavaScript's objects may take; the rest is for buffers and code. */
const HEAP_SHARE = 0.6

/**
 * Room for young objects: a page with all that is made of it fits in, so that little of it has to be copied while it lives
 * (measured: a tenth of the processor's time). MiB.
 */
const YOUNG = 32

/** Who listens to a worker. */
export interface WorkerListener {
  /** Told how far the task is. */
  readonly onProgress: (progress: Frames['progress']) => void
  /** Told what the worker prints to standard error, line by line. */
  readonly onMessage: (line: string) => void
}

/** How a worker is started, and who listens to it. */
export interface WorkerOptions extends WorkerListener {
  /** The program and its words, such as `node cli.js worker`. */
  readonly command: readonly string[]
  readonly setup: WorkerSetup & {readonly beat: string}
}

/** A worker has ended in the middle of a task. */
export interface Death {
  readonly end: 'died'
  readonly code: Extract<RejectCode, 'timed-out' | 'out-of-memory' | 'worker-died'>
  readonly message: string
  /** `null` when the worker had not got as far as the task. */
  readonly beat: LastBeat | null
  /** The last document that it told of. */
  readonly announced: {readonly at: Position; readonly id: string; readonly source: Source} | null
}

/** How a task ended. */
export type TaskResult =
  | {readonly end: 'done'; readonly task: TaskEnd}
  | {readonly end: 'failed'; readonly failure: Frames['failed']}
  | {readonly end: 'unfit'; readonly message: string}
  | Death

/** A worker process, seen from the supervisor: does one task at a time. */
export class WorkerProcess {
  /** What it says of its pipeline; `null` when it cannot start. */
  readonly ready: Promise<Frames['ready'] | null>
  readonly #child: ChildProcess
  readonly #setup: WorkerOptions['setup']
  #listener: WorkerListener
  #tellReady: (ready: Frames['ready'] | null) => void = () => {}
  readonly #tail: StderrTail
  #announced: Death['announced'] = null
  #started = false
  #settle: ((result: TaskResult) => void) | null = null
  #death: Death | null = null
  readonly #gone: Promise<void>

  constructor(options: WorkerOptions) {
    const {command, setup} = options
    this.#setup = setup
    this.#listener = options
    this.#tail = new StderrTail(line => this.#listener.onMessage(line))
    this.ready = new Promise(tell => {
      this.#tellReady = tell
    })
    const [program, ...words] = command as [string, ...string[]]
    const most = Math.max(Math.floor((setup.maxMemory * HEAP_SHARE) / 2 ** 20), 32)
    const heap = `--max-old-space-size=${most} --max-semi-space-size=${Math.min(YOUNG, Math.ceil(most / 8))}`
    // By the environment, since the program need not be Node itself: a user may put another before it.
    const env = {...process.env, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} ${heap}`.trim()}
    this.#child = spawn(program, words, {env, stdio: ['pipe', 'pipe', 'pipe']})
    const {stdin, stdout, stderr} = this.#child
    stdin!.on('error', () => {})
    createInterface({input: stdout!}).on('line', line => this.#hear(line))
    stderr!.on('data', (chunk: Buffer) => this.#tail.add(chunk))
    this.#gone = new Promise(done => {
      this.#child.once('close', (code, signal) => {
        this.#die(code, signal)
        done()
      })
      this.#child.once('error', error => {
        this.#tail.add(Buffer.from(`${error.message}\n`))
        this.#die(null, null)
        done()
      })
    })
    stdin!.write(`${JSON.stringify(setup)}\n`)
  }

  /** Whether the worker can take another task. */
  get alive(): boolean {
    return this.#death === null
  }

  /** Have somebody else listen from now on. */
  listen(listener: WorkerListener): void {
    this.#listener = listener
  }

  /** What the worker has printed to standard error, for a message about its end. */
  get lastWords(): string {
    return this.#tail.text
  }

  /** Hand a task to the worker and wait for its end. */
  run(task: Task): Promise<TaskResult> {
    if (this.#death) return Promise.resolve(this.#death)
    this.#announced = null
    return new Promise(settle => {
      this.#settle = settle
      this.#child.stdin!.write(`${JSON.stringify(task)}\n`)
    })
  }

  /** Let the worker end, now that there is nothing to do. */
  async stop(): Promise<void> {
    this.#child.stdin!.end()
    await this.#gone
  }

  /** End the worker at once. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#gone
  }

  #hear(line: string): void {
    const heard = parseFrame(line)
    if (heard === null) return
    if (heard.kind === 'ready') {
      this.#started = true
      this.#tellReady(heard.value)
    } else if (heard.kind === 'progress') this.#listener.onProgress(heard.value)
    else if (heard.kind === 'document') this.#announced = heard.value
    else if (heard.kind === 'end') this.#answer({end: 'done', task: heard.value})
    else if (heard.kind === 'failed') {
      this.#tellReady(null)
      this.#answer({end: 'failed', failure: heard.value})
    } else if (heard.kind === 'unfit') {
      this.#tellReady(null)
      this.#answer({end: 'unfit', message: heard.value.message})
    }
  }

  #answer(result: TaskResult): void {
    const settle = this.#settle
    this.#settle = null
    settle?.(result)
  }

  #die(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#death) return
    const beat = this.#started ? readBeat(this.#setup.beat) : null
    this.#death = {end: 'died', ...this.#explain(beat, code, signal), beat, announced: this.#announced}
    this.#tellReady(null)
    this.#answer(this.#death)
  }

  #explain(
    beat: LastBeat | null,
    code: number | null,
    signal: NodeJS.Signals | null,
  ): Pick<Death, 'code' | 'message'> {
    const {maxSeconds, maxMemory} = this.#setup
    if (beat?.cause === 'timed-out')
      return {
        code: 'timed-out',
        message: `the document took more than ${maxSeconds} seconds of the processor`,
      }
    const overMemory = `the document took more than ${maxMemory} bytes of memory`
    if (beat?.cause === 'out-of-memory' || this.#tail.tellsOfMemory)
      return {code: 'out-of-memory', message: overMemory}
    const how = signal === null ? `with the exit code ${code}` : `by ${signal}`
    return {code: 'worker-died', message: `the process that worked on the document ended ${how}`}
  }
}

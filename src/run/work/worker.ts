import process from 'node:process'
import {createInterface} from 'node:readline'
import type {Readable} from 'node:stream'
import {setFlagsFromString} from 'node:v8'
import {hashPipeline} from '../../engine/pipeline-hash.ts'
import {ConfigurationError} from '../../model/errors.ts'
import {systemErrorCode} from '../../model/system-error.ts'
import {OutputError} from '../../writers/output-error.ts'
import {loadPipeline} from '../load-pipeline.ts'
import {Beat} from './beat.ts'
import {doTask, type Workshop} from './do-task.ts'
import {frame, type Task, type WorkerSetup} from './protocol.ts'
import {Watchdog} from './watchdog.ts'

/** Where a worker reads and writes. */
export interface WorkerStreams {
  readonly stdin: Readable
  /** Write to standard output; resolves when it is out. */
  readonly say: (text: string) => Promise<void>
}

/**
 * Bytes of bytecode that a function runs through before V8 thinks of compiling it. At its default, a quarter of this, V8's own threads
 * take more than half as much of the processor as the worker does: hundreds of functions are warm, and many are compiled again
 * when a page shows them something new. Beyond this the worker itself becomes slow (measured).
 */
const PATIENCE_OF_COMPILER = 300_000

/**
 * Be a worker: read a setup line and then tasks, one a line, from standard input; write frames to standard output; end when
 * the input ends. What it reads and writes is described in docs/running.md.
 */
export async function work({stdin, say}: WorkerStreams): Promise<void> {
  // The V8 of Node 20; later ones count otherwise, and complain of a flag they do not know.
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${PATIENCE_OF_COMPILER}`)
  const reader = createInterface({input: stdin, crlfDelay: Number.POSITIVE_INFINITY})
  // Whoever interrupts the process destroys its input, which is no end to `readline`.
  stdin.once('close', () => reader.close())
  const lines = reader[Symbol.asyncIterator]()
  const first = await lines.next()
  if (first.done) return
  try {
    const shop = await setUp(JSON.parse(first.value) as WorkerSetup, say)
    const {name: pipeline} = shop.pipeline
    await say(frame('ready', {pipeline, pipeline_hash: hashPipeline(shop.pipeline)}))
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      if (line.value.trim() !== '') await answer(JSON.parse(line.value) as Task, shop)
    }
  } catch (error) {
    if (error instanceof ConfigurationError) await say(frame('unfit', {message: error.message}))
    else await sayFailed(error, say)
  }
}

async function setUp(
  {job, maxSeconds, maxMemory, beat: path}: WorkerSetup,
  say: WorkerStreams['say'],
): Promise<Workshop> {
  const beat = path === null ? null : new Beat(path)
  const watchdog = new Watchdog({maxSeconds, maxMemory, beat: beat?.file ?? null})
  const {records = {}, settings = []} = job
  const pipeline = await loadPipeline(job.pipeline, {
    settings,
    ...(records.format && {format: records.format}),
  })
  const hash = hashPipeline(pipeline)
  if (job.pipeline_hash !== null && hash !== job.pipeline_hash)
    throw new ConfigurationError(
      `Cannot use the pipeline ${job.pipeline}: expected the hash ${job.pipeline_hash}, got ${hash}`,
    )
  return {pipeline, job, beat, watchdog, say}
}

async function answer(task: Task, {say, ...shop}: Workshop): Promise<void> {
  try {
    await say(frame('end', await doTask(task, {...shop, say})))
  } catch (error) {
    await sayFailed(error, say)
  }
}

/** Tell that the output cannot be written. Whatever else is thrown is a fault of copydesk or of a reader: the worker dies of it. */
async function sayFailed(error: unknown, say: WorkerStreams['say']): Promise<void> {
  if (!(error instanceof OutputError) && systemErrorCode(error) === null) throw error
  const cause = error instanceof OutputError ? error.cause : error
  await say(frame('failed', {code: systemErrorCode(cause), message: (error as Error).message}))
}

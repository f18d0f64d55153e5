import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {type JournalEntry, readJournal} from './plan/journal.ts'
import {isAtWork, type LockHolder, readLock} from './plan/lock.ts'
import {PlanFile} from './plan/plan-file.ts'
import {openStretches} from './plan/position.ts'
import {holdsRun, statePaths} from './plan/state-folder.ts'

/** How far a run with `--out` is. */
export interface RunStatus {
  /** `none`: the directory holds no run. */
  readonly state: 'none' | 'at-work' | 'unfinished' | 'finished'
  /** Who is at work. */
  readonly holder: LockHolder | null
  readonly splits: number
  readonly splitsDone: number
  readonly documents: number
  readonly records: number
  readonly drops: number
  readonly rejects: number
  readonly rejectsByCode: Readonly<Record<string, number>>
  /** Bytes of the input that are done, and that there are. */
  readonly bytes: number
  readonly totalBytes: number
  /** When the last split was done, in milliseconds since 1970. */
  readonly lastDone: number | null
}

const NOTHING: RunStatus = {
  state: 'none',
  holder: null,
  splits: 0,
  splitsDone: 0,
  documents: 0,
  records: 0,
  drops: 0,
  rejects: 0,
  rejectsByCode: {},
  bytes: 0,
  totalBytes: 0,
  lastDone: null,
}

/** Tell how far the run in an output directory is, without touching it. Splits that are being done count when they are. */
export async function runStatus(out: string): Promise<RunStatus> {
  const paths = statePaths(out)
  if (!(await holdsRun(out))) return finishedStatus(out)
  const lock = await readLock(paths.lock)
  const holder = lock && isAtWork(lock) ? lock : null
  const plan = await PlanFile.open(paths.plan)
  try {
    const entries = await readJournal(paths.journal)
    const {bytes: totalBytes, splits} = plan.header
    const state = holder ? 'at-work' : 'unfinished'
    return {...addUp(entries), state, holder, splits, splitsDone: countDone(entries), totalBytes}
  } finally {
    await plan.close()
  }
}

async function finishedStatus(out: string): Promise<RunStatus> {
  const text = await readFile(join(out, 'summary.json'), 'utf8').catch(() => null)
  if (text === null) return NOTHING
  const {documents, records, drops, rejects, rejects_by_code, input_bytes} = JSON.parse(text)
  const bytes = {bytes: input_bytes, totalBytes: input_bytes}
  const counts = {documents, records, drops, rejects, rejectsByCode: rejects_by_code}
  return {...NOTHING, state: 'finished', ...counts, ...bytes}
}

function countDone(entries: readonly JournalEntry[]): number {
  const bySplit = new Map<number, JournalEntry[]>()
  for (const entry of entries) {
    const list = bySplit.get(entry.split)
    if (list) list.push(entry)
    else bySplit.set(entry.split, [entry])
  }
  return [...bySplit].filter(([split, done]) => openStretches(split, done).length === 0).length
}

function addUp(entries: readonly JournalEntry[]) {
  const sum = {documents: 0, records: 0, drops: 0, rejects: 0, bytes: 0}
  const rejectsByCode: Record<string, number> = {}
  let lastDone: number | null = null
  for (const {counts, at} of entries) {
    const {documents, records, drops, rejects, rejects_by_code} = counts.summary
    sum.documents += documents
    sum.records += records
    sum.drops += drops
    sum.rejects += rejects
    sum.bytes += counts.reads.bytes
    for (const [code, count] of Object.entries(rejects_by_code))
      rejectsByCode[code] = (rejectsByCode[code] ?? 0) + count
    lastDone = Math.max(lastDone ?? 0, at)
  }
  return {...sum, rejectsByCode, lastDone}
}

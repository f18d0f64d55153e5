import {readFileSync} from 'node:fs'
import {open, readFile, rm} from 'node:fs/promises'
import {hostname} from 'node:os'
import process from 'node:process'
import {ConfigurationError} from '../../model/errors.ts'
import {systemErrorCode} from '../../model/system-error.ts'
import {attempt} from './state-folder.ts'

/** Who is at work in an output directory. */
export interface LockHolder {
  readonly pid: number
  readonly host: string
  /** When the process began, as the system counts; tells two processes of one number apart. `null` where it does not say. */
  readonly began: string | null
}

/**
 * Take the lock of an output directory; one left by a process that is dead is taken over.
 *
 * @returns What gives it back.
 * @throws {ConfigurationError} when another process holds it.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const me: LockHolder = {pid: process.pid, host: hostname(), began: beganAt(process.pid)}
  for (let tries = 0; tries < 3; tries++) {
    try {
      const handle = await open(path, 'wx')
      try {
        await handle.writeFile(JSON.stringify(me))
      } finally {
        await handle.close()
      }
      return () => rm(path, {force: true}).catch(() => {})
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') await attempt(path, () => Promise.reject(error))
    }
    const holder = await readLock(path)
    if (holder && isAtWork(holder)) throw new ConfigurationError(atWork(holder))
    await rm(path, {force: true})
  }
  throw new ConfigurationError(`Cannot lock ${path}: another run is starting there`)
}

/** Read who holds a lock; `null` when nobody does, or the lock was cut short by a crash. */
export async function readLock(path: string): Promise<LockHolder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LockHolder
  } catch {
    return null
  }
}

/** Say whether the holder of a lock is alive. Of another machine nothing can be known, so it is. */
export function isAtWork({pid, host, began}: LockHolder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (systemErrorCode(error) !== 'EPERM') return false
  }
  return began === beganAt(pid)
}

function atWork({pid, host}: LockHolder): string {
  return `A run is at work there (process ${pid} on ${host}): wait for its end, or stop it and go on with --resume`
}

/** Field 22 of Linux's `stat` of a process; the name before it may hold blanks and brackets. */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

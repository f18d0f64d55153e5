import {spawnSync} from 'node:child_process'
import {mkdirSync, rmSync, statfsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Fault} from './faulted-run.ts'

/** Calls of the system at which faults are injected. */
const CALLS = {
  rename: 'rename,renameat,renameat2',
  write: 'write,writev,pwrite64,pwritev',
  fsync: 'fsync,fdatasync',
  open: 'openat',
} as const
type Call = keyof typeof CALLS

/** Highest number of a call that is worth a try: what one process of a small run makes of each. */
const MOST: Readonly<Record<Call, number>> = {rename: 8, write: 90, fsync: 8, open: 120}

/** Whether strace is there and may trace. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0
}

/** Kill the supervisor, or every process of the run, after a while. */
export function killAfter(after: number, group: boolean): Fault {
  return {name: group ? 'kill -9 of all' : 'kill -9 of the supervisor', kill: {after, group}}
}

/** Which processes of a run a fault is injected into. A worker that is killed at one call, and each of its followers too, is no fault
 * but a machine on which no work can be done; so of workers only the first is killed. */
export type Victim = 'supervisor' | 'worker'

/** Kill the supervisor, or the first worker, when it makes the nth call of a kind. */
export function killAt(call: Call, nth: number, victim: Victim = 'supervisor'): Fault {
  return inject(`SIGKILL at a ${call}`, {call, what: `signal=KILL:when=${nth}`, victim})
}

/** Let the nth call of a kind fail, and all after it with `ever`. */
export function failAt(
  call: Call,
  nth: number,
  {error, ever, victim = 'supervisor'}: {error: 'ENOSPC' | 'EIO'; ever: boolean; victim?: Victim},
): Fault {
  return inject(`${error} at a ${call}`, {call, what: `error=${error}:when=${nth}${ever ? '+' : ''}`, victim})
}

function inject(name: string, {call, what, victim}: {call: Call; what: string; victim: Victim}): Fault {
  const calls = CALLS[call]
  const words = ['-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:${what}`]
  const full = `${name} of the ${victim}`
  // Threads are followed; a process that is started is let go as soon as it runs another program.
  if (victim === 'supervisor') return {name: full, before: ['strace', '-f', '-b', 'execve', ...words]}
  return {name: full, worker: ['strace', '-f', ...words]}
}

/** Choose the number of a call at random, the first ones more often: the later ones are not made in every process. */
export function chooseNth(call: Call, random: () => number): number {
  return 1 + Math.floor(MOST[call] * random() ** 2)
}

/** A file system in memory that is almost full. */
export class FullDisk {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Mount one; `null` where that is not allowed. */
  static mount(folder: string): FullDisk | null {
    mkdirSync(folder, {recursive: true})
    const {status} = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'copydesk-faults', folder])
    return status === 0 ? new FullDisk(folder) : null
  }

  /** Leave so many bytes free until the run has ended. */
  fault(free: number): Fault {
    const ballast = join(this.#folder, 'ballast')
    rmSync(join(this.#folder, 'out'), {recursive: true, force: true})
    const {bavail, bsize} = statfsSync(this.#folder)
    writeFileSync(ballast, Buffer.alloc(Math.max(bavail * bsize - free, 0)))
    return {name: 'full tmpfs', out: join(this.#folder, 'out'), exits: [0, 4], mend: () => rmSync(ballast)}
  }

  unmount(): void {
    spawnSync('umount', ['-l', this.#folder])
  }
}

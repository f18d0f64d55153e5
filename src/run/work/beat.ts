import {closeSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs'
import type {Position} from '../plan/position.ts'

/** What a worker is at: reading the next document, cleaning one, or writing what came of some. */
export type Phase = 'reading' | 'cleaning' | 'writing'

/** Why a worker has ended itself. */
export type Cause = 'timed-out' | 'out-of-memory'

const PHASES: readonly Phase[] = ['reading', 'cleaning', 'writing']
const CAUSES: readonly (Cause | null)[] = [null, 'timed-out', 'out-of-memory']

/** Part and document (32 bits each), phase, cause. */
const BYTES = 10
export const CAUSE_AT = 9

/** The last sign of a worker. */
export interface LastBeat {
  readonly at: Position
  readonly phase: Phase
  readonly cause: Cause | null
}

/**
 * A few bytes on disk that say which document a worker is at. They are in the system's hands at once, so they outlast the
 * process, however it ends; and they cost no more than a call of the system for each document.
 */
export class Beat {
  readonly file: number
  readonly #bytes = Buffer.alloc(BYTES)

  constructor(path: string) {
    this.file = openSync(path, 'w')
    this.tell([0, 0], 'reading')
  }

  tell([part, document]: Position, phase: Phase): void {
    this.#bytes.writeUInt32LE(part, 0)
    this.#bytes.writeUInt32LE(document, 4)
    this.#bytes[8] = PHASES.indexOf(phase)
    writeSync(this.file, this.#bytes, 0, BYTES, 0)
  }

  close(): void {
    closeSync(this.file)
  }
}

/** Read the last sign of a worker that is dead; `null` when there is none. */
export function readBeat(path: string): LastBeat | null {
  try {
    const bytes = readFileSync(path)
    if (bytes.length < BYTES) return null
    return {
      at: [bytes.readUInt32LE(0), bytes.readUInt32LE(4)],
      phase: PHASES[bytes[8]!] ?? 'reading',
      cause: CAUSES[bytes[CAUSE_AT]!] ?? null,
    }
  } catch {
    return null
  }
}

/** Number of a cause in the file. */
export function causeNumber(cause: Cause): number {
  return CAUSES.indexOf(cause)
}

/** Take away the last sign of a worker that was here before. */
export function clearBeat(path: string): void {
  rmSync(path, {force: true})
}

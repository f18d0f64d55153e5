import {looksLikeNdjson} from '../../readers/looks-like-ndjson.ts'
import type {InputFormat} from '../../readers/types.ts'

export interface GrainOptions {
  readonly name: string
  readonly format: InputFormat | null
  readonly splitBytes: number
}

/** Choose how many bytes of a file make a split, by its first bytes; `null` when it cannot be cut. */
export function cutGrain(head: Uint8Array, {name, format, splitBytes}: GrainOptions): number | null {
  const compressed = head[0] === 0x1f && head[1] === 0x8b
  if (compressed) return null
  return format === 'ndjson' || (format === null && looksLikeNdjson(head, name)) ? splitBytes : null
}

import {SCHEMA_VERSION} from '../model/record.ts'
import {shortHash} from '../text/hash.ts'
import type {Pipeline} from './pipeline.ts'

const known = new WeakMap<object, string>()

/** Hash what decides a pipeline's results: its name, its stages in order, and every option in force. 16 hex digits. */
export function hashPipeline(pipeline: Pick<Pipeline, 'name' | 'stages'>): string {
  const before = known.get(pipeline)
  if (before !== undefined) return before
  const stages = pipeline.stages.map(({name, options}) => [name, options])
  const hash = shortHash(JSON.stringify([SCHEMA_VERSION, pipeline.name, stages], plain), 16)
  known.set(pipeline, hash)
  return hash
}

/** Show JSON what it would leave out: expressions, functions, sets and nested pipelines. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof RegExp || typeof value === 'function') return String(value)
  if (value instanceof Set) return [...value]
  if (value instanceof Map) return [...value]
  return value
}

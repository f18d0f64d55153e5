import type {SchemaElement} from 'hyparquet'
import {recordSchema} from '../../model/record-schema.ts'
import type {CreateEncoder} from './types.ts'

/** Lines of a row group, in bytes of JSON. */
const BATCH = 64 * 1024 * 1024

/** What a JSON schema says of a value, as far as the record's does. */
interface Shape {
  readonly type: string | readonly string[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
}

/**
 * Make an encoder of Parquet files. The schema is that of the record, whatever the records hold: lists are lists, structs are structs, and
 * what can be `null` is optional.
 */
export async function parquetRecords(): Promise<CreateEncoder> {
  const {ByteWriter, ParquetWriter} = await import('hyparquet-writer')
  const shapes: Readonly<Record<string, Shape>> = recordSchema.properties
  const schema: SchemaElement[] = [{name: 'record', num_children: Object.keys(shapes).length}]
  for (const [name, shape] of Object.entries(shapes)) schema.push(...elementsOf(name, shape))
  return () => {
    const bytes = new ByteWriter()
    const writer = new ParquetWriter({writer: bytes, schema, createdBy: 'copydesk'})
    const taken = () => {
      const held = bytes.getBytes().slice()
      bytes.index = 0
      return held
    }
    return {
      batchBytes: BATCH,
      encode: lines => {
        const rows = lines.map(line => JSON.parse(Buffer.from(line).toString()) as Record<string, unknown>)
        const columnData = Object.entries(shapes).map(([name, shape]) => ({
          name,
          data: rows.map(row => cellOf(row[name], {name, shape})),
        }))
        if (rows.length > 0) void writer.write({columnData, rowGroupSize: rows.length})
        return taken()
      },
      end: () => {
        void writer.finish()
        return taken()
      },
    }
  }
}

/** Counts fit in 32 bits; a place in an archive may not. */
const LONG = new Set(['source_offset'])

function elementsOf(name: string, {type, items, properties}: Shape): SchemaElement[] {
  const types = typeof type === 'string' ? [type] : type
  const repetition_type = types.includes('null') ? 'OPTIONAL' : 'REQUIRED'
  if (types.includes('array'))
    return [
      {name, repetition_type, num_children: 1, converted_type: 'LIST'},
      {name: 'list', repetition_type: 'REPEATED', num_children: 1},
      ...elementsOf('element', items!),
    ]
  if (types.includes('object')) {
    const inner = Object.entries(properties!)
    const children = inner.flatMap(([key, shape]) => elementsOf(key, shape))
    return [{name, repetition_type, num_children: inner.length}, ...children]
  }
  if (types.includes('boolean')) return [{name, repetition_type, type: 'BOOLEAN'}]
  if (types.includes('integer')) return [{name, repetition_type, type: LONG.has(name) ? 'INT64' : 'INT32'}]
  if (types.includes('number')) return [{name, repetition_type, type: 'DOUBLE'}]
  return [{name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8'}]
}

/** A value as the writer wants it: 64-bit integers are bigints. */
function cellOf(value: unknown, {name, shape}: {name: string; shape: Shape}): unknown {
  if (LONG.has(name) && typeof value === 'number') return BigInt(value)
  if (shape.type === 'integer' && typeof value === 'number') return Math.trunc(value)
  return value ?? null
}

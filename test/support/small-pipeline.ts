import {writeFileSync} from 'node:fs'

/**
 * A pipeline of one stage that imports nothing, and what its documents ask for: `ABORT`, `EXIT` and `MEMORY` end the process,
 * `LOOP` never ends, `DROP` drops, `THROW` throws, `SLOW` takes a while; `ONCE path` ends the process unless the path exists, and
 * makes it. Every line is a paragraph; lines that begin with a dash are removed.
 */
const SOURCE = `
import {closeSync, openSync} from 'node:fs'

const work = ({content, source}) => {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString()
  if (text.includes('ABORT')) process.abort()
  if (text.includes('EXIT')) process.exit(0)
  if (text.includes('MEMORY')) { const held = []; for (;;) held.push(Buffer.alloc(1 << 24, 1)) }
  if (text.includes('LOOP')) for (;;) {}
  if (text.includes('SLOW')) for (const end = Date.now() + 400; Date.now() < end; ) {}
  if (text.includes('DROP')) return {form: 'drop', reason: 'login', detail: null}
  if (text.includes('THROW')) throw new Error('thrown as asked')
  const once = /ONCE (\\S+)/.exec(text)
  if (once) {
    let first = true
    try { closeSync(openSync(once[1], 'wx')) } catch { first = false }
    if (first) process.kill(process.pid, 'SIGKILL')
  }
  const lines = text.trim().split('\\n')
  const kept = lines.filter(line => !line.startsWith('-')).join('\\n\\n')
  const removals = lines.filter(line => line.startsWith('-')).map(line => ({stage: 'small', rule: 'dash', text: line}))
  const {file, recordId, offset} = source
  const record = {
    schema_version: 1, kind: 'article', text: kept, n_chars: kept.length, language: 'en', charset: 'utf-8',
    source_file: file, source_record_id: recordId, source_offset: offset,
  }
  return {form: 'record', record, removals}
}
const stage = {name: 'small', takes: 'bytes', gives: 'record', options: {}, work}
export default {name: 'small', takes: 'bytes', gives: 'record', stages: [stage], use() {}}
`

/** Write the pipeline to a file, and give its path. */
export function writeSmallPipeline(path: string): string {
  writeFileSync(path, SOURCE)
  return path
}

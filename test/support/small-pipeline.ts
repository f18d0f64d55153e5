import {writeFileSync} from 'node:fs'

/**
 * A pipeline that does hardly anything, and what its documents ask for: `ABORT`, `EXIT` and `MEMORY` end the process, `LOOP` never
 * ends, `DROP` drops, `SLOW` takes a while; `ONCE path` ends the process unless the path exists, and makes it.
 */
const SOURCE = `
import {closeSync, openSync} from 'node:fs'
import {createBlock, decode, defineStage, drop, parseText, pipeline, toRecord} from 'copydesk'

const obey = defineStage({
  name: 'obey', takes: 'text', gives: 'text', defaults: {},
  setup: () => document => {
    const {text} = document
    if (text.includes('ABORT')) process.abort()
    if (text.includes('EXIT')) process.exit(0)
    if (text.includes('MEMORY')) { const held = []; for (;;) held.push(Buffer.alloc(1 << 20, 1)) }
    if (text.includes('LOOP')) for (;;) {}
    if (text.includes('SLOW')) for (const end = Date.now() + 400; Date.now() < end; ) {}
    if (text.includes('DROP')) return drop('login')
    const once = /ONCE (\\S+)/.exec(text)
    if (once) {
      try { closeSync(openSync(once[1], 'wx')) } catch { return document }
      process.kill(process.pid, 'SIGKILL')
    }
    return document
  },
})
export default pipeline('small').use(decode()).use(obey()).use(parseText()).use(toRecord())
`

/** Write the pipeline to a file, and give its path. */
export function writeSmallPipeline(path: string): string {
  writeFileSync(path, SOURCE)
  return path
}

import {readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {Parser} from 'htmlparser2'
import {readInputs} from '../../src/readers/read-inputs.ts'

/** Seconds that the least amount of work takes that anyone has to do, and the bytes it is done on. */
export interface Floor {
  readonly bytes: number
  readonly gunzip: number
  readonly decode: number
  readonly parse: number
}

/** Measure gunzip, decoding and htmlparser2's events over the pages of a WARC file, each apart, by the processor's time. */
export async function measureFloor(path: string): Promise<Floor> {
  const packed = readFileSync(path)
  const gunzip = timed(() => gunzipSync(packed))
  const pages: Uint8Array[] = []
  for await (const reading of readInputs([path]))
    if (reading.form === 'bytes' && typeof reading.content !== 'string') pages.push(reading.content)
  const decoder = new TextDecoder()
  let texts: string[] = []
  const decode = timed(() => {
    texts = pages.map(page => decoder.decode(page))
  })
  const parse = timed(() => {
    for (const text of texts) {
      const parser = new Parser({onopentag() {}, ontext() {}, onclosetag() {}})
      parser.end(text)
    }
  })
  return {bytes: pages.reduce((sum, {length}) => sum + length, 0), gunzip, decode, parse}
}

/** Seconds of the processor that work takes; the best of three, since another's work disturbs the caches. */
function timed(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 3; tries++) {
    const began = process.cpuUsage()
    work()
    const {user, system} = process.cpuUsage(began)
    best = Math.min(best, (user + system) / 1e6)
  }
  return best
}

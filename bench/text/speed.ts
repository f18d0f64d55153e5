/**
 * Time the stages of the path for flattened text on ../shared/bench/text, in ms of processor time for each MB: the least of some rounds.
 * Run: npx jiti bench/text/speed.ts [ROUNDS]
 */
import {createHash} from 'node:crypto'
import {leadDocument} from '../../src/engine/clean-document.ts'
import {createBytes} from '../../src/model/forms.ts'
import {createSource} from '../../src/model/source.ts'
import {flat} from './copydesk.ts'
import {readSet, SETS, setPath} from './sets.ts'

const rounds = Number(process.argv[2] ?? 4)
const documents = SETS.flatMap(set => {
  const path = setPath(set, 'half')
  return path === null ? [] : readSet(path).map(({lines}) => lines.map(line => line.t).join('\n'))
})
const megabytes = documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
const clock = () => performance.now()
const least = new Map<string, number>()

for (let round = 0; round < rounds && documents.length > 0; round++) {
  const times = new Map<string, number>()
  const before = process.cpuUsage()
  const started = clock()
  for (const text of documents) {
    const document = createBytes(text, {source: createSource({name: 'bench'})})
    leadDocument(flat, document, {hash, times, clock})
  }
  const wall = clock() - started
  const {user, system} = process.cpuUsage(before)
  // A stage's time by the clock, less its share of the time that went to other processes.
  const share = Math.min(1, (user + system) / 1e3 / wall)
  for (const [stage, time] of [['all', wall] as const, ...times])
    least.set(stage, Math.min(least.get(stage) ?? Number.POSITIVE_INFINITY, (time * share) / megabytes))
}
if (documents.length === 0) console.log('skipped: ../shared/bench/text is absent')
for (const [stage, time] of least) console.log(`${stage.padEnd(20)} ${time.toFixed(1).padStart(6)} ms/MB`)

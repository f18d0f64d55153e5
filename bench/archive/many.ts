// A hundred thousand small documents through one worker: does memory stay flat, does time grow with the number alone?
//   npx jiti bench/archive/many.ts [DOCUMENTS]
// With a pipeline that does next to nothing, so that it is the run itself that is looked at.

import {spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {createWriteStream, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {finished} from 'node:stream/promises'
import {bundleQuickCommand} from '../../test/support/bundle-command.ts'
import {writeSmallPipeline} from '../../test/support/small-pipeline.ts'

const most = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'many-'))
const bundle = resolve('out', `many-${process.pid}`)

async function writeInput(documents: number): Promise<string> {
  const path = join(folder, `${documents}.ndjson`)
  const out = createWriteStream(path)
  const words = 'The council said on Monday that the bridge will be closed until the work is done. '
  for (let id = 0; id < documents; id++) {
    const text = `Document ${id}.\n${words.repeat(1 + (id % 12))}\n- Share`
    if (!out.write(`${JSON.stringify({id, text: id % 1000 === 7 ? 'DROP' : text})}\n`))
      await once(out, 'drain')
  }
  out.end()
  await finished(out)
  return path
}

try {
  await bundleQuickCommand(bundle)
  const command = [process.execPath, join(bundle, 'quick-command.mjs')]
  const pipeline = writeSmallPipeline(join(folder, 'small.mjs'))
  console.log(
    '| documents | MB | processor ms a document | peak of the worker, MiB | records, drops, rejects |\n| --- | --- | --- | --- | --- |',
  )
  for (const documents of [most / 10, most]) {
    const inputs = [await writeInput(documents)]
    const out = join(folder, 'out')
    const options = JSON.stringify({inputs, out, pipeline, workers: 1})
    const words = [...command, options].map(word => `'${word}'`).join(' ')
    const {stderr, status} = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${words}`], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`)
    const [user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
    const processor = user + system
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
    const {records, drops, rejects, input_bytes, peak_memory_bytes} = summary
    if (records + drops + rejects !== documents) throw new Error('documents were lost')
    console.log(
      `| ${documents} | ${(input_bytes / 1e6).toFixed(1)} | ${((processor * 1000) / documents).toFixed(3)} | ${Math.round(peak_memory_bytes / 2 ** 20)} | ${records}, ${drops}, ${rejects} |`,
    )
    rmSync(out, {recursive: true, force: true})
  }
} finally {
  rmSync(folder, {recursive: true, force: true})
  rmSync(bundle, {recursive: true, force: true})
}

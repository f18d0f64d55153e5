import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {writeSmallPipeline} from '../../test/support/small-pipeline.ts'

/** Inputs of one run, small enough that a run takes a fraction of a second, and the options it is started with. */
export interface Scene {
  readonly inputs: readonly string[]
  readonly pipeline: string
  readonly workers: number
  readonly splitBytes: number
}

/** Write the inputs of faulted runs: a file of lines that is cut in several, bad lines in it, and a folder of pages. */
export function setScene(folder: string): Scene {
  mkdirSync(join(folder, 'pages'), {recursive: true})
  const lines = Array.from({length: 60}, (_, id) => {
    if (id % 13 === 5) return '{"id": bad}'
    const text =
      id % 7 === 3
        ? 'DROP'
        : `The bridge number ${id} is closed.\n- Share\n${'Words of the council. '.repeat(id % 9)}`
    return JSON.stringify({id, text: id % 11 === 8 ? 'THROW' : text})
  })
  writeFileSync(join(folder, 'dump.ndjson'), `${lines.join('\n')}\n`)
  for (let id = 0; id < 8; id++)
    writeFileSync(join(folder, `pages/${id}.txt`), `A page of number ${id}.\nIts second line.\n`)
  return {
    inputs: [join(folder, 'dump.ndjson'), join(folder, 'pages')],
    pipeline: writeSmallPipeline(join(folder, 'small.mjs')),
    workers: 2,
    splitBytes: 2500,
  }
}

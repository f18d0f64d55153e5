import {Readable} from 'node:stream'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {pipeline} from '../../src/engine/pipeline.ts'
import {run, transformStream} from '../../src/engine/stream.ts'
import {Tally} from '../../src/engine/tally.ts'
import {type BytesDocument, createBytes} from '../../src/model/forms.ts'
import {createSource} from '../../src/model/source.ts'
import {nodeTransform} from '../../src/run/node-transform.ts'
import {collect} from '../support/collect.ts'
import {bytesToText, shout, textToRecord} from '../support/toy-stages.ts'

const toy = pipeline('toy').use(bytesToText()).use(shout()).use(textToRecord())
const documents = (texts: readonly string[]) =>
  texts.map((text, index) => createBytes(text, {source: createSource({name: String(index)})}))
const texts = fc.array(fc.oneof(fc.constantFrom('drop', 'throw'), fc.string()), {maxLength: 12})

describe('run', () => {
  test('counts reconcile, and outcomes come in the order of their documents', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async list => {
        const tally = new Tally()
        const outcomes = await collect(run(toy, documents(list), {tally}))
        expect(outcomes.map(({source}) => source.name)).toEqual(list.map((_, index) => String(index)))
        const {documents: entered, records, drops, rejects, reconciles} = tally.summary()
        expect([entered, records + drops + rejects, reconciles]).toEqual([list.length, list.length, true])
      }),
    )
  })

  test('asks for the next document only when the last outcome was taken', async () => {
    let asked = 0
    const source = (function* () {
      for (const document of documents(['a', 'b', 'c'])) {
        asked++
        yield document
      }
    })()
    const outcomes = run(toy, source)
    await outcomes.next()
    expect(asked).toBe(1)
    await outcomes.return()
    expect(asked).toBe(1)
  })

  test('batching makes no difference: one stream, many streams and both transforms agree', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async list => {
        const whole = await collect(run(toy, documents(list)))
        const single = []
        for (const document of documents(list)) single.push(...(await collect(run(toy, [document]))))
        const source = new ReadableStream<BytesDocument>({
          start(controller) {
            for (const document of documents(list)) controller.enqueue(document)
            controller.close()
          },
        })
        const web = await collect(source.pipeThrough(transformStream(toy)))
        const node = await collect(Readable.from(documents(list)).pipe(nodeTransform(toy)))
        expect([single, web, node]).toEqual([whole, whole, whole])
      }),
      {numRuns: 30},
    )
  })
})

/** retext, behind functions: the build loads what stands here when one is first called (build/first-call.ts). */
import {toString as nlcstToString} from 'nlcst-to-string'
import retextEnglish from 'retext-english'
import {type Plugin, type Processor, unified} from 'unified'
import type {Node} from 'unist'
import {VFile} from 'vfile'

/** Make a processor that parses text as English and does what a plugin does. */
export function createProcessor(plugin: Plugin<unknown[]>, options: readonly unknown[]): Processor {
  return unified()
    .use(retextEnglish)
    .use(plugin, ...options)
    .freeze() as unknown as Processor
}

/** Lead a text through a processor: what it has become, and the messages about it. */
export function readText(processor: Processor, text: string): Pick<VFile, 'messages'> & {value: string} {
  const file = new VFile(text)
  const tree = processor.runSync(processor.parse(file) as Node, file)
  return {value: nlcstToString(tree as Parameters<typeof nlcstToString>[0]), messages: file.messages}
}

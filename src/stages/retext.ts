import type {Plugin} from 'unified'
import {type Block, isKept, updateBlock} from '../model/block.ts'
import type {Report} from '../model/note.ts'
import type {Stage} from '../model/stage.ts'
import {createProcessor, readText} from '../text/nlcst.ts'

/** Longest paragraph that is parsed, in code units: retext's parser calls itself and overflows on long unpunctuated ones. */
const LONGEST = 20_000

/**
 * Lift a retext plugin to a stage. The plugin sees one kept block at a time, as an nlcst tree; its messages become notes of
 * kind `message`, and what it changes in the tree is changed in the block. Blocks over 20,000 code units are passed over,
 * with a doubt in the notes.
 *
 * @throws {Error} from the returned stage, making the document a reject, when the plugin throws or is asynchronous.
 */
export function retext<Options extends unknown[]>(
  plugin: Plugin<Options, never, never> | Plugin<Options>,
  ...options: Options
): Stage<'article', 'article'> {
  const processor = createProcessor(plugin as Plugin<unknown[]>, options)
  const name = `retext-${
    plugin.name
      .replace(/^retext/i, '')
      .replace(/\B[A-Z]/g, '-$&')
      .toLowerCase() || 'plugin'
  }`

  const read = (block: Block, report: Report): Block => {
    if (!isKept(block)) return block
    if (block.value.length > LONGEST) {
      report('too-long', {kind: 'doubt', span: block.data.span, detail: `${block.value.length} code units`})
      return block
    }
    const {value, messages} = readText(processor, block.value)
    for (const message of messages) {
      const rule = [message.source, message.ruleId].filter(Boolean).join('/') || name
      report(rule, {
        kind: 'message',
        span: block.data.span,
        before: message.actual ?? null,
        detail: message.reason,
      })
    }
    if (value === block.value) return block
    report('changed', {kind: 'repair', span: block.data.span, before: block.value, after: value})
    return updateBlock(block, {value})
  }

  return {
    name,
    takes: 'article',
    gives: 'article',
    options: {plugin: String(plugin), options},
    work: (document, report) => ({
      ...document,
      children: document.children.map(block => read(block, report)),
    }),
  }
}

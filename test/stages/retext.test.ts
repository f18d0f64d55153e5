import {unified} from 'unified'
import type {Node, Parent} from 'unist'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {pipeline} from '../../src/engine/pipeline.ts'
import {unifiedParser} from '../../src/engine/unified-parser.ts'
import {createBlock, dropBlock} from '../../src/model/block.ts'
import {createReport} from '../../src/model/note.ts'
import {defineStage} from '../../src/model/stage.ts'
import {retext} from '../../src/stages/retext.ts'
import {articleOf, runOnArticle} from '../support/articles.ts'

interface Text extends Node {
  value?: string
  children?: Text[]
}

/** Change every text node of a tree, leaving a message for each. */
function retextLoud(mark: string) {
  const walk = (node: Text, file: VFile): void => {
    if (node.type === 'TextNode') {
      file.message(`loud: ${node.value}`, {source: 'retext-loud', ruleId: 'loud'})
      node.value = `${node.value}${mark}`
    }
    for (const child of node.children ?? []) walk(child, file)
  }
  return (tree: Node, file: VFile): void => walk(tree, file)
}

describe('retext', () => {
  test('lifts a plugin: its changes are made, its messages become notes', () => {
    const gone = dropBlock(createBlock('paragraph', 'Menu'), 'navigation', createReport('x', []))
    const {values, notes} = runOnArticle(retext(retextLoud, '!'), articleOf(['One pier', gone]))
    expect(values).toEqual(['One! pier!', 'Menu'])
    expect(notes).toMatchObject([
      {stage: 'retext-loud', rule: 'retext-loud/loud', kind: 'message', detail: 'loud: One'},
      {rule: 'retext-loud/loud', detail: 'loud: pier'},
      {rule: 'changed', kind: 'repair', before: 'One pier', after: 'One! pier!'},
    ])
  })

  test('passes over a paragraph that would overflow the parser, and says so', () => {
    const long = 'word '.repeat(60_000).trim()
    const {values, notes} = runOnArticle(retext(retextLoud, '!'), articleOf([long]))
    expect(values).toEqual([long])
    expect(notes).toMatchObject([{rule: 'too-long', kind: 'doubt'}])
  })
})

describe('unifiedParser', () => {
  const toArticle = defineStage({
    name: 'to-article',
    takes: 'bytes',
    gives: 'article',
    defaults: {},
    setup: () => (document, report) => {
      if (document.content === 'throw') throw new Error('no')
      report('line', {kind: 'choice', detail: 'one line'})
      return articleOf([String(document.content)])
    },
  })

  test('lets a pipeline parse inside a unified processor', () => {
    const file = new VFile('A pier.')
    const tree = unified().use(unifiedParser, pipeline('toy').use(toArticle())).parse(file) as Parent
    expect(tree).toMatchObject({type: 'article', children: [{type: 'paragraph', value: 'A pier.'}]})
    expect(file.messages).toMatchObject([{source: 'to-article', ruleId: 'line', reason: 'one line'}])
  })

  test('a failure is an empty article and a fatal message', () => {
    const file = new VFile('throw')
    const tree = unified().use(unifiedParser, pipeline('toy').use(toArticle())).parse(file) as Parent
    expect(tree.children).toEqual([])
    expect(file.messages).toMatchObject([{fatal: true, reason: 'stage-threw: `to-article` threw: no'}])
  })
})

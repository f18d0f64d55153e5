import {expect, test} from 'vitest'
import {findAnchors} from '../../src/html/anchors.ts'
import {dropComments, dropNamedComments} from '../../src/html/drop-comments.ts'
import {measurePage} from '../../src/html/page-measures.ts'
import {readPage} from '../../src/html/read-page.ts'

const TEXT = 'The harbour of Estermouth opened again on Monday after eleven weeks of repairs to its gates.'

/** What stays of a page whose blocks are all chosen, the text as likely as `text`, all behind it as likely as `rest`. */
function left(marker: string, {text, rest}: {text: number; rest: number}): string[] {
  const comment = (n: number) =>
    `<p>Reader${n} | March ${n}, 2012 10:1${n} AM</p><p>${TEXT} So I said ${n} times.</p>`
  const comments = [1, 2, 3, 4, 5].map(comment).join('')
  const page = readPage(`<h1>Harbour opens again</h1><p>${TEXT}</p><h3>${marker}</h3>${comments}`)
  const measures = measurePage(page)
  const {blocks} = measures
  const kept = blocks.map((_, i) => i > 0)
  const probabilities = Float64Array.from(blocks, (_, i) => (i < 2 ? text : rest))
  dropComments(
    {
      measures,
      anchors: findAnchors(page.head, blocks),
      probabilities,
      expected: 1,
      isOther: false,
      otherwise: null,
      items: null,
    },
    kept,
  )
  return blocks.filter((_, i) => kept[i]).map(({block}) => block.text)
}

test('comments that are announced and signed, and no likelier than the text above them', () => {
  expect(left('5 Comments', {text: 0.9, rest: 0.8})).toEqual([TEXT])
})

test('what is likelier than the text above it, or not announced, stays', () => {
  expect(left('5 Comments', {text: 0.6, rest: 0.9})).toHaveLength(12)
  expect(left('Voices of the town', {text: 0.9, rest: 0.8})).toHaveLength(12)
})

test('what stands in an element named for comments and is signed is dropped behind an article, and kept where there is none', () => {
  const comments = [1, 2, 3]
    .map(n => `<li><p>Reader${n} | March ${n}, 2012 10:1${n} AM</p><p>${TEXT} So I said ${n} times.</p></li>`)
    .join('')
  const rest = (article: string) => {
    const page = readPage(`<h1>Harbour opens again</h1>${article}<ol class="comments">${comments}</ol>`)
    const measures = measurePage(page)
    const kept = measures.blocks.map((_, i) => i > 0)
    const probabilities = new Float64Array(measures.blocks.length).fill(0.9)
    const anchors = findAnchors(page.head, measures.blocks)
    dropNamedComments(
      {measures, anchors, probabilities, expected: 1, isOther: false, otherwise: null, items: null},
      kept,
    )
    return kept.filter(Boolean).length
  }
  expect(rest(`<p>${TEXT}</p>`.repeat(7))).toBe(7)
  expect(rest(`<p>${TEXT}</p>`)).toBe(7)
})

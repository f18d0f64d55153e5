import {expect, test} from 'vitest'
import {readPage} from '../../src/html/read-page.ts'

const blockOf = (html: string) => readPage(html).blocks[0]!

test.each(['¶', '#', '§', '\u200b', '🔗'])('a heading loses %s by which it links to itself', sign => {
  const {text, marks, linkCount} = blockOf(`<h2>The <em>keys</em> <a href="#keys">${sign}</a></h2>`)
  expect(text).toBe('The keys')
  expect(marks).toEqual([{type: 'emphasis', start: 4, end: 8}])
  expect(linkCount).toBe(0)
})

test('the sign may stand in front, and what is no link stays', () => {
  const {text, marks} = blockOf('<h2><a href="#keys">#</a> The <b>keys</b></h2>')
  expect(text).toBe('The keys')
  expect(marks).toEqual([{type: 'strong', start: 4, end: 8}])
  expect(blockOf('<p>See § 5 of <a href="/law">the law §</a></p>').text).toBe('See § 5 of the law §')
  expect(blockOf('<p>Write to me in C#</p>').text).toBe('Write to me in C#')
})

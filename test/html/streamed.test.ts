import {expect, test} from 'vitest'
import {readPage} from '../../src/html/read-page.ts'

const shown = (html: string) =>
  readPage(html)
    .blocks.filter(({hidden}) => !hidden)
    .map(({text}) => text)

test('parts that React streams behind the page stand in their places', () => {
  const html =
    '<main><h1>Weir</h1><!--$?--><template id="B:0"></template><p>Loading</p><!--/$--></main><footer>Foot</footer>' +
    '<div hidden id="S:0"><p>One</p><template id="P:1a"></template><p>Three</p></div><script>$RC("B:0","S:0")</script>' +
    '<div hidden id="S:1a"><p>Two</p></div><script>$RS("S:1a","P:1a")</script><div hidden id="menu">Menu</div>'
  expect(shown(html)).toEqual(['Weir', 'One', 'Two', 'Three', 'Loading', 'Foot'])
  const {blocks, elements} = readPage(html)
  const one = blocks.find(({text}) => text === 'One')!
  expect(one.path).toBe('main>div>p')
  expect(html.slice(one.span.start, one.span.end)).toBe('One')
  expect(elements.every(({parent}, index) => parent < index)).toBe(true)
})

test.each([
  ['without its place', '<p>a</p><div hidden id="S:3"><p>b</p></div>', ['a', 'b']],
  [
    'with its place in itself',
    '<div hidden id="S:0"><p>a</p><template id="B:0"></template></div><p>b</p>',
    ['a', 'b'],
  ],
  [
    'with its place in one that waits for it',
    '<div hidden id="S:0">a<template id="B:1"></template></div><div hidden id="S:1">b<template id="B:0"></template></div>c',
    ['b', 'a', 'c'],
  ],
  [
    'with a place that is named twice',
    '<template id="B:0"></template>a<template id="B:0"></template>b<div hidden id="S:0">c</div>',
    ['c', 'a', 'b'],
  ],
  [
    'in another',
    '<template id="B:0"></template>a<div hidden id="S:0">b<div hidden id="S:0">c</div></div>',
    ['b', 'c', 'a'],
  ],
  ['cut short', '<template id="B:0"></template>a<div hidden id="S:0">b', ['b', 'a']],
])('a part %s is not lost', (_what, html, expected) => {
  expect(shown(html)).toEqual(expected)
})

test('the template of a shadow tree is shown, any other is not', () => {
  expect(
    shown(
      '<x-card><template shadowrootmode="open"><p>seen</p></template></x-card><template><p>unseen</p></template>',
    ),
  ).toEqual(['seen'])
})

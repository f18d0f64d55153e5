import {expect, test} from 'vitest'
import {readPage} from '../../src/html/read-page.ts'
import {cleanHtml} from '../../src/index.ts'

const shown = (html: string) => readPage(html).blocks.flatMap(({hidden, text}) => (hidden ? [] : [text]))

test('the numbers of lines of code are not part of it', () => {
  expect(
    shown(
      '<pre><span class="linenos">1</span>read()\n<span class="linenos">2</span>write()\n</pre>' +
        '<table><tr><td class="gutter"><pre>1\n2</pre></td><td class="code"><pre>open()\nclose()</pre></td></tr></table>',
    ),
  ).toEqual(['read()\nwrite()', 'open()\nclose()'])
  expect(shown('<p>In <span class="line-number">12</span> lines</p>')).toEqual(['In 12 lines'])
})

test('a formula stands in the text once, even where an encyclopedia hides it behind a picture', () => {
  const math =
    '<math><semantics><mi>L</mi><annotation encoding="application/x-tex">L_{0}</annotation></semantics></math>'
  expect(
    shown(`<p>of length <span class="katex-mathml">${math}</span><span aria-hidden="true">L</span>.</p>`),
  ).toEqual(['of length L.'])
  expect(
    shown(`<p>of length <span class="mwe-math-mathml-inline" style="display:none">${math}</span>.</p>`),
  ).toEqual(['of length L.'])
})

const about = (place: string) =>
  `<p>The second function reads the signs of ${place} one by one until there is nothing left, and puts what it finds into a list that the caller hands in.</p>`

test('code and tables that an editor has set in figures stay in the text', () => {
  const outcome =
    cleanHtml(`<html lang="en"><title>A parser in forty lines</title><body><nav><a href="/">Notes</a></nav><article><h1>A parser in forty lines</h1>
    ${about('the header')}<figure class="highlight"><pre>const out = []\nout.push(read())</pre></figure>${about('the body')}
    <figure class="wp-block-table"><table><tr><td>Header</td><td>12 signs</td></tr><tr><td>Body</td><td>40 signs</td></tr></table></figure>
    ${about('the footer')}${about('the notes')}</article>`)
  const text = outcome.outcome === 'record' ? outcome.record.text : ''
  expect(text).toContain('const out = []\nout.push(read())')
  expect(text).toContain('Header 12 signs')
})

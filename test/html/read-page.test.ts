import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readPage} from '../../src/html/read-page.ts'
import {cpuTime} from '../support/cpu-time.ts'

const texts = (html: string) => readPage(html).blocks.map(({text}) => text)

describe('blocks', () => {
  test('inline tags break no words, block elements never glue', () => {
    expect(texts('<div>un<b>believ</b>able</div><div>next</div>')).toEqual(['unbelievable', 'next'])
    expect(texts('<p>One<p>Two<ul><li>Three<li>Four</ul>')).toEqual(['One', 'Two', 'Three', 'Four'])
  })

  test('line breaks part paragraphs, save inside a sentence or a heading', () => {
    expect(texts('<p>First line.<br><br>Second line.</p>')).toEqual(['First line.', 'Second line.'])
    expect(texts('<p>First line.<br>Second line.</p>')).toEqual(['First line.', 'Second line.'])
    expect(texts('<p>wrapped in the<br>middle of it</p>')).toEqual(['wrapped in the middle of it'])
    expect(texts('<h1>Two<br>Lines</h1>')).toEqual(['Two Lines'])
  })

  test('line breaks of a text of an editor part paragraphs, those of a wrapped one only at blank lines', () => {
    expect(texts('The <b>first</b>.\nThe second.')).toEqual(['The first.', 'The second.'])
    const [first, second] = [
      'The council voted on Thursday to build a <b>second</b> bridge\nacross the old harbour. The <a href="/m">Mayor</a> said that the\nTown Hall would pay for most of it. Nobody\nwas surprised.',
      'Engineers of the <i>Marlby</i> yard had replaced two of the lock\nGates, which were built in 1931. Ferries and trawlers had been\nkept out of the basin for a year. Boats\nare back.',
    ]
    const flat = [first, second].map(text => text!.replace(/<[^>]*>/g, '').replaceAll('\n', ' '))
    for (const between of ['\n\n', '\n<br><br>\n', '\n<p>\n'])
      expect(texts(`${first}${between}${second}`)).toEqual(flat)
  })

  test('kinds and levels', () => {
    const {blocks} = readPage(
      '<h2>a</h2><ul><li>b<ul><li>c</ul></ul><blockquote><p>d</blockquote><figure><figcaption>e</figcaption></figure><pre>\nf\n  g</pre>',
    )
    expect(blocks.map(({kind, level, text}) => [kind, level, text])).toEqual([
      ['heading', 2, 'a'],
      ['list-item', 1, 'b'],
      ['list-item', 2, 'c'],
      ['quote', 0, 'd'],
      ['caption', 0, 'e'],
      ['preformatted', 0, 'f\n  g'],
    ])
  })

  test('a row of short cells is one block, a table that serves the layout is not', () => {
    expect(texts('<table><tr><th>Team<th>Points<tr><td>Blue<td>3</table>')).toEqual(['Team Points', 'Blue 3'])
    const long = 'word '.repeat(60).trim()
    expect(texts(`<table><tr><td>menu<td>${long}</table>`)).toEqual(['menu', long])
  })

  test('marks and links are measured on the text', () => {
    const [block] = readPage('<p>See <a href="/x">the  page</a> and <em>more</em>.').blocks
    expect(block).toMatchObject({text: 'See the page and more.', linkChars: 8, linkCount: 1})
    expect(block?.marks).toEqual([
      {type: 'link', start: 4, end: 12, url: '/x'},
      {type: 'emphasis', start: 17, end: 21},
    ])
  })

  test.each([
    ['with end tags', '<p><ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>の<ruby>下<rt>した</rt></ruby>'],
    ['without', '<p><ruby>橋<rt>はし</ruby>の<ruby>下<rt>した</ruby>'],
  ])('readings above characters (ruby) are not of the text, %s', (_how, html) => {
    expect(readPage(html).blocks.map(({text, hidden}) => [text, hidden])).toContainEqual(['橋の下', false])
  })

  test('hidden text is marked and stays out of its block', () => {
    const {blocks} = readPage(
      '<p>seen <span hidden>unseen</span>text</p><div style="display: none"><p>gone</div><noscript>double</noscript>',
    )
    expect(blocks.filter(({hidden}) => !hidden).map(({text}) => text)).toEqual(['seen text'])
    expect(blocks.filter(({hidden}) => hidden).map(({text}) => text)).toEqual(['unseen', 'gone', 'double'])
  })

  test('impossible references become U+FFFD', () => {
    expect(texts(`<p>&#x110000;|&#xD800;|&#${'9'.repeat(400)};|&amp;amp;`)).toEqual([
      '\ufffd|\ufffd|\ufffd|&amp;',
    ])
  })
})

describe('head', () => {
  test('title, metas, links, JSON-LD, properties', () => {
    const {head} = readPage(`<html lang=en><title>A &amp; B</title><meta property="og:title" content="A">
      <link rel=canonical href="/a"><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"A","__proto__":{"x":1}}]}</script>
      <body><span itemprop=author><b itemprop=name>Ada Roe</b></span><time datetime="2020-01-02">2 January</time>`)
    expect(head).toMatchObject({title: 'A & B', language: 'en', metas: [{name: 'og:title', content: 'A'}]})
    expect(head.links).toEqual([{rel: 'canonical', href: '/a'}])
    expect(head.jsonLd[0]).toMatchObject({headline: 'A'})
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(head.properties.map(({name, value}) => [name, value])).toEqual([
      ['author>name', 'Ada Roe'],
      ['author', 'Ada Roe'],
      ['time', '2020-01-02'],
    ])
  })

  test('broken JSON-LD is passed over', () => {
    for (const json of ['{', '[[[[', 'null', '[1,"a"]', '{"@type":7,"author":{"author":[]}}']) {
      expect(() => readPage(`<script type="application/ld+json">${json}</script><p>x`)).not.toThrow()
    }
  })
})

describe('depth', () => {
  test.each(['div', 'span', 'blockquote', 'ul><li', 'table><tr><td', 'svg'])(
    '100,000 nested %s keep the text behind them',
    tag => {
      const start = cpuTime()
      const page = readPage(`${`<${tag}>`.repeat(1e5)}deep<p>after</p>`)
      expect(cpuTime() - start).toBeLessThan(4000)
      expect(page.blocks.at(-1)?.text).toBe('after')
      expect(page.depth).toBeGreaterThan(512)
    },
  )

  test('a tree is refused for a page too deep for it', () => {
    expect(readPage('<p>a<b>c</b>').$('b').text()).toBe('c')
    const deep = readPage('<div>'.repeat(5000))
    expect(() => deep.$).toThrow('nested 5000 deep')
  })
})

describe('properties', () => {
  const pieces = fc.constantFrom(
    '<p>', '</p>', '<div class="x">', '</div>', '<a href=y>', '</a>', '<br>', '<li>', '<td>', '<tr>', '<table>', '</table>', '<i hidden>',
    '</i>', ' text ', 'word', '&amp;', '&#xD800;', '<!--', '-->', '<script>', '</script>', '<svg/>', '<h1>', '\u00a0', '<', '"', "'", '\0',
  ) // biome-ignore format: one list
  const soup = fc.array(pieces, {maxLength: 80}).map(list => list.join(''))

  test('spans stand in order inside the source, and begin with the text they hold', () => {
    fc.assert(
      fc.property(soup, html => {
        const {blocks} = readPage(html)
        let last = 0
        for (const {span, text, hidden} of blocks) {
          expect(text.trim()).not.toBe('')
          expect(span.start).toBeLessThan(span.end)
          expect(span.end).toBeLessThanOrEqual(html.length)
          if (hidden) continue
          expect(span.start).toBeGreaterThanOrEqual(last)
          last = span.start
        }
      }),
    )
  })

  test('the same page gives the same table', () => {
    fc.assert(
      fc.property(soup, html => {
        expect(readPage(html).blocks).toEqual(readPage(html).blocks)
      }),
    )
  })
})

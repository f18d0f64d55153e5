import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {InputFormat} from '../../../src/readers/types.ts'
import {damage, damaged} from '../../support/damage.ts'
import {readBytes, told} from '../../support/read-bytes.ts'

const RSS = `<?xml version="1.0" encoding="ENCODING"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Café Gazette</title><link>https://e.test/</link><language>fr</language>
<item><title>Brume &amp; bac</title><link>https://e.test/a?x=1&amp;y=2</link><guid>a-1</guid>
<dc:creator><![CDATA[Mara Quint]]></dc:creator><pubDate>Tue, 03 Mar 2026 08:15:00 +0100</pubDate>
<description>En bref.</description><content:encoded><![CDATA[<p>Le café &amp; le bac</p>]]></content:encoded></item>
<item><title>Marché</title><description>&lt;p&gt;Un &amp;amp; deux&lt;/p&gt;</description></item>
<item><title>Rien</title></item>
</channel></rss>`
const inUtf8 = Buffer.from(RSS.replace('ENCODING', 'UTF-8'))
const inLatin1 = Buffer.from(RSS.replace('ENCODING', 'ISO-8859-1'), 'latin1')
const inUtf16 = Buffer.from(`\uFEFF${RSS.replace('ENCODING', 'UTF-16')}`, 'utf16le')

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Notes</title>
<entry><title type="html">On &lt;b&gt;bread&lt;/b&gt;</title><link rel="self" href="https://e.test/self"/><link href="https://e.test/bread"/>
<id>tag:1</id><updated>2026-03-03T08:15:00Z</updated><author><name>Jon Ek</name></author>
<content type="xhtml"><div><p>Heat, <b>a stone</b></p></div></content></entry>
<entry><title>Plain</title><content type="text">1 &lt; 2</content></entry></feed>`

describe('feeds', () => {
  test.each([
    ['UTF-8', inUtf8],
    ['ISO-8859-1', inLatin1],
    ['UTF-16', inUtf16],
  ])('RSS in %s gives a document an item', async (_charset, bytes) => {
    const readings = await readBytes(bytes)
    expect(told(readings)).toEqual(['<p>Le café &amp; le bac</p>', '<p>Un &amp; deux</p>', 'no-content'])
    expect(readings[0]!.source).toMatchObject({
      ...{recordId: 'a-1', url: 'https://e.test/a?x=1&y=2', title: 'Brume & bac', authors: ['Mara Quint']},
      ...{published: '2026-03-03T08:15:00+01:00', language: 'fr'},
    })
  })

  test('offsets are those of the items', async () => {
    for (const bytes of [inUtf8, inLatin1])
      for (const {source} of await readBytes(bytes))
        expect(bytes.subarray(source.offset, source.offset + 6).toString()).toBe('<item>')
  })

  test('Atom says what its content is', async () => {
    expect(await readBytes(ATOM)).toMatchObject([
      {
        content: '<div><p>Heat, <b>a stone</b></p></div>',
        mediaType: 'text/html',
        source: {
          ...{recordId: 'tag:1', url: 'https://e.test/bread', title: 'On <b>bread</b>', authors: ['Jon Ek']},
          ...{published: '2026-03-03T08:15:00Z', language: 'en'},
        },
      },
      {content: '1 < 2', mediaType: 'text/plain'},
    ])
  })

  test.each([
    ['a feed without items', '<rss version="2.0"><channel></channel></rss>', ['empty-input']],
    ['a feed that ends in an item', '<rss><item><description>a', ['a']],
    [
      'elements that are nested too deeply',
      `<rss><item><description>a</description></item><item>${'<a>'.repeat(500_000)}`,
      ['a', 'too-deep'],
    ],
    ['entities that nobody declared', '<rss><item><description>&a; b</description></item></rss>', ['&a; b']],
  ])('%s', async (_what, content, expected) => {
    expect(told(await readBytes(content))).toEqual(expected)
  })

  test('of an export of WordPress posts are read, with the names of those who wrote them', async () => {
    const item = (kind: string, status: string, text: string) =>
      `<item><title>${text}</title><dc:creator><![CDATA[mq]]></dc:creator><content:encoded><![CDATA[${text}]]></content:encoded><wp:status>${status}</wp:status><wp:post_type><![CDATA[${kind}]]></wp:post_type><category domain="category">News</category></item>\n`
    const author =
      '<wp:author><wp:author_login>mq</wp:author_login><wp:author_display_name><![CDATA[Mara Quint]]></wp:author_display_name></wp:author>'
    const kinds = [
      ...[item('post', 'publish', 'a'), item('page', 'publish', 'b'), item('event', 'publish', 'c')],
      ...[item('post', 'draft', 'd'), item('revision', 'inherit', 'e'), item('attachment', 'inherit', '')],
      ...[item('nav_menu_item', 'publish', ''), item('wp_template', 'publish', 'f')],
    ]
    const content = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>${author}${kinds.join('')}</channel></rss>`
    const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
    const readings = await readBytes(content, {counts, size: 9})
    expect(told(readings)).toEqual(['a', 'b', 'c'])
    expect(readings[0]!.source.authors).toEqual(['Mara Quint'])
    expect(counts.passedOver).toEqual({unpublished: 2, 'record-type': 3})
  })

  test.each([
    [
      'kinds',
      (kind: string) => `<category scheme="http://schemas.google.com/g/2005#kind" term="x/kind#${kind}"/>`,
      '<app:control><app:draft>yes</app:draft></app:control>',
    ],
    [
      'types',
      (kind: string) => `<blogger:type>${kind.toUpperCase()}</blogger:type>`,
      '<blogger:status>DRAFT</blogger:status>',
    ],
  ])('of an export of Blogger posts are read, by their %s', async (_what, kindOf, draft) => {
    const entry = (kind: string, text: string, more = '') =>
      `<entry><category scheme="http://www.blogger.com/atom/ns#" term="fog"/>${kindOf(kind)}<content type="html">${text}</content><author><name>Mara Quint</name><uri>https://e.test/m</uri></author>${more}</entry>`
    const entries = [entry('post', 'a'), entry('comment', 'b'), entry('post', 'c', draft), entry('page', 'd')]
    const content = `<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`
    const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
    const readings = await readBytes(content, {counts})
    expect(told(readings)).toEqual(['a', 'd'])
    expect(readings[0]!.source.authors).toEqual(['Mara Quint'])
    expect(counts.passedOver).toEqual({unpublished: 1, 'record-type': 1})
  })

  test('an item over the limit ends the feed, and is told', async () => {
    const items = ['a', 'b '.repeat(1000), 'c'].map(text => `<item><description>${text}</description></item>`)
    expect(told(await readBytes(`<rss>${items.join('\n')}</rss>`, {maxBytes: 500, size: 50}))).toEqual([
      'a',
      'too-large',
    ])
  })

  test('a field in another charset than the feed is decoded by itself', async () => {
    const content = Buffer.concat([
      Buffer.from(
        '<?xml version="1.0" encoding="utf-8"?><rss><item><description>Mühle und Brücke über den Fluß</description></item><item><description>',
      ),
      Buffer.from('Die Brücke über den Fluß ist für längere Zeit gesperrt.', 'latin1'),
      Buffer.from('</description></item></rss>'),
    ])
    const padded = Buffer.concat([
      content.subarray(0, 100),
      Buffer.from('<!-- ü -->'.repeat(7000)),
      content.subarray(100),
    ])
    expect(told(await readBytes(padded)).at(-1)).toBe(
      'Die Brücke über den Fluß ist für längere Zeit gesperrt.',
    )
  })

  test('a page about feeds is a page', async () => {
    const page = '<!doctype html><p>Write <code>&lt;rss></code>: <rss><item>x</item></rss>'
    expect(told(await readBytes(page))).toEqual([page])
  })
})

const MHTML = `From: <Saved by Blink>
Snapshot-Content-Location: https://e.test/a
Date: Tue, 3 Mar 2026 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="--cut--1"

Nothing is said here.
----cut--1
Content-Type: text/css
Content-Location: cid:css@e.test

p { color: red }
----cut--1
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://e.test/b

<p class=3D"a">caf=C3=A9 =
au lait</p>
----cut--1--
`

describe('MHTML', () => {
  test.each([
    ['\n', MHTML],
    ['\r\n', MHTML.replaceAll('\n', '\r\n')],
  ])('gives the page with its address and the day it was saved', async (_eol, content) => {
    const [reading, ...others] = await readBytes(content)
    expect(others).toEqual([])
    expect(told([reading!])[0]!.trim()).toBe('<p class="a">café au lait</p>')
    expect(reading).toMatchObject({
      declaredCharset: 'utf-8',
      source: {url: 'https://e.test/b', crawled: '2026-03-03T10:00:00Z', doubts: []},
    })
  })

  test('base64 is undone', async () => {
    const content = MHTML.replace('quoted-printable', 'base64').replace(
      /<p class[\s\S]*?<\/p>/,
      btoa('<p>a</p>'),
    )
    expect(told(await readBytes(content))).toEqual(['<p>a</p>'])
  })

  test('without its end it is doubted, without a page it is a reject', async () => {
    const cut = MHTML.slice(0, MHTML.lastIndexOf('----cut'))
    expect(await readBytes(cut)).toMatchObject([{source: {doubts: ['cut-short']}}])
    expect(told(await readBytes(MHTML.replace('text/html; charset', 'text/css; charset')))).toEqual([
      'no-content',
    ])
  })
})

describe('a page that was saved', () => {
  test.each([
    ['<!-- saved from url=(0016)https://e.test/a -->', 'https://e.test/a', null],
    [
      '<!--\n Page saved with SingleFile \n url: https://e.test/a \n saved date: Tue Mar 03 2026 10:00:00 GMT+0100 (CET)\n-->',
      'https://e.test/a',
      '2026-03-03T09:00:00Z',
    ],
    [
      "<!-- Mirrored from e.test/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 03 Mar 2026 10:00:00 GMT -->",
      'http://e.test/a.html',
      '2026-03-03T10:00:00Z',
    ],
    ['<!-- saved from url=(0014)about:internet -->', null, null],
    ['<!-- saved from url=(0026)file:///C:/secret/page.htm -->', null, null],
  ])('%s', async (comment, url, crawled) => {
    const [reading] = await readBytes(`<!doctype html>\n${comment}\n<html><p>a</html>`, {name: 'a.html'})
    expect(reading!.source).toMatchObject({url, crawled})
  })
})

describe('whatever the bytes', () => {
  const whole = fc.constantFrom<[InputFormat, Buffer]>(
    ['feed', inUtf8],
    ['feed', inLatin1],
    ['feed', Buffer.from(ATOM)],
    ['mhtml', Buffer.from(MHTML)],
    ['json', Buffer.from('[{"text": "a\\"b", "id": 1}, {"html": "<p>", "x": [{}]}, "c", 1]')],
  )
  test('nothing is thrown, offsets lie in the file, and the size of the chunks makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(whole, damage, fc.constantFrom(1, 7, 64), async ([format, bytes], harms, size) => {
        const broken = damaged(bytes, harms)
        const readings = await readBytes(broken, {format, size})
        expect(readings).toEqual(await readBytes(broken, {format}))
        for (const {source} of readings) expect(source.offset).toBeLessThanOrEqual(broken.length)
      }),
      {numRuns: 400},
    )
  })
})

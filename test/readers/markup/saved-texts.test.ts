import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {InputFormat} from '../../../src/readers/types.ts'
import {damage, damaged} from '../../support/damage.ts'
import {readBytes, told} from '../../support/read-bytes.ts'

const TEI = `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title type="main">Fog &amp; ferry</title><author>Mara Quint</author></titleStmt>
<publicationStmt><date when="2026-03-03">3 March</date><idno type="URL">https://e.test/fog</idno></publicationStmt>
<sourceDesc><bibl><title>Other</title><author>Other</author><date>1911</date></bibl></sourceDesc></fileDesc>
<profileDesc><creation><date type="download">2026-11-29</date></creation></profileDesc></teiHeader>
<text><body><head rend="h1">Fog</head><p>One <hi rend="b">two</hi><note>gone</note> &lt; 3<lb/><ref target="https://e.test/&quot;">x</ref></p>
<list><item>a</item></list><table><row><cell>1</cell></row></table></body></text></TEI>`
const EXTRACTED =
  '<doc sitename="e.test" title="Fog" author="Mara Quint; Jon Ek" date="2026-03-03" url="https://e.test/fog"><main><p>One.</p><quote>Two.</quote></main><comments><p>No.</p></comments></doc>'

describe('TEI', () => {
  test('gives its text and what its header states', async () => {
    expect(await readBytes(TEI)).toMatchObject([
      {
        content:
          '<h1>Fog</h1><p>One <b>two</b> &lt; 3<br><a href="https://e.test/%22">x</a></p>\n<ul><li>a</li></ul><table><tr><td>1</td></tr></table>',
        mediaType: 'text/html',
        source: {
          ...{
            title: 'Fog & ferry',
            authors: ['Mara Quint'],
            published: '2026-03-03',
            url: 'https://e.test/fog',
          },
          offset: 0,
        },
      },
    ])
  })

  test('as extractors write it', async () => {
    expect(await readBytes(EXTRACTED)).toMatchObject([
      {
        content: '<p>One.</p><blockquote>Two.</blockquote>',
        source: {title: 'Fog', authors: ['Mara Quint', 'Jon Ek'], published: '2026-03-03'},
      },
    ])
  })

  test('has no elements of HTML by what every object has, and any number of authors', async () => {
    const authors = '<author>A</author>'.repeat(50_000)
    const start = performance.now()
    const readings = await readBytes(
      `<TEI><teiHeader>${authors}</teiHeader><text><constructor>a</constructor></text></TEI>`,
    )
    expect(performance.now() - start).toBeLessThan(5000)
    expect(told(readings)).toEqual(['a'])
    expect(readings[0]!.source.authors).toHaveLength(50)
  })

  test('of a corpus gives a document each text', async () => {
    const corpus = `<teiCorpus><teiHeader/>${TEI.slice(TEI.indexOf('<TEI'))}${TEI.slice(TEI.indexOf('<TEI'))}</teiCorpus>`
    expect(await readBytes(corpus)).toHaveLength(2)
    expect(told(await readBytes('<teiCorpus></teiCorpus>'))).toEqual(['empty-input'])
    expect(told(await readBytes(`<TEI><text>${'<p>'.repeat(5000)}`))).toEqual(['too-deep'])
  })
})

const PAGE = '<!doctype html><p>Café — fog</p>'
const KEYS = {
  WebResourceData: Buffer.from(PAGE),
  WebResourceMIMEType: 'text/html',
  WebResourceTextEncodingName: 'UTF-8',
  WebResourceURL: 'https://e.test/fog?é',
}

/** A binary property list of one dictionary in another. */
function binaryList(): Buffer {
  const short = (text: string) =>
    /[^\0-\x7f]/.test(text) ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text)
  const object = (value: string | Buffer) => {
    const bytes = typeof value === 'string' ? short(value) : value
    const wide = typeof value === 'string' && bytes.length !== value.length
    const kind = typeof value !== 'string' ? 0x40 : wide ? 0x60 : 0x50
    const count = wide ? bytes.length / 2 : bytes.length
    const head = count < 15 ? [kind | count] : [kind | 15, 0x11, count >> 8, count & 255]
    return Buffer.concat([Buffer.from(head), bytes])
  }
  const keys = Object.keys(KEYS).length
  const objects = [
    Buffer.from([0xd1, 1, 2]),
    object('WebMainResource'),
    Buffer.from([
      0xd0 | keys,
      ...Array(keys * 2)
        .fill(0)
        .map((_, i) => i + 3),
    ]),
    ...[...Object.keys(KEYS), ...Object.values(KEYS)].map(object),
  ]
  let at = 8
  const offsets = objects.map(each => {
    const start = at
    at += each.length
    return start
  })
  const trailer = Buffer.alloc(32)
  trailer[6] = 2
  trailer[7] = 1
  trailer.writeUInt32BE(objects.length, 12)
  trailer.writeUInt32BE(at, 28)
  const table = Buffer.concat(offsets.map(offset => Buffer.from([offset >> 8, offset & 255])))
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer])
}
const XML = `<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x"><plist version="1.0"><dict><key>WebMainResource</key><dict>
${Object.entries(KEYS)
  .map(
    ([key, value]) =>
      `<key>${key}</key>${typeof value === 'string' ? `<string>${value}</string>` : `<data>\n${value.toString('base64')}\n</data>`}`,
  )
  .join('\n')}</dict></dict></plist>`

describe('a page that Safari saved', () => {
  test.each([
    ['in binary', binaryList()],
    ['in XML', Buffer.from(XML)],
  ])('%s gives the page with its address', async (_form, bytes) => {
    const readings = await readBytes(bytes)
    expect(told(readings)).toEqual([PAGE])
    expect(readings[0]).toMatchObject({declaredCharset: 'UTF-8', source: {url: 'https://e.test/fog?é'}})
  })

  test('in XML has an address whose references are resolved', async () => {
    const [reading] = await readBytes(XML.replace('fog?é', 'fog?a=1&amp;b=2'))
    expect(reading!.source.url).toBe('https://e.test/fog?a=1&b=2')
  })

  test('without a page is a reject', async () => {
    expect(told(await readBytes(XML.replace('WebResourceData', 'Web')))).toEqual(['no-content'])
    expect(told(await readBytes(binaryList().subarray(0, -40)))).toEqual(['no-content'])
  })
})

const NOTES = `<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "x"><en-export><note><title>Fog &amp; ferry</title>
<content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "y"><en-note><div>One.</div></en-note>]]></content>
<note-attributes><author>Mara Quint</author><source-url>https://e.test/fog?a&amp;b</source-url></note-attributes></note>
<note><title>Two</title><content><![CDATA[<en-note><div>Zwei.</div></en-note>]]></content></note></en-export>`
const ITEMS = `<?xml version="1.0"?>\n<items>\n<item><url>https://e.test/1</url><title>Fog</title><body><value>One.</value><value>Two.</value></body></item>
<item><url>https://e.test/2</url><title>Ferry</title><body><p>Three.</p></body></item></items>`

describe('XML in rows', () => {
  test('of a notebook', async () => {
    const [one, two] = await readBytes(NOTES)
    expect(one).toMatchObject({
      content: expect.stringContaining('<div>One.</div>'),
      source: {title: 'Fog & ferry', authors: ['Mara Quint'], url: 'https://e.test/fog?a&b'},
    })
    expect(two!.source).toMatchObject({title: 'Two', offset: NOTES.lastIndexOf('<note>')})
  })

  test('of a scraper', async () => {
    const readings = await readBytes(ITEMS)
    expect(told(readings)).toEqual(['One.\n\nTwo.', '<p>Three.</p>'])
    expect(readings[1]!.source.url).toBe('https://e.test/2')
    expect(told(await readBytes(ITEMS, {columns: {text: 'title'}}))).toEqual(['Fog', 'Ferry'])
  })

  test('in which authors are elements, texts are markup and sources are newspapers', async () => {
    const row = (fields: string) => `<article><headline>Fog</headline>${fields}</article>`
    const rows = `<articles>${row('<author><name>Mara Quint</name></author><source>The Gazette</source><text><p>One.</p></text>')}${row('<text><p>Two.</p><p>Three.</p></text>')}</articles>`
    expect(await readBytes(rows)).toMatchObject([
      {content: '<p>One.</p>', mediaType: 'text/html', source: {authors: ['Mara Quint'], url: null}},
      {content: '<p>Two.</p><p>Three.</p>', mediaType: 'text/html'},
    ])
  })

  test('are told by their fields', async () => {
    const page = '<?xml version="1.0"?><html><body><p>One <b>two</b></p></body></html>'
    expect(told(await readBytes(page))).toEqual([page])
    expect(told(await readBytes('<list><row><text>a</text></row></list>'))).toHaveLength(1)
  })
})

const SHOWN =
  '<!doctype html>\n<html><head><title>Fog &amp; ferry</title></head>\n<body><a href="/a?b&amp;c">Fog</a></body></html>'
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const CHROME = `<html><head><title>view-source:https://e.test/fog?a&amp;b</title><meta charset="utf-8"></head><body><table><tbody>${SHOWN.split(
  '\n',
)
  .map(
    (line, i) =>
      `<tr><td class="line-number" value="${i + 1}"></td><td class="line-content"><span class="html-tag">${escaped(line)}</span></td></tr>`,
  )
  .join('')}</tbody></table></body></html>`
const FIREFOX = `<html><head><title>https://e.test/fog</title></head><body id="viewsource" class="highlight"><pre id="line1"><span></span>${SHOWN.split(
  '\n',
)
  .map((line, i) => `<span id="line${i + 1}"></span><span class="start-tag">${escaped(line)}</span>`)
  .join('\n')}</pre></body></html>`

describe('a view of the source of a page', () => {
  test.each([
    ['Chrome', CHROME, 'https://e.test/fog?a&b'],
    ['Firefox', FIREFOX, null],
  ])('by %s is that page', async (_browser, view, url) => {
    expect(await readBytes(view)).toMatchObject([
      {content: SHOWN, mediaType: 'text/html', source: {url, doubts: ['packed-value']}},
    ])
  })

  test('is none where a page has text around the lines that it shows', async () => {
    const page = CHROME.replace(
      '<table>',
      '<p>The lines below open a page that a browser shows as a table.</p><table>',
    )
    expect(told(await readBytes(page))).toEqual([page])
    const below = CHROME.replace(
      '</table>',
      '</table><p>The lines above open a page that a browser shows as a table.</p>',
    )
    expect(told(await readBytes(below))).toEqual([below])
  })

  test('is told by the names of its cells, not by lines of code in an article', async () => {
    const page = '<html><body><pre><span class="line">&lt;p&gt;</span></pre></body></html>'
    expect(told(await readBytes(page))).toEqual([page])
  })
})

test('whatever the bytes, nothing is thrown and the size of the chunks makes no difference', async () => {
  const files = fc.constantFrom<[InputFormat | null, Buffer]>(
    [null, Buffer.from(NOTES)],
    [null, Buffer.from(CHROME)],
    [null, Buffer.from(FIREFOX)],
    [null, Buffer.from(ITEMS)],
    ['tei', Buffer.from(TEI)],
    ['tei', Buffer.from(EXTRACTED)],
    ['webarchive', binaryList()],
    ['webarchive', Buffer.from(XML)],
  )
  await fc.assert(
    fc.asyncProperty(files, damage, fc.constantFrom(1, 7, 64), async ([format, bytes], harms, size) => {
      const broken = damaged(bytes, harms)
      expect(await readBytes(broken, {format, size})).toEqual(await readBytes(broken, {format}))
    }),
    {numRuns: 400},
  )
})

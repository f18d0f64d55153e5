import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {damage, damaged} from '../../support/damage.ts'
import {readBytes, told} from '../../support/read-bytes.ts'

const page = (title: string, text: string, more = '<ns>0</ns>') => `  <page>
    <title>${title}</title>
    ${more}
    <id>7</id>
    <revision><id>1</id><text xml:space="preserve">Older.</text></revision>
    <revision>
      <id>2</id>
      <contributor><username>V</username><id>9</id></contributor>
      <model>wikitext</model>
      <text bytes="9" xml:space="preserve">${text}</text>
    </revision>
  </page>
`
const DUMP = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="de">
  <siteinfo>
    <base>https://wiki.e.test/wiki/Hauptseite</base>
    <namespaces><namespace key="6" case="first-letter">Datei</namespace><namespace key="14">Kategorie</namespace></namespaces>
  </siteinfo>
${page('Fähre &amp; Nebel', "'''Fähre''' &amp;amp; Nebel.&lt;ref>x&lt;/ref>\n[[Kategorie:A]]")}${page('Talk:A', 'b', '<ns>1</ns>')}${page('B', '#WEITERLEITUNG [[A]]', '<ns>0</ns><redirect title="A" />')}${page('C', 'One.')}</mediawiki>
`

describe('a dump of a wiki', () => {
  test('gives the last revision of each article', async () => {
    const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
    const readings = await readBytes(DUMP, {counts})
    expect(readings).toMatchObject([
      {
        content: '<p><b>Fähre</b> &amp; Nebel.</p>',
        mediaType: 'text/html',
        source: {
          ...{recordId: '7', title: 'Fähre & Nebel', language: 'de'},
          url: 'https://wiki.e.test/wiki/F%C3%A4hre_&_Nebel',
        },
      },
      {content: '<p>One.</p>', source: {title: 'C'}},
    ])
    expect(counts.passedOver).toEqual({'record-type': 2})
    for (const {source} of readings)
      expect(Buffer.from(DUMP).subarray(source.offset).toString().trimStart()).toMatch(/^<page>/)
  })

  test('without pages is a reject, as is a page over the limit', async () => {
    expect(told(await readBytes('<mediawiki>\n<siteinfo/>\n</mediawiki>'))).toEqual(['empty-input'])
    const long = DUMP.replace('Nebel.', 'Nebel. '.repeat(1000))
    expect(told(await readBytes(long, {maxBytes: 2000, size: 9}))).toEqual(['too-large', '<p>One.</p>'])
  })

  test('whatever the bytes, nothing is thrown and the size of the chunks makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(damage, fc.constantFrom(1, 7, 64), async (harms, size) => {
        const broken = damaged(Buffer.from(DUMP), harms)
        const readings = await readBytes(broken, {format: 'wiki', size})
        expect(readings).toEqual(await readBytes(broken, {format: 'wiki'}))
        for (const {source} of readings) expect(source.offset).toBeLessThanOrEqual(broken.length)
      }),
      {numRuns: 200},
    )
  })
})

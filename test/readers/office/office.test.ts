import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readParagraphs} from '../../../src/readers/office/paragraphs.ts'
import {readRtf} from '../../../src/readers/office/rtf.ts'
import {zipOf} from '../../support/archives.ts'
import {damage, damaged} from '../../support/damage.ts'
import {readBytes, told} from '../../support/read-bytes.ts'

const WORD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Fog &amp; </w:t></w:r><w:r><w:t xml:space="preserve">ferry</w:t></w:r></w:p>
<w:p><w:r><w:t>Forty</w:t><w:tab/><w:t>minutes</w:t><w:br/><w:t>late.</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>
<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://e.test/"</w:instrText></w:r>
<mc:AlternateContent><mc:Choice><w:t> Box</w:t></mc:Choice><mc:Fallback><w:t>Box</w:t></mc:Fallback></mc:AlternateContent></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1990</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p><w:p><w:r><w:t>boats</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>`
const OPEN = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:automatic-styles/><office:body><office:text>
<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h text:outline-level="1">Fog</text:h>
<text:p>Forty<text:s text:c="2"/>minutes<text:line-break/>late.<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>
</office:text></office:body></office:document-content>`
const RTF = `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset204 Arial CYR;}}{\\*\\generator X;}{\\info{\\title T}}
\\uc1\\pard {\\b Caf\\'e9} \\u8212? fog\\~over \\{Lund\\}\\par
\\pard {\\f1 \\'cf\\'ee} \\u-10179?\\u-8704?{\\pict\\pngblip 8950}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}}{\\bin4 }\\{}x\\par}`

describe('paragraphs', () => {
  test('of Word', () => {
    expect(readParagraphs(WORD)).toEqual(['Fog & ferry', 'Forty minutes\nlate. Box', '1990\t3 boats'])
  })

  test('of OpenDocument', () => {
    expect(readParagraphs(OPEN)).toEqual(['Fog', 'Forty minutes\nlate.'])
  })

  test('that are nested too deeply are refused', () => {
    expect(() => readParagraphs('<w:p>'.repeat(5000))).toThrow('too deeply')
  })

  test('know no element by what every object has', () => {
    expect(readParagraphs('<w:p><constructor/><w:t>a</w:t><toString/></w:p>')).toEqual(['a'])
  })

  test('of a cell are put together in linear time, whether or not there is a cell', () => {
    const paragraphs = '<w:p><w:t>a</w:t></w:p>'.repeat(100_000)
    const start = performance.now()
    expect(readParagraphs(`<w:tr><w:tc>${paragraphs}</w:tc></w:tr>`)[0]).toHaveLength(199_999)
    expect(readParagraphs(`<w:tr>${paragraphs}</w:tr>`)[0]).toHaveLength(199_999)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('RTF', () => {
  test('that is nested too deeply is refused', () => {
    expect(() => readRtf('{'.repeat(5000))).toThrow('too deeply')
  })

  test('gives its text, in the charsets it states', () => {
    expect(readRtf(RTF)).toBe('Café — fog\u00A0over {Lund}\n\nПо 😀linkx\n\n')
  })

  test.each([
    ["{\\rtf1\\ansi\\ansicpg1251 \\'c4\\'e0}", 'Да'],
    ["{\\rtf1{\\fonttbl{\\f3\\fcharset128 x;}}\\f3\\'8e\\'52\\plain\\'e9}", '山é'],
    ["{\\rtf1 {\\uc2\\u233\\'83\\'e9}\\u233?}", 'éé'],
    ['{\\rtf1 a}}}}b', 'ab'],
    ['{\\rtf1 {\\*\\unknown x}a\\line b\\emdash}', 'a\nb—'],
    // Words that every object of JavaScript knows are none of RTF's.
    ['{\\rtf1 a\\constructor b\\toString c}', 'abc'],
  ])('%s', (rtf, expected) => {
    expect(readRtf(rtf)).toBe(expected)
  })
})

describe('files', () => {
  const word = {'[Content_Types].xml': '<Types/>', 'word/styles.xml': '<x/>', 'word/document.xml': WORD}
  const open = {mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': OPEN, 'meta.xml': '<x/>'}
  const book = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<x/>',
    'a/nav.xhtml': '<p>Nav',
    'a/1.xhtml': '<html><p>One.',
  }
  const sheet = {'[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>'}

  test.each<[string, Record<string, string>, string[], number]>([
    ['Word', word, ['Fog & ferry\n\nForty minutes\nlate. Box\n\n1990\t3 boats\n'], 2],
    ['OpenDocument', open, ['Fog\n\nForty minutes\nlate.\n'], 2],
    ['a book', book, ['<html><p>One.'], 3],
    ['a table', sheet, [], 2],
  ])(
    'of %s give their documents, and what else is in them is passed over',
    async (_what, entries, expected, passed) => {
      const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
      const files = Object.entries(entries).map(([name, data]) => ({name, data}))
      expect(told(await readBytes(zipOf(files), {counts}))).toEqual(expected)
      expect(counts.passedOver).toEqual({'record-type': passed})
    },
  )

  test('are read as what they are asked to be', async () => {
    const files = Object.entries(word).map(([name, data]) => ({name, data}))
    expect(told(await readBytes(zipOf(files), {format: 'office'}))).toEqual(
      told(await readBytes(zipOf(files))),
    )
  })

  test('may hold several documents', async () => {
    const lines = ['Fog', 'One.', 'End of Document', 'Rain', 'Two.', 'End of Document']
    const readings = await readBytes(`{\\rtf1 ${lines.join('\\par\n')}\\par}`)
    expect(told(readings).map(text => text.trim().slice(0, 4).trim())).toEqual(['Fog', 'Rain'])
    expect(told(await readBytes('{\\rtf1 {\\info x}}'))).toEqual(['empty-input'])
  })

  test('whatever the bytes, nothing is thrown and the size of the chunks makes no difference', async () => {
    const whole = fc.constantFrom(
      Buffer.from(WORD),
      Buffer.from(OPEN),
      Buffer.from(RTF, 'latin1'),
      Buffer.from('{\\rtf1 {'.repeat(3000)),
    )
    await fc.assert(
      fc.asyncProperty(whole, damage, fc.constantFrom(1, 7, 64), async (bytes, harms, size) => {
        const broken = damaged(bytes, harms)
        const readings = await readBytes(broken, {format: 'office', size})
        expect(readings).toEqual(await readBytes(broken, {format: 'office'}))
        for (const {source} of readings) expect(source.offset).toBe(0)
      }),
      {numRuns: 300},
    )
  })
})

test('what is doubted of the entry is doubted of the document', async () => {
  const [reading] = await readBytes(zipOf([{name: '../fog.rtf', data: '{\\rtf1 Fog and ferry.}'}]))
  expect(reading!.source.doubts).toEqual(['unsafe-name'])
})

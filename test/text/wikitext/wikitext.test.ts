import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {replaceNested} from '../../../src/text/wikitext/nested.ts'
import {wikitextToHtml} from '../../../src/text/wikitext/to-html.ts'

describe('wikitextToHtml', () => {
  test.each([
    [
      'emphasis',
      "'''Fog''' is ''wet'', '''''very'''''",
      '<p><b>Fog</b> is <i>wet</i>, <b><i>very</i></b></p>',
    ],
    ['lines of a paragraph', 'One\ntwo.\n\nThree.', '<p>One two.</p>\n<p>Three.</p>'],
    [
      'links',
      '[[a b|c]]s, [[d]] and [https://e.test/x it] [https://e.test]',
      '<p><a href="./a_b">c</a>s, <a href="./d">d</a> and <a href="https://e.test/x">it</a></p>',
    ],
    [
      'templates',
      'A{{x|{{y|z}}|w=[[a|b]]}} {{lang|de|Fähre}} {{lang-de|Bö}} {{convert|5|km|mi}} {{formatnum:12}}',
      '<p>A Fähre Bö 5\u00A0km 12</p>',
    ],
    [
      'a quotation',
      'A\n{{quote|text=Said [[x|so]].|author=V}}',
      '<p>A</p>\n<blockquote>Said <a href="./x">so</a>.</blockquote>',
    ],
    ['notes and comments', 'A<ref name="x">b</ref><ref name=y /> c<!-- d\n\ne -->.', '<p>A c.</p>'],
    ['a note that is not closed', 'A<ref>b', '<p>Ab</p>'],
    [
      'a picture',
      '[[Datei:a.jpg|mini|200px|Das [[Boot]]]]\n[[File:b.png|thumb]]',
      '<figure><img><figcaption>Das <a href="./Boot">Boot</a></figcaption></figure>',
    ],
    [
      'categories and languages',
      'A\n[[Category:B]]\n[[Kategorie:C|*]]\n[[de:D]]\n[[:Category:E]]',
      '<p>A</p>\n<p><a href="./:Category:E">Category:E</a></p>',
    ],
    [
      'lists',
      '* a\n** b\n# c\n; d\n: e',
      '<ul><li>a</li><li>b</li></ul>\n<ol><li>c</li></ol>\n<p>d</p>\n<p>e</p>',
    ],
    [
      'a table',
      '{| class="wikitable"\n|+ T\n! a !! b\n|-\n| style="x" | 1 || 2\n| align=left colspan=2 | 3\n|}',
      '<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>',
    ],
    ['a table beside the text', '{| class="infobox"\n| a\n|}\nB', '<p>B</p>'],
    ['headings', '== A ==\nb\n=== C ===\n{{d}}\n== E ==\n<references />', '<h2>A</h2>\n<p>b</p>'],
    ['signs', '__TOC__ a\n----\n<nowiki>b</nowiki>', '<p>a b</p>'],
    ['what is not closed', 'a {{b [[c ]] }} }} d [[e', '<p>a  }} d [[e</p>'],
  ])('%s', (_what, wikitext, expected) => {
    expect(wikitextToHtml(wikitext, {files: ['datei'], categories: ['kategorie']})).toBe(expected)
  })

  test('throws for nothing, and takes time in proportion to the text', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '[[',
      ']]',
      '|',
      '{|\n',
      '|}',
      "''",
      '<ref>',
      '</ref>',
      '\n',
      '=',
      '*',
      'a',
      '!!',
      '[http://a ',
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 60}), pieces => {
        wikitextToHtml(pieces.join(''))
      }),
      {numRuns: 500},
    )
    for (const part of [
      '{{',
      '[[',
      '{|\n',
      "'''",
      '<ref>',
      '{{a|',
      '|-\n|',
      '[http://a ',
      '==',
      'a=b=',
      '<!--',
    ]) {
      const start = performance.now()
      wikitextToHtml(part.repeat(100_000))
      wikitextToHtml(`{|\n|${part.repeat(100_000)}|`)
      expect(performance.now() - start, part).toBeLessThan(5000)
    }
  })
})

test.each([
  ['blanks between signs of a heading', `=${' '.repeat(480)}x\n`.repeat(500)],
  ['digits that may be a width', `[[File:a|${'1'.repeat(100_000)}]]`],
  ['templates in templates', `${'{{nowrap|'.repeat(20_000)}${'a'.repeat(200_000)}${'}}'.repeat(20_000)}`],
  ['links in links', `${'[[a|'.repeat(20_000)}${'a'.repeat(200_000)}${']]'.repeat(20_000)}`],
  ['an address and blanks', `[http://a${' '.repeat(100_000)}`],
])('%s take linear time', (_what, wikitext) => {
  const start = performance.now()
  wikitextToHtml(wikitext)
  expect(performance.now() - start).toBeLessThan(1000)
})

test.each([
  ['== a ==', '<h2>a</h2>'],
  ['== a ===', '<h2>a =</h2>'],
  ['=======a=======', '<h6>=a=</h6>'],
  ['=====', '<h2>=</h2>'],
  ['==', '<p>== One.</p>'],
])('%s', (line, html) => {
  expect(wikitextToHtml(`${line}\nOne.`)).toContain(html)
})

test('replaceNested begins with the innermost', () => {
  expect(replaceNested('(a(b)c)d)', ['(', ')'], inner => `<${inner}>`)).toBe('<a<b>c>d)')
  expect(replaceNested('((a)', ['(', ')'], inner => `<${inner}>`)).toBe('(<a>')
})

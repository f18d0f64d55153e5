import fc from 'fast-check'
import {expect, test} from 'vitest'
import {isKept} from '../../src/model/block.ts'
import {NO_METADATA} from '../../src/model/metadata.ts'
import {dropMarkup} from '../../src/stages/drop-markup.ts'
import {cutOut} from '../../src/text/leftovers/cuts.ts'
import {findLeftovers} from '../../src/text/leftovers/find-leftovers.ts'
import {articleOf, runOnArticle} from '../support/articles.ts'

const PROSE =
  'The council voted on Thursday to build a second bridge across the old harbour of Aldenport. '.repeat(4)
const strip = (text: string) => {
  const leftover = findLeftovers([text, PROSE])[0]!
  return typeof leftover === 'string' ? leftover : cutOut(text, leftover).trim()
}

test('cuts what is left inside of blocks, drops what is nothing else, and tells of both', () => {
  const metadata = {...NO_METADATA, title: 'A <i>new</i> pier'}
  const {article, notes} = runOnArticle(
    dropMarkup(),
    articleOf([`${PROSE}<em>At last</em>.`, '[gallery ids="1,2"]', 'var _gaq = _gaq || [];'], {metadata}),
  )
  expect(article.children.filter(isKept).map(block => block.value)).toEqual([`${PROSE}At last.`])
  expect(article.data.metadata.title).toBe('A new pier')
  expect(article.data.fixes).toEqual(['left-markup'])
  expect(article.children.map(({data: {verdict}}) => (verdict.kept ? null : verdict.rule))).toEqual([
    null,
    'markup',
    'code',
  ])
  expect(notes).toContainEqual(expect.objectContaining({rule: 'left-markup', before: '<em>', after: ''}))
})

test.each([
  ['A pier.<br /><br>A quay.', 'A pier.\nA quay.'],
  ['<p>A pier.</p><p>A quay.</p>', 'A pier.\n\nA quay.'],
  ['A <a href="https://example.org/?a=1" target="_blank">long</a> pier', 'A long pier'],
  ['<script>var a = 1</script> A pier', 'A pier'],
  ['A <!-- wp:image {"id":1} --> pier', 'A pier'],
  ['[vc_row][vc_column width="1/2"]A pier.[/vc_column][/vc_row]', 'A pier.'],
  ['[b]A pier[/b] in [url=https://example.org/]Aldenport[/url]', 'A pier in Aldenport'],
  ['[embed]https://video.example/1[/embed]', ''],
  ['A pier.</p>\n\n<br>A quay.<br>\n\nA boat.', 'A pier.</p>\n\nA quay.\n\nA boat.'],
  ['<table><tr><td>A pier</td>', 'A pier'],
  ['[[site_name]]', ''],
  ['__NOTOC__', ''],
  ['A pier {{ article.teaser }}', 'A pier'],
  ['%%AD_SLOT_2%%', ''],
  ['@media (max-width: 767px) { .a { display: none } }', 'code'],
  ['{"@context":"https://schema.org","@type":"NewsArticle"}', 'code'],
  ['#slot { width: 300px; height: 250px; }', 'code'],
  ['<img src="a.gif" width="59"><b>A pier</b>', 'embed-code'],
])('of %j is left %j', (text, left) => expect(strip(text)).toBe(left))

test.each([
  'If a <b and c> d, all is well.',
  'A list of List<p> is none.',
  'Your browser does not support the <audio> element.',
  '“It [the pier] is long [sic],” she said [1].',
  'Tickets (two pounds; one for children) are sold here.',
  'The set {a, b} has two members; x = y.',
  'Let S = {xs : xs are even}; then S is endless.',
  'B = {{1, 2}, {3}}; C = {{1, 2}}.',
  '<Mark> Hello. <Sue> Hi.',
  'Fill in <address>, <time> and <code>.',
  'Patients [mean age = 45 years, odds ratio=1.5], n from [i=1] on.',
  'He said [the mayor = "our man"] aloud.',
  '__Ingredients__',
  '##Introduction##',
  '[[Alan Turing]]',
  'The shortcode [gallery ids="1,2"] shows pictures.',
  'Write <em>so</em> in HTML.',
])('leaves %j', text => expect(strip(text)).toBe(text))

test('of the lines beside code takes those that go on with it', () => {
  const code = 'googletag.cmd.push(function() { googletag.display("ad-1"); });'
  const beside = ['});', '"a": 1,', '"Why not?"', '"No," he said.', '(AP)', '(2)']
  const found = beside.map(line => findLeftovers([code, line, PROSE])[1])
  expect(found).toEqual(['code', 'code', [], [], [], []])
})

test('leaves an article that shows code, and one that is mostly code', () => {
  const shown = articleOf(['Write <em>so</em>.', 'let a = 1'])
  const document = {
    ...shown,
    children: [{...shown.children[0]!, type: 'preformatted' as const}, shown.children[1]!],
  }
  expect(runOnArticle(dropMarkup(), document).article).toBe(document)
  const script = articleOf(['A loop:', 'for (let i = 0; i < 9; i++) {', 'var a = f(i);', '})();'])
  expect(runOnArticle(dropMarkup(), script).article.children.every(isKept)).toBe(true)
})

test('any text loses nothing but what is found, in order', () => {
  const piece = fc.constantFrom(
    '<b>',
    '</b>',
    '<br>',
    '<',
    '>',
    '[b]',
    '[/b]',
    '[',
    '{{a}}',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    'a ',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 14}), pieces => {
      const text = pieces.join('')
      const cuts = findLeftovers([text, PROSE])[0]!
      if (typeof cuts === 'string') return
      let end = 0
      for (const cut of cuts) {
        expect(cut.start).toBeGreaterThanOrEqual(end)
        expect(cut.end).toBeGreaterThan(cut.start)
        end = cut.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('takes no more than linear time', () => {
  for (const unit of [
    '<a>',
    '<script>',
    '<!--',
    '[b]',
    '[a b="c"]',
    '{{',
    '<a href="',
    '[',
    '<em> ',
    '{a:b;}',
    '<?php ',
    '[embed]',
    'a<br>',
    'a<br> ',
  ]) {
    const text = unit.repeat(100_000)
    const began = performance.now()
    strip(text)
    expect(performance.now() - began).toBeLessThan(8000)
  }
})

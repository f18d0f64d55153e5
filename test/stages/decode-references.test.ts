import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decodeReferences} from '../../src/stages/decode-references.ts'
import {resolveReferences} from '../../src/text/references.ts'
import {articleOf, runOnArticle} from '../support/articles.ts'

describe('decodeReferences', () => {
  test('resolves what flattening left, and tells of it', () => {
    const {values, notes} = runOnArticle(decodeReferences(), articleOf(['Salt &amp; pepper', 'Plain']))
    expect(values).toEqual(['Salt & pepper', 'Plain'])
    expect(notes).toMatchObject([{rule: 'character-reference', kind: 'repair', before: 'Salt &amp; pepper'}])
  })

  test.each([
    ['Don&rsquot, it&#39s late&nbsp', "Don’t, it's late\u00a0"],
    ['Bread & amp; salt &amp ; pepper & #8217;', 'Bread & salt & pepper ’'],
    ['Don#8217;t, donrsquo;t, C#233;line', 'Don’t, don’t, Céline'],
    ['&amp;rsquo; &ampnbsp; &amp#8217;', '’ \u00a0 ’'],
    ['maring;lestokk, tregrave;s, agrave; Oslo, SE#197;', 'målestokk, très, à Oslo, SEÅ'],
    ['5 &euro ; Acme& trade;', '5 € Acme™'],
    ['#8220; Late #8221; #8212; so', '“ Late ” — so'],
  ])('completes those of %j', (text, resolved) => expect(resolveReferences(text)).toBe(resolved))

  test.each([
    'issue #39; then song #200; then',
    'The amp; it was loud.',
    '&copyright &regional',
    'https://example.org/?a=1&copy=2&reg=3',
    'fish &chips; Q&A; x',
    'They are caring; we are sharing; en erfaring; ein Haring;',
    'Clotilde; Matilde; Degrave; begrave; an aliquot; subacute;',
    'industry & trade; bear & bull; dollar & euro; cut&copy the file',
    'bus#200; it leaves',
  ])('leaves %j', text => expect(resolveReferences(text)).toBe(text))

  test.each([
    ['&#x110000;', 'beyond the last code point'],
    [`&#${'9'.repeat(400)};`, 'of 400 digits'],
    ['&#0;', 'to NUL'],
    ['&#xD800;', 'to a surrogate'],
    ['&nosuchname;', 'of no name'],
    ['AT&T, R&D; a && b', 'that is none'],
  ])('leaves %s, a reference %s', text => expect(resolveReferences(text)).toBe(text))

  test('is idempotent', () => {
    const piece = fc.constantFrom(
      '&',
      'amp;',
      '#39;',
      'lt;',
      ' ',
      'x',
      '&quot;',
      '&#x27;',
      'rsquo;',
      '#8217;',
      '&nbsp',
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 9}), pieces => {
        const once = resolveReferences(pieces.join(''))
        expect(resolveReferences(once)).toBe(once)
      }),
    )
  })
})

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isAllMarkup, readEscapedMarkup} from '../../../src/text/escapes/escaped-markup.ts'
import {readListLiteral, unescapeLiteral} from '../../../src/text/escapes/literal.ts'
import {undoEscapes} from '../../../src/text/escapes/undo-escapes.ts'

describe('undoEscapes', () => {
  test.each([
    ["b'caf\\xc3\\xa9\\n'", 'cafÃ©\n', true],
    ['b"it\'s \\"so\\""', 'it\'s "so"', true],
    ['"One.\\nTwo \\u2014 \\"three\\""', 'One.\nTwo — "three"', false],
    ['One.\\n\\nTwo, and \\"three\\".', 'One.\n\nTwo, and "three".', false],
    ['Le caf\\u00e9 du march\\u00e9 est ferm\\u00e9', 'Le café du marché est fermé', false],
    ['Caf\\xc3\\xa9 ferm\\xc3\\xa9', 'CafÃ© fermÃ©', true],
    ['\\ud83d\\ude00\\u5c71\\u3042', '😀山あ', false],
    ['<p>One<\\/p><p>Two<\\/p>', '<p>One</p><p>Two</p>', false],
    ['<div class=\\"a\\">\\n<p>One</p>\\n</div>', '<div class="a">\n<p>One</p>\n</div>', false],
  ])('%s', (text, expected, isBytes) => {
    expect(undoEscapes(text)).toEqual({text: expected, isBytes})
  })

  test.each([
    ['a path', 'Open C:\\new\\notes\\table.txt and D:\\news\\next.'],
    ['a formula', 'The sum $\\nabla \\nu \\neq \\beta$ is not known.'],
    ['a quotation', '"Nobody knows," she said, "not even \\ me"'],
    ['a quotation alone', '"Nobody knows"'],
    ['text about escapes', 'Write \\n for a new line and \\u00e9 for é.\nThere are \\u0041 and \\u0042 too.'],
    [
      'a page whose scripts hold escapes',
      '<p>One</p><script>a("\\n\\n\\u00e9x\\u00e9x\\u00e9x")</script><p>Two</p>',
    ],
    ['a page whose attributes do', '<div data-a="{\\"b\\":\\"c\\u00e9c\\u00e9c\\u00e9\\n\\n\\"}">One</div>'],
    ['a list', "b'a', b'c'"],
  ])('%s is left alone', (_what, text) => {
    expect(undoEscapes(text)).toBeNull()
  })

  test('gives back what JSON escaped, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        const escaped = JSON.stringify(`${text}\n`)
        expect(undoEscapes(escaped)).toEqual({text: `${text}\n`, isBytes: false})
      }),
    )
  })

  test('takes time in proportion to the text', () => {
    for (const part of ['\\', '\\n', "b'\\'", '<script', '"', '<\\/', '\\u00e9', "['", '&lt;p&gt;']) {
      const start = performance.now()
      undoEscapes(part.repeat(300_000))
      readListLiteral(`['${part.repeat(300_000)}']`)
      readEscapedMarkup(part.repeat(300_000))
      isAllMarkup(part.repeat(300_000))
      expect(performance.now() - start, part).toBeLessThan(5000)
    }
  })
})

test('unescapeLiteral leaves what is no escape', () => {
  expect(unescapeLiteral('a\\qb\\u00zz\\U00110000\\')).toBe('a\\qb\\u00zz\\U00110000\\')
})

describe('readListLiteral', () => {
  test.each([
    ["['Mara Quint']", ['Mara Quint']],
    [`['One', "Jon O'Ek", 'it\\'s']`, ['One', "Jon O'Ek", "it's"]],
    ["['a',\n 'b']", ['a', 'b']],
    ['[Music] the first words', null],
    ["['a' 'b']", null],
    ["['a', b]", null],
    ["['a'", null],
    ["['a', ]", null],
  ])('%s', (text, expected) => {
    expect(readListLiteral(text)).toEqual(expected)
  })
})

describe('markup', () => {
  test.each([
    ['&lt;p&gt;Bread &amp;amp; salt&lt;/p&gt;', '<p>Bread &amp; salt</p>'],
    [
      '\n&lt;!DOCTYPE html&gt;&lt;p class=&quot;a&quot;&gt;x&lt;/p&gt;',
      '\n<!DOCTYPE html><p class="a">x</p>',
    ],
    ['&#60;div&#62;x&#60;/div&#62;', '<div>x</div>'],
    ['Write &lt;p&gt; and &lt;/p&gt; around it.', null],
    ['<p>&lt;p&gt;x&lt;/p&gt;</p>', null],
    ['&lt;p&gt; opens a paragraph', null],
  ])('%s', (text, expected) => {
    expect(readEscapedMarkup(text)).toBe(expected)
  })

  test.each([
    ['<!doctype html><title>a', true],
    ['<p>One.</p>\n<p>Two.</p>\n', true],
    ['<p>One.</p> and so on', false],
    ['<p> opens a paragraph, and </p>', false],
    ['Plain', false],
  ])('%s is markup: %s', (text, expected) => {
    expect(isAllMarkup(text)).toBe(expected)
  })
})

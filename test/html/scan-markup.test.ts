import fc from 'fast-check'
import {type Token, Tokenizer, TokenizerMode} from 'parse5'
import {describe, expect, test} from 'vitest'
import {ATTRIBUTE, Attributes} from '../../src/html/attributes.ts'
import {markupSource} from '../../src/html/markup-source.ts'
import {scanMarkup} from '../../src/html/scan-markup.ts'
import {cpuTime} from '../support/cpu-time.ts'

const WANTED = ['class', 'id', 'href'] as const
const RAW = ['script', 'style', 'title', 'textarea', 'xmp']

/** Write down what is met: tags with the attributes that are asked for, and the text between them. */
class Writer {
  list: string[] = []
  #text = ''

  text(piece: string): void {
    this.#text += piece
  }

  tag(words: string): void {
    this.flush()
    this.list.push(words)
  }

  flush(): string[] {
    if (this.#text !== '') this.list.push(`"${this.#text}"`)
    this.#text = ''
    return this.list
  }
}

const openTag = (name: string, closed: boolean, find: (name: (typeof WANTED)[number]) => string | null) =>
  `<${name}${WANTED.map(word => [word, find(word)])
    .filter(([, value]) => value !== null)
    .map(([word, value]) => ` ${word}=[${value}]`)
    .join('')}${closed ? '/' : ''}>`

function scanned(html: string): string[] {
  const writer = new Writer()
  const source = markupSource(html)
  const attributes = new Attributes(source)
  scanMarkup(source, attributes, {
    startTag: ({name}, _, closed) =>
      writer.tag(openTag(name, closed, word => attributes.get(ATTRIBUTE[word]) ?? null)),
    endTag: ({name}) => writer.tag(`</${name}>`),
    text: (start, end) => writer.text(html.slice(start, end)),
    cdata: (start, end) => writer.tag(`[${html.slice(start, end)}]`),
  })
  return writer.flush()
}

function tokenizedByParse5(html: string): string[] {
  const writer = new Writer()
  const nothing = () => {}
  const text = ({chars}: Token.CharacterToken) => writer.text(chars)
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag({tagName, selfClosing, attrs}) {
        const find = (word: string) => attrs.find(({name}) => name === word)?.value ?? null
        writer.tag(openTag(tagName, selfClosing, find))
        if (RAW.includes(tagName) && !selfClosing) tokenizer.state = TokenizerMode.RAWTEXT
      },
      onEndTag: ({tagName}) => writer.tag(`</${tagName}>`),
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter: text,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  )
  tokenizer.write(html, true)
  return writer.flush()
}

describe('scanMarkup', () => {
  test('places of tags, attributes and text', () => {
    expect(scanned(`a<p CLASS="x y" id=z data-x hidden href='/a?b>c'>b < c<br/></P >d`)).toEqual([
      '"a"',
      `<p class=[x y] id=[z] href=[/a?b>c]>`,
      '"b < c"',
      '<br/>',
      '</p>',
      '"d"',
    ])
    expect(scanned('<a id=1 id=2 class><a href=x/>')).toEqual(['<a class=[] id=[1]>', '<a href=[x/]>'])
  })

  test('raw text ends at its own end tag only', () => {
    expect(scanned('<script>"<b>"</scripty></style></SCRIPT/ x><b>')).toEqual([
      '<script>',
      '""<b>"</scripty></style>"',
      '</script>',
      '<b>',
    ])
    expect(scanned('<title>a<b')).toEqual(['<title>', '"a<b"'])
  })

  test('comments, declarations and CDATA', () => {
    expect(scanned('<!doctype html>a<!-- <b> --!>b<!-->c<!--->d<!>e<?x?>f</>g</ p>h')).toEqual(['"abcdefgh"'])
    expect(scanned('a<![CDATA[<b>]]>c<![CDATA[d')).toEqual(['"a"', '[<b>]', '"c"', '[d]'])
    expect(scanned('a<!-- <b>')).toEqual(['"a"'])
  })

  test('reads as parse5 does', () => {
    const piece = fc.constantFrom(
      ...'< > / = " \' ! - -- --> --!> <!-- </ </> <! <? a b1 div p <p <div> </p> </div <a class id= href=" x/> \n'.split(
        ' ',
      ),
      ...RAW.flatMap(name => [`<${name}>`, `</${name}>`, `</${name}`, `<${name} `]),
      ' ',
      '\t',
      ' class="a',
      " id='",
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 30}), pieces => {
        const html = pieces.join('')
        expect(scanned(html)).toEqual(tokenizedByParse5(html))
      }),
      {numRuns: 3000},
    )
  })

  const PIECES = [
    '<',
    '</',
    '<!--',
    '<a ',
    '<a b="',
    "<a b='",
    '<script></',
    '<title>',
    '<![CDATA[',
    '<!-- --',
    '<p/',
  ]

  test.each(PIECES)('time is linear in the length: %s', piece => {
    const html = piece.repeat(100_000)
    const before = cpuTime()
    const source = markupSource(html)
    scanMarkup(source, new Attributes(source), {startTag() {}, endTag() {}, text() {}, cdata() {}})
    expect(cpuTime() - before).toBeLessThan(1000)
  })
})

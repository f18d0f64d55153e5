import {Parser} from 'htmlparser2'
import {DocumentError} from '../../model/errors.ts'

/** A document in the markup of the Text Encoding Initiative, or of extractors that write likewise. */
export interface TeiDocument {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly published: string | null
  readonly url: string | null
  readonly language: string | null
  /** Its text as HTML. */
  readonly html: string
}

/** Elements that open a document. */
const DOCUMENTS = new Set(['TEI', 'TEI.2', 'doc'])
/** Elements of the text, and those of HTML that mean the same; what has none leaves only what is in it. */
const ELEMENTS = new Map(
  Object.entries({
    ...{
      p: 'p',
      ab: 'p',
      l: 'p',
      list: 'ul',
      item: 'li',
      quote: 'blockquote',
      q: 'blockquote',
      table: 'table',
      row: 'tr',
    },
    ...{
      cell: 'td',
      lb: 'br',
      ref: 'a',
      hi: 'b',
      emph: 'i',
      div: 'div',
      lg: 'div',
      code: 'code',
      sp: 'div',
      speaker: 'p',
    },
  }),
)
/** What stands beside the text. */
const LEFT_OUT = new Set(['note', 'fw', 'graphic', 'figure', 'comments', 'back', 'listBibl', 'standOff'])
const DEEPEST = 1000
const OPTIONS = {xmlMode: true, decodeEntities: true, lowerCaseTags: false, lowerCaseAttributeNames: false}

/**
 * Read documents of TEI: their text as HTML, and headline, authors, date and address from their headers. Several may stand in one corpus.
 *
 * @throws {DocumentError} `too-deep`.
 */
export function readTei(xml: string): TeiDocument[] {
  const reader = new TeiReader()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: text => reader.say(text),
      onclosetag: name => reader.close(name),
    },
    OPTIONS,
  )
  parser.end(xml)
  return reader.documents
}

type OpenDocument = {-readonly [Key in keyof TeiDocument]: TeiDocument[Key]} & {authors: string[]}

class TeiReader {
  readonly documents: TeiDocument[] = []
  #path: string[] = []
  #document: OpenDocument | null = null
  #isText = false
  #leftOut = 0
  /** Elements of HTML that are open. */
  #tags: (string | null)[] = []
  /** Text of an element of the header, while it is open. */
  #said: {name: string; text: string} | null = null

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name)
    if (this.#path.length > DEEPEST) throw new DocumentError('too-deep', 'elements are nested too deeply')
    if (this.#document === null) {
      if (DOCUMENTS.has(name)) this.#begin(attributes)
      return
    }
    if (this.#leftOut > 0) return
    if (name === 'text' || name === 'main') this.#isText = true
    else if (!this.#isText) this.#openField(name, attributes)
    else if (LEFT_OUT.has(name)) this.#leftOut = this.#path.length
    else this.#openElement(htmlOf(name, attributes), attributes)
  }

  #begin({
    title = '',
    author = '',
    date = '',
    url = '',
    'xml:lang': language,
  }: Readonly<Record<string, string>>): void {
    this.#document = {
      ...{title: title || null, authors: author ? author.split(/;\s*/) : [], published: date || null},
      ...{url: url || null, language: language ?? null, html: ''},
    }
  }

  #openField(name: string, attributes: Readonly<Record<string, string>>): void {
    const document = this.#document!
    const {target = '', type = '', when = ''} = attributes
    if (name === 'ptr' && type === 'URL') document.url ??= target || null
    else if (name === 'language') document.language ??= attributes['ident'] ?? null
    else if (name === 'date' && this.#path.includes('publicationStmt') && when !== '')
      document.published ??= when
    else if (['title', 'author', 'date', 'idno'].includes(name))
      this.#said ??= {name: type === '' ? name : `${name}:${type}`, text: ''}
  }

  #openElement(tag: string | null, {target = ''}: Readonly<Record<string, string>>): void {
    this.#tags.push(tag)
    if (tag === null) return
    this.#document!.html += tag === 'a' ? `<a href="${target.replace(/"/g, '%22')}">` : `<${tag}>`
  }

  /** What closes is the element that was opened last, whatever a broken file says. */
  #closeElement(): void {
    const tag = this.#tags.pop() ?? null
    if (tag !== null && tag !== 'br') this.#document!.html += `</${tag}>`
  }

  say(text: string): void {
    if (this.#document === null || this.#leftOut > 0) return
    if (this.#said !== null) this.#said.text += text
    else if (this.#isText) this.#document.html += text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  }

  close(name: string): void {
    const document = this.#document
    if (document !== null) {
      if (this.#said?.name.split(':', 1)[0] === name) this.#closeField(this.#said)
      if (name === 'text' || name === 'main') [this.#isText, this.#tags] = [false, []]
      else if (this.#isText && this.#leftOut === 0) this.#closeElement()
      if (this.#leftOut === this.#path.length) this.#leftOut = 0
      if (DOCUMENTS.has(name)) {
        this.documents.push(document)
        this.#document = null
      }
    }
    this.#path.pop()
  }

  /** The first of each counts: what follows says where the text was printed before. */
  #closeField({name, text}: {name: string; text: string}): void {
    const document = this.#document!
    const value = text.replace(/\s+/g, ' ').trim()
    this.#said = null
    if (value === '') return
    if (name === 'title' || name === 'title:main') document.title ??= value
    else if (name === 'author' && !this.#path.includes('sourceDesc')) document.authors.push(value)
    else if (name === 'date' && this.#path.includes('publicationStmt')) document.published ??= value
    else if (/^idno:ur[il]$/i.test(name)) document.url ??= value
  }
}

/** The element of HTML that an element of the text is; `null` for one that leaves only what is in it. */
function htmlOf(name: string, {rend = '', type = ''}: Readonly<Record<string, string>>): string | null {
  if (name === 'head' || type === 'header') return `h${/^h([1-6])$/.exec(rend)?.[1] ?? '2'}`
  return ELEMENTS.get(name) ?? null
}

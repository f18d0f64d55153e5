import {describe, expect, test} from 'vitest'
import {createBlock, isKept} from '../../src/model/block.ts'
import type {ArticleDocument} from '../../src/model/forms.ts'
import {NO_METADATA} from '../../src/model/metadata.ts'
import {createReport, type Note} from '../../src/model/note.ts'
import {createSource} from '../../src/model/source.ts'
import {dropChrome} from '../../src/stages/drop-chrome.ts'
import {findMetadata} from '../../src/stages/find-metadata.ts'
import {identifyLanguages} from '../../src/stages/identify-languages.ts'
import {parseText} from '../../src/stages/parse-text.ts'
import {splitParagraphs} from '../../src/stages/split-paragraphs.ts'

const BODY = [
  'CAPE NORD, June 3 (AP) — The old lighthouse on the northern cape will be lit again this month, eleven years after its last keeper locked the door.',
  'A group of fishermen raised the money for a new lamp, and a retired electrician spent two winters repairing the gallery above the sea.',
  'The coast authority agreed on Tuesday to mark the light on its charts, on the condition that the village pays for the current it uses.',
]
const TEXT = [
  'Home',
  'Sport',
  'Lighthouse on the northern cape to shine again',
  'By Anna Berg',
  'June 3, 2031',
  ...BODY,
  'Share this article',
  'Harbour dues to rise',
  '© 2031 Cape Courier',
].join('\n')

const notes: Note[] = []
const report = (stage: string) => createReport(stage, notes)
const follow = () => {
  throw new Error('not followed')
}

function parse(text: string) {
  const source = createSource({name: 'a.txt'})
  return parseText().work(
    {form: 'text', text, charset: null, charsetSource: 'given', source},
    report('parse-text'),
    follow,
  )
}

function article(text: string): ArticleDocument {
  const parsed = parse(text)
  if (parsed.form !== 'article') throw new Error('expected an article')
  return parsed
}

describe('the stages of flattened text', () => {
  test('parse-text drops what holds no sign', () => {
    expect(parse(' \n\t\u3000\n')).toMatchObject({form: 'drop', reason: 'no-text'})
  })

  test('parse-text takes the language that a container names as a hint', () => {
    const source = createSource({name: 'a.wet', language: 'de'})
    const given = {form: 'text', text: 'Ein Satz.', charset: null, charsetSource: 'given', source} as const
    const parsed = parseText().work(given, report('parse-text'), follow)
    expect(parsed).toMatchObject({data: {metadata: {declaredLanguage: 'de'}}})
  })

  test('from lines to body and metadata', () => {
    const judged = dropChrome().work(article(TEXT), report('drop-chrome'), follow)
    if (judged.form !== 'article') throw new Error('expected an article')
    const found = findMetadata().work(judged, report('find-metadata'), follow)
    if (found.form !== 'article') throw new Error('expected an article')
    expect(found.children.filter(isKept).map(block => block.value)).toEqual(BODY)
    expect(found.data.metadata).toMatchObject({
      title: 'Lighthouse on the northern cape to shine again',
      byline: 'By Anna Berg',
      authors: ['Anna Berg'],
      date: '2031-06-03',
      dateSource: 'text',
      dateline: 'CAPE NORD, June 3 (AP) —',
      datelinePlace: 'CAPE NORD',
      agency: 'AP',
    })
    expect(notes.filter(note => note.kind === 'removal').every(note => note.rule !== '')).toBe(true)
  })

  test('find-metadata reads the day in a byline where no line of its own says it', () => {
    const line = createBlock('paragraph', 'Written by Anna Berg on June 3, 2031')
    const marked = {...line, data: {...line.data, cues: ['byline']}}
    const parsed = article(BODY.join('\n'))
    const found = findMetadata().work(
      {...parsed, children: [marked, ...parsed.children]},
      report('find-metadata'),
      follow,
    )
    expect(found).toMatchObject({
      data: {metadata: {authors: ['Anna Berg'], date: '2031-06-03', dateSource: 'text'}},
    })
  })

  test('find-metadata takes the day that the address names, and the line of text with it', () => {
    const parsed = article(TEXT)
    const dated = (url: string | null) => {
      const data = {...parsed.data, source: createSource({name: 'a.txt', url})}
      const judged = dropChrome().work({...parsed, data}, report('drop-chrome'), follow)
      if (judged.form !== 'article') throw new Error('expected an article')
      const found = findMetadata().work(judged, report('find-metadata'), follow)
      if (found.form !== 'article') throw new Error('expected an article')
      return [found.data.metadata.date, found.data.metadata.dateSource]
    }
    expect(dated(null)).toEqual(['2031-06-03', 'text'])
    expect(dated('https://example.org/2031/06/02/lighthouse')).toEqual(['2031-06-02', 'url'])
    expect(dated('https://example.org/2031/26/02/lighthouse')).toEqual(['2031-06-03', 'text'])
  })

  test('drop-chrome drops a document of which nothing is left', () => {
    const parsed = article('Share')
    const all = {...parsed, data: {...parsed.data, medium: 'html' as const}}
    expect(dropChrome().work(all, report('drop-chrome'), follow)).toMatchObject({
      form: 'drop',
      reason: 'all-chrome',
    })
  })

  test('of blocks found in markup only furniture by its wording goes', () => {
    const base = article(BODY.join('\n'))
    const children = ['Short.', 'Read more: Harbour dues to rise', ...BODY].map(value =>
      createBlock('paragraph', value),
    )
    const html = {...base, children, data: {...base.data, medium: 'html' as const}}
    const judged = dropChrome().work(html, report('drop-chrome'), follow)
    if (judged.form !== 'article') throw new Error('expected an article')
    expect(judged.children.map(isKept)).toEqual([true, false, true, true, true])
  })

  test('identify-languages parts a line in which two languages were glued together', () => {
    const glued = `${BODY[1]}항구가 월요일에 다시 열렸다고 시장이 말했다.`
    const told = identifyLanguages().work(
      article(`${BODY[0]}\n${glued}`),
      report('identify-languages'),
      follow,
    )
    if (told.form !== 'article') throw new Error('expected an article')
    expect(told.children.map(({data}) => data.language)).toEqual(['en', 'en', 'ko'])
    expect(told.children.map(({value}) => value)).toEqual([BODY[0], BODY[1], glued.slice(BODY[1]!.length)])
    const {span} = told.children[2]!.data
    expect(told.data.decoded.slice(span!.start, span!.end)).toBe(told.children[2]!.value)
  })

  test('split-paragraphs parts blocks that hold several', () => {
    const base = article('x')
    const block = createBlock('paragraph', `${BODY[0]}\n\n${BODY[1]}`)
    const split = splitParagraphs().work({...base, children: [block]}, report('split-paragraphs'), follow)
    if (split.form !== 'article') throw new Error('expected an article')
    expect(split.children.map(child => child.value)).toEqual(BODY.slice(0, 2))
    expect(NO_METADATA.title).toBe(null)
  })
})

import {describe, expect, test} from 'vitest'
import {cleanHtml, cleanText} from '../../../src/clean.ts'
import type {ArticleRecord} from '../../../src/model/record.ts'
import {readDumpHead} from '../../../src/text/dumps/dump-head.ts'
import {markdownOf} from '../../../src/writers/formats/article-text.ts'

const BODY = `The first ferry of the day left the harbour of Lund forty minutes late on Tuesday, after fog had covered the channel since midnight.

“We do not gamble with two hundred people,” said Captain Ilse Brandt, who has sailed the route for eleven years.`

function recordOf(text: string, known = {}): ArticleRecord {
  const outcome = cleanText(text, known)
  if (outcome.outcome !== 'record') throw new Error(`expected a record, got ${outcome.outcome}`)
  return outcome.record
}

describe('the head of a dump', () => {
  test('that readers for language models write becomes metadata', () => {
    const head =
      'Title: Ferry & fog\n\nURL Source: https://e.test/fog\n\nPublished Time: 2026-03-03T08:15:00+01:00\n\nMarkdown Content:\n'
    expect(recordOf(`${head}Ferry & fog\n===========\n\n${BODY}\n`)).toMatchObject({
      ...{title: 'Ferry & fog', url: 'https://e.test/fog', domain: 'e.test', text: BODY},
      ...{date: '2026-03-03', date_published: '2026-03-03T08:15:00+01:00', date_source: 'input'},
    })
  })

  test('in YAML becomes metadata, and is a removal', () => {
    const front = `---\ntitle: 'It''s fog'\nauthor:\n  - Mara Quint\n  - "Jon Ek"\nlang: en_GB\ntags: [a, b]\n# note\nsource: https://e.test/fog\n---\n\n`
    const outcome = cleanText(front + BODY)
    expect(outcome).toMatchObject({
      record: {title: "It's fog", authors: ['Mara Quint', 'Jon Ek'], url: 'https://e.test/fog', text: BODY},
    })
    if (outcome.outcome !== 'record') throw new Error('expected a record')
    expect(outcome.removals[0]).toMatchObject({rule: 'markup', start: 0, end: front.length - 1})
  })

  test.each([
    ['a rule between paragraphs', `---\n${BODY}\n---\n`],
    ['lines of another kind', '---\ntitle: a\nThese are words.\n---\n'],
    ['no field that is known', '---\nlayout: wide\n---\n'],
    ['no end', '---\ntitle: a\n'],
    ['a title in prose', `Title: A\n\n${BODY}`],
    ['a document that is counted, without labels', `1 of 2 DOCUMENTS\n\nFog\n\n${BODY}`],
    ['two labels of other things', `Place: Lund\nTime: noon\n\n${BODY}`],
    ['a tag in prose', `<doc> opens a document.\n\n${BODY}`],
  ])('is none with %s', (_what, text) => {
    expect(readDumpHead(text)).toBeNull()
  })

  const TEXT = {text: BODY, title: 'Ferry and fog', authors: ['Mara Quint'], date: '2026-03-03'}
  const url = 'https://e.test/fog'
  const lines = BODY.split('\n\n')
  test.each<[string, string, object?]>([
    [
      'TOML',
      `+++\ntitle = "Ferry and fog"\ndate = 2026-03-03T08:00:00Z\nauthors = [\n  "Mara Quint",\n]\n[params]\nx = [1, 2]\n+++\n\n${BODY}`,
    ],
    [
      'JSON',
      `{\n  "title": "Ferry and fog",\n  "author": "Mara Quint",\n  "date": "2026-03-03"\n}\n\n${BODY}`,
    ],
    [
      'YAML with folded and nested values',
      `---\ntitle: >-\n  Ferry\n  and fog\nauthor:\n  name: Mara Quint\n  email: m@e.test\ndate: 2026-03-03\ndraft: false\n---\n${BODY}`,
    ],
    [
      'lines of labels',
      `=======\nURL: ${url}\nTitle: Ferry and fog\nAuthor: Mara Quint\nDate: 2026-03-03\n=======\n${BODY}\n\n=======\n`,
      {url},
    ],
    [
      'a tag',
      `<doc id="7" url="${url}" title="Ferry and fog">\nFerry and fog\n\n${BODY}\n\n</doc>\n`,
      {url, authors: [], date: null},
    ],
    [
      'LexisNexis',
      `   1 of 9 DOCUMENTS\n\n\n    The Lund Post\n\n   March 3, 2026 Tuesday\n   Final Edition\n\nFerry and fog\n\nBYLINE: Mara Quint\n\nSECTION: NEWS; Pg. A1\n\nLENGTH: 60 words\n\nDATELINE: LUND\n\n${BODY}\n\nLOAD-DATE: March 4, 2026\n\nLANGUAGE: ENGLISH\n\n  Copyright 2026 The Lund Post\n`,
      {publisher: 'The Lund Post'},
    ],
    [
      'LexisNexis in German',
      `   Dokument 1 von 9\n\n   Lunder Bote\n\n   Dienstag 3. März 2026\n\nFerry and fog\n\nAUTOR: Mara Quint\n\nRUBRIK: LOKALES; S. 3\n\nLÄNGE: 60 Wörter\n\n${BODY}\n\nUPDATE: 4. März 2026\n\nSPRACHE: GERMAN; DEUTSCH\n`,
    ],
    [
      'Nexis Uni',
      `Ferry and fog\nThe Lund Post\nMarch 3, 2026 Tuesday\n\nCopyright 2026 The Lund Post All Rights Reserved\n\nSection: NEWS; Pg. A1\nLength: 60 words\nByline: Mara Quint\n\nBody\n\n\n${BODY}\n\n\nLoad-Date: March 4, 2026\n\n\nEnd of Document\n`,
      {publisher: 'The Lund Post'},
    ],
    [
      'Factiva',
      `SE   News\nHD   Ferry and\nfog\nBY   Mara Quint\nWC   60 words\nPD   3 March 2026\nSN   The Lund Post\nCY   © 2026\n\nLP   \n${lines[0]}\n\nTD   \n${lines[1]}\n\nNS   gcat : News\nAN   Document LUNDP000020260303em33000au\n`,
      {publisher: 'The Lund Post'},
    ],
    [
      'Factiva without labels',
      `Front Page\nFerry and fog\nMara Quint\n60 words\n3 March 2026\nThe Lund Post\nEnglish\n© 2026 The Lund Post.\n\n${BODY}\n\nDocument LUNDP000020260303em33000au\n`,
    ],
    [
      'ProQuest',
      `Document 1 of 9\n\nFerry and fog\n\nAuthor: Mara Quint\n\nAbstract: The first ferry...\n\nFull text: ${BODY}\n\nSubject: Ferries\n\nTitle: Ferry and fog\n\nPublication title: The Lund Post\n\nPublication date: Mar 3, 2026\n\nProQuest document ID: 77\n\nDocument URL: ${url}\n`,
      {url, publisher: 'The Lund Post'},
    ],
  ])('of %s is read, and the text is what is left', (_what, text, known = {}) => {
    expect(recordOf(text)).toMatchObject({...TEXT, ...known})
    expect(recordOf(text.replaceAll('\n', '\r\n'))).toMatchObject({...TEXT, ...known})
    const {cuts} = readDumpHead(text)!
    expect(cuts).toEqual([...cuts].sort((a, b) => a.start - b.start))
    for (const {start, end} of cuts) expect([start < end, end <= text.length]).toEqual([true, true])
  })

  test('a note below front matter is Markdown, whatever it shows of it', () => {
    const note = `---\ntitle: Ferry and fog\n---\n\n${BODY}\n\nThe harbour of [[Marlby|the town]] was shut, said the office. ![[boat.jpg]]\n`
    expect(recordOf(note)?.text).toBe(`${BODY}\n\nThe harbour of the town was shut, said the office.`)
  })

  test('what copydesk writes as Markdown it reads again', () => {
    const page = `<html lang="en"><head><title>Ferry and fog</title><meta name="author" content="Mara Quint">
      <meta property="article:published_time" content="2026-03-03"></head><body><h1>Ferry and fog</h1>${BODY.split(
        '\n\n',
      )
        .map(text => `<p>${text}</p>`)
        .join('')}</body></html>`
    const first = cleanHtml(page, {url: 'https://e.test/fog'})
    if (first.outcome !== 'record') throw new Error('expected a record')
    const {title, authors, date, url, text} = first.record
    expect({title, authors, date, url, text}).toMatchObject({
      title: 'Ferry and fog',
      authors: ['Mara Quint'],
      text: BODY,
    })
    expect(recordOf(markdownOf(first.record))).toMatchObject({title, authors, date, url, text})
  })
})

describe('what a container states', () => {
  const stated = {
    title: 'Ferry <i>&amp;</i> fog',
    authors: ['By Mara Quint and Jon Ek', 'Staff'],
    published: '3 March 2026',
    publisher: 'The Lund&nbsp;Post',
  }
  const expected = {
    title: 'Ferry & fog',
    authors: ['Mara Quint', 'Jon Ek'],
    date: '2026-03-03',
    date_source: 'input',
    publisher: 'The Lund Post',
  }

  test('fills what a text or a piece of a page does not say', () => {
    expect(recordOf(BODY, stated)).toMatchObject({...expected, text: BODY})
    const piece = cleanHtml(`<h2>On the water</h2><p>${BODY}</p>`, stated)
    expect(piece).toMatchObject({record: expected})
  })

  test('lifts the headline that a text repeats', () => {
    expect(recordOf(`Ferry & fog\n\n${BODY}`, stated)).toMatchObject({...expected, text: BODY})
  })

  test('comes after what a whole page says of itself', () => {
    const page = `<html><head><title>Fog over Lund</title><meta name="author" content="Ada Lind"></head><body><h1>Fog over Lund</h1><p>${BODY}</p>`
    expect(cleanHtml(page, stated)).toMatchObject({
      record: {title: 'Fog over Lund', authors: ['Ada Lind'], date: '2026-03-03'},
    })
  })
})

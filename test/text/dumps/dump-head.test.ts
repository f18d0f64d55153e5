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
  ])('is none with %s', (_what, text) => {
    expect(readDumpHead(text)).toBeNull()
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
  }
  const expected = {
    title: 'Ferry & fog',
    authors: ['Mara Quint', 'Jon Ek'],
    date: '2026-03-03',
    date_source: 'input',
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

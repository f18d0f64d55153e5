import {cleanHtml, cleanText, parseText} from 'copydesk'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import flatText from '#pipelines/flat-text'
import {cpuTime} from './support/cpu-time.ts'

const PROSE =
  'The pier at Osterhaven opened again on Monday after nine months of work, the mayor told a small crowd. '
const CANARY =
  'A grey heron watched from the far end, and nobody had the heart to move it before the ribbon was cut.'
const article = `<h1>Pier opens</h1><p>${PROSE.repeat(3)}</p><p>${CANARY}</p><p>${PROSE.repeat(2)}</p>`
const bytes = (...values: number[]) => new Uint8Array(values)
const encode = (text: string) => new TextEncoder().encode(text)

/** Outcome in short: a record's text, a drop's reason, a reject's code. */
function outcomeOf(input: Uint8Array | string, clean = cleanHtml): string {
  const outcome = clean(input)
  if (outcome.outcome === 'record') return outcome.record.text
  return outcome.outcome === 'drop' ? outcome.reason : outcome.code
}

describe('each bad input gives a record, a drop or a reject', () => {
  test.each([
    ['no bytes', bytes(), 'empty-input'],
    ['an empty string', '', 'empty-input'],
    [
      'a picture',
      bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48),
      'binary-input',
    ],
    ['NUL bytes alone', new Uint8Array(4096), 'binary-input'],
    ['blanks', ' \n\t ', 'no-text'],
    ['tags without text', '<div><p></p><img src=x></div>', 'no-text'],
  ])('%s', (_what, input, expected) => expect(outcomeOf(input)).toBe(expected))

  test('blanks as text', () => expect(outcomeOf(' \n\n ', cleanText)).toBe('no-text'))

  test('text of more lines than the limit, before any is worked on', () => {
    const started = cpuTime()
    expect(outcomeOf('a\n'.repeat(5_000_000), cleanText)).toBe('too-complex')
    expect(cpuTime() - started).toBeLessThan(1_000)
    const strict = flatText.replace(parseText({maximumLines: 2}))
    expect(cleanText(`${PROSE}\n\n${CANARY}\n`, {pipeline: strict}).outcome).toBe('record')
    expect(cleanText(`${PROSE}\n${PROSE}\n${CANARY}`, {pipeline: strict})).toMatchObject({
      code: 'too-complex',
      message: 'the text has more than 2 lines',
    })
  })

  test('a page with as many preformatted lines is read, and those are not split', () => {
    const started = cpuTime()
    expect(outcomeOf(`${article}<pre>${'a\n'.repeat(2_000_000)}</pre>`)).toContain(CANARY)
    expect(cpuTime() - started).toBeLessThan(5_000)
  })

  test('a page that is all chrome is a drop', () => {
    const menu = ['Home', 'News', 'Sport', 'Contact']
      .map(name => `<li><a href="/${name}">${name}</a></li>`)
      .join('')
    const outcome = cleanHtml(`<nav><ul>${menu}</ul></nav><footer>© 2024 The Beacon</footer>`)
    expect(outcome.outcome).toBe('drop')
  })

  test.each([
    ['invalid UTF-8', Buffer.concat([encode(article), bytes(0xc3, 0x28, 0xff, 0xfe)])],
    ['NUL bytes in the text', encode(article.replace('heron', 'her\0on').replace('her\0on', 'heron\0'))],
    ['lone surrogates', `${article}<p>\uD800 ${PROSE}</p>`],
    ['a reference beyond the last code point', `${article}<p>&#x110000; ${PROSE}</p>`],
    ['a reference of 400 digits', `${article}<p>&#${'9'.repeat(400)}; ${PROSE}</p>`],
    ['10,000 nested elements behind it', article + '<div>'.repeat(10_000)],
    ['100,000 nested elements behind it', article + '<div>'.repeat(100_000)],
    ['100,000 nested elements around it', `${'<div>'.repeat(100_000)}${article}`],
    ['100,000 attributes', `<div ${'a=b '.repeat(100_000)}>${article}</div>`],
    ['an unclosed comment behind it', `${article}<!-- `],
    ['an unclosed style around it', `<style>${article}`],
    ['an unclosed tag behind it', `${article}<a href="`],
  ])('%s', (_what, input) => expect(outcomeOf(input)).toContain(CANARY))

  test('an unclosed style behind the article stays a style', () => {
    const told = cleanHtml(`${article}<style>.a{color:red}</body></html>`)
    expect(told.outcome === 'record' && told.removals.some(({text}) => text?.includes('color'))).toBe(false)
    expect(told.outcome).toBe('record')
  })

  test('a prototype in the data changes no prototype', () => {
    const data =
      '{"@type": "NewsArticle", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'
    outcomeOf(`<script type="application/ld+json">${data}</script>${article}`)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('time is linear', () => {
  const MEGABYTE = 1_000_000
  test.each([
    ['one line of prose', PROSE.repeat((5 * MEGABYTE) / PROSE.length)],
    ['one letter', 'a'.repeat(5 * MEGABYTE)],
    ['brackets', '<'.repeat(MEGABYTE)],
    ['ampersands', '&'.repeat(MEGABYTE)],
    ['opened references', '&#'.repeat(MEGABYTE / 2)],
    ['line ends', '\n'.repeat(MEGABYTE)],
    ['short lines', 'a\n'.repeat(MEGABYTE / 2)],
    ['mojibake', 'â€'.repeat(MEGABYTE / 2)],
    ['marks on one letter', `a${'\u0315\u0300\u05ae\u0345'.repeat(MEGABYTE / 4)}`],
    ['daggers', '“So it is†. '.repeat(MEGABYTE / 20)],
  ])(
    '%s, as text and as a page',
    (_what, input) => {
      for (const clean of [cleanText, cleanHtml]) {
        const started = cpuTime()
        expect(['record', 'drop', 'reject']).toContain(clean(input).outcome)
        expect(cpuTime() - started).toBeLessThan(15_000)
      }
    },
    60_000,
  )
})

test('whatever the bytes are, there is one outcome and no throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 400}), input => {
      for (const clean of [cleanText, cleanHtml])
        expect(['record', 'drop', 'reject']).toContain(clean(input).outcome)
    }),
  )
})

test('whatever the markup is, every visible block is kept or removed, and the same page gives the same record', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div class=nav>',
    '</div>',
    '<a href=#>',
    '</a>',
    PROSE,
    CANARY,
    'Share',
    '&nbsp;',
    '<br>',
    '< ',
    '>',
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), pieces => {
      const outcome = cleanHtml(pieces.join(''))
      expect(cleanHtml(pieces.join(''))).toEqual(outcome)
      if (outcome.outcome !== 'record') return
      const told = [outcome.record.text, ...outcome.removals.map(removal => removal.text)].join('\n')
      expect(told.split('heron').length).toBe(pieces.join('').split('heron').length)
    }),
    {numRuns: 60},
  )
})

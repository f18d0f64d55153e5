import {expect, test} from 'vitest'
import {publishedFirst, saysChanged} from '../../src/html/date-labels.ts'
import {cleanHtml} from '../../src/index.ts'

const TEXT = `<p>The kettle makers of the valley met on Sunday, said Ruth Hallam, who has led the guild since her father gave up the forge,
and agreed that nobody would sell a whistle without the body it belongs to.</p>`

function dateOf(line: string, head = '') {
  const outcome = cleanHtml(
    `<html><head><title>Guild meets</title>${head}</head><body><div class="top"><h1>Guild meets</h1><div class="meta">${line}</div></div>
    <article>${TEXT.repeat(5)}</article></body></html>`,
  )
  return outcome.outcome === 'record' ? outcome.record.date : null
}

test.each([
  ['Updated Dec. 23, 2023 / Published Dec. 22, 2023', '2023-12-22'],
  ['Last updated: 4 May 2024', '2024-05-04'],
  ['<p>Letzte Änderung: 31.10.2023</p><p>Erschienen am: 25.10.2023</p>', '2023-10-25'],
  ['<p>12 Jan 2026 | Latest version</p><p>3 Sept 2024 | Originally published</p>', '2024-09-03'],
])('%s', (line, day) => {
  expect(dateOf(line)).toBe(day)
})

test('a day that is said to be of a change does not move the moment of publication', () => {
  const stated = '<meta property="article:published_time" content="2023-12-22T17:16:03Z">'
  expect(dateOf('Updated Dec. 23, 2023 4:04AM EST', stated)).toBe('2023-12-22')
  expect(saysChanged('Aktualisiert am 3. Mai')).toBe(true)
  expect(saysChanged('Published May 3, updated May 4')).toBe(false)
})

test('texts without a word about their date keep their order', () => {
  expect(publishedFirst(['May 4, 2031', 'June 5, 2031', 'Posted May 3, 2031'])).toEqual([
    'Posted May 3, 2031',
    'May 4, 2031',
    'June 5, 2031',
  ])
})

test('styles between the pieces of a line do not glue them together', () => {
  const line =
    '<span>Ruth Hallam</span><style>.a{gap:2px}</style><span>Dec 05, 2023</span><style>.b{}</style><span>2 Shares</span>'
  expect(dateOf(line)).toBe('2023-12-05')
})

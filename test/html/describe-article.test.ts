import {cleanHtml} from 'copydesk'
import {describe, expect, test} from 'vitest'

const BODY = ['mill', 'weir', 'bridge', 'lock']
  .map(
    place =>
      `<p>The keeper of the ${place} has counted its stones for forty years, and means to go on, the town said on Monday, since nobody else will do it for so little money.</p>`,
  )
  .join('')

function recordOf(page: string) {
  const outcome = cleanHtml(page, {url: 'https://gazette.example/2031/05/keeper'})
  if (outcome.outcome !== 'record') throw new Error(outcome.outcome)
  return outcome.record
}

const article = (line: string, {head = '', title = 'Keeper counts on'} = {}) =>
  recordOf(
    `<html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>Keeper counts on</h1>${line}${BODY}</article></body></html>`,
  )

const stated = (fields: object) =>
  `<script type="application/ld+json">${JSON.stringify({'@type': 'NewsArticle', headline: 'Keeper counts on', ...fields})}</script>`

describe('bylines', () => {
  test.each([
    ['Von', null],
    ['Journalist', null],
    ['Kommentar von', null],
    ['Anna Berg | May 3, 2031 | Topic: Rivers', 'Anna Berg'],
    ['Artikel veröffentlicht am 3. Mai 2031, 14:26 Uhr , Anna Berg', 'Anna Berg'],
    ['By Anna Berg', 'By Anna Berg'],
  ])('%s', (line, byline) => {
    expect(article(`<div class="byline">${line}</div>`).byline).toBe(byline)
  })
})

describe('authors', () => {
  test.each([
    ['what an editing system calls somebody', {author: {name: 'anna.maria.bergmann'}}],
    ['the section', {author: {name: 'River Strategy'}, articleSection: 'River Strategy'}],
    ['a line that breaks off', {author: 'Article written by'}],
    ['a heading', {author: {name: 'Please enter your name here'}}],
  ])('%s is no name: the byline is believed', (_, fields) => {
    expect(article('<div class="byline">By Anna Berg</div>', {head: stated(fields)}).authors).toEqual([
      'Anna Berg',
    ])
  })

  test('a house that signs itself stays', () => {
    const head = stated({author: {'@type': 'Organization', name: 'Valley Gazette'}})
    expect(article('', {head}).authors).toEqual(['Valley Gazette'])
  })
})

test('what stands for all of a site is no section', () => {
  const sections = ['tags', 'All', 'News', 'Home'].map(
    articleSection => article('', {head: stated({articleSection})}).section,
  )
  expect(sections).toEqual([null, null, null, null])
  expect(article('', {head: stated({articleSection: 'Rivers'})}).section).toBe('Rivers')
})

test('a list of cards is an index', () => {
  const card = (_: unknown, i: number) =>
    `<article><h2><a href="/${i}">Bridge number ${i} is to be mended before the winter comes</a></h2><p>The town has found the money for bridge number ${i}, which was shut in spring when a stone fell from it, said the mayor.</p></article>`
  const cards = (length: number) => Array.from({length}, card).join('')
  const page = (main: string) =>
    `<html lang="en"><head><title>Bridges | The Gazette</title></head><body><main><h1>Bridges</h1>${main}</main></body></html>`
  expect(recordOf(page(cards(30))).kind).toBe('index')
  // The same cards below a story of its own.
  expect(recordOf(page(`<article>${BODY.repeat(3)}</article>${cards(10)}`)).kind).toBe('article')
})

test('the credit of a picture makes no standfirst', () => {
  const lead = (text: string) =>
    article(`<p class="subtitle">${text}</p><div class="byline">By Anna Berg</div>`).subtitle
  expect(lead('The mill at Marlby in the evening, seen from the weir. © Press Images | Anna Berg')).toBeNull()
  expect(lead('The mill at Marlby has had the same keeper for forty years now')).not.toBeNull()
})

test('sections behind a headline that only the title element states are cut off', () => {
  const {title} = recordOf(
    `<html><head><title>Keeper of the mill counts on | Rivers | Local news | Valley Gazette</title></head><body>${BODY}</body></html>`,
  )
  expect(title).toBe('Keeper of the mill counts on')
})

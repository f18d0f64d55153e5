import {expect, test} from 'vitest'
import {originalAddress, savedFrom} from '../../src/html/page-address.ts'
import {cleanHtml} from '../../src/index.ts'

const FERRY = 'https://skerry.example/news/ferry?page=2'

test.each([
  [`https://web.archive.org/web/20310602120000/${FERRY}`, FERRY],
  [`https://web.archive.org/web/20310602120000im_/${FERRY}`, FERRY],
  ['https://arquivo.example/wayback/20310602120000/http:/skerry.example/a', 'http://skerry.example/a'],
  [FERRY, FERRY],
  ['https://skerry.example/20310602/https-for-all', 'https://skerry.example/20310602/https-for-all'],
])('%s is a copy of %s', (url, original) => {
  expect(originalAddress(url)).toBe(original)
})

test.each([
  [`<!DOCTYPE html>\n<!-- saved from url=(0037)${FERRY} -->\n<html>`, FERRY],
  [
    `<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: ${FERRY} \n saved date: Mon May 20 2031 -->`,
    FERRY,
  ],
  [
    '<!-- Mirrored from skerry.example/ferry.html by HTTrack Website Copier/3.x -->',
    'http://skerry.example/ferry.html',
  ],
  ['<html><p>saved from url=(0037)</p>', null],
])('%s', (html, address) => {
  expect(savedFrom(html)?.address ?? null).toBe(address)
})

test('the day on which an archive took its copy is no date of the article', () => {
  const text =
    'The ferry will sail again from June, the harbour board said on Monday, after repairs that took a winter. '
  const html = `<html><head><title>Ferry to sail again</title></head><body><h1>Ferry to sail again</h1>${`<p>${text.repeat(3)}</p>`.repeat(4)}</body></html>`
  const outcome = cleanHtml(html, {url: `https://web.archive.org/web/20310602120000/${FERRY}`})
  expect(outcome.outcome === 'record' && outcome.record.date).toBe(null)
})

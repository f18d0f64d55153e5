import {expect, test} from 'vitest'
import {cleanHtml} from '../../src/index.ts'

const isTruncated = (closing: string) => {
  const outcome = cleanHtml(
    `<html lang="en"><title>Swing bridge to close</title><body><nav><a href="/">Mere</a></nav><article><h1>Swing bridge to close</h1>
    <p>The council of Ashby Mere voted on Tuesday to close the old swing bridge for two years, after divers found that three of its piles had rotted through.</p>
    <p>Traffic will be led over the bypass at Cole Green, which adds eleven minutes to the journey between the station and the market.</p></article>
    <div class="closing"><p>${closing}</p></div>`,
  )
  return outcome.outcome === 'record' ? outcome.record.truncated : null
}

test('a short article is a stub when an offer to read on follows it, and not for a button alone', () => {
  expect(isTruncated('Subscribe to continue reading')).toBe(true)
  expect(isTruncated('Already subscribed? Log in')).toBe(true)
  expect(isTruncated('Subscribe now')).toBe(false)
})

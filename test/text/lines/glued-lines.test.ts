import {expect, test} from 'vitest'
import {textBlocks} from '../../../src/text/lines/paragraphs.ts'

const texts = (text: string) => textBlocks(text).map(block => block.text)
const first =
  'The council of Marl voted on Tuesday to buy back the old ferry, which had lain at the pier of a YouTube star since 2019, and to paint it green again. Mayor Ada McLane said that the price was fair, and that the iPhone app for tickets would be kept.'
const second =
  '"We have missed it," she said, "and so have the gulls." The harbour office expects the first trip in May, when the water in the channel is high enough, and the last in October, before the autumn storms.'
const third =
  'A second vote, on a name for the boat, was put off until the spring. Among those that were handed in are the names of two mayors, of a brewery, of three dogs and of the woman who sold the tickets for forty years.'

test('a page run together in one line is taken apart where its blocks met', () => {
  const glued = `NewsSportWeatherSign inFerry comes home${first}${second}${third}More storiesAbout us`
  expect(texts(glued)).toEqual([
    'News',
    'Sport',
    'Weather',
    'Sign in',
    'Ferry comes home',
    first,
    second,
    third,
    'More stories',
    'About us',
  ])
})

test('paragraphs that met in shorter lines are taken apart too', () => {
  const lines = [first + second, second + third, third + first, `${first}${third}`]
  expect(texts(lines.join('\n'))).toEqual([first, second, second, third, third, first, first, third])
})

test.each([
  [
    'names with capitals inside',
    `${first} ${third} It was sold by PayPal, shown on TikTok and told to LinkedIn by DeVos.`,
  ],
  ['a missing blank now and then', `${first} He wrote.Then he slept. ${second} ${third}`],
])('%s leave a line whole', (_, text) => {
  expect(texts(text)).toEqual([text])
})

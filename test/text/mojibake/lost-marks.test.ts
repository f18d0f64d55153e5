import {describe, expect, it} from 'vitest'
import {repairText} from '../../../src/text/mojibake/repair.ts'

const texts = [
  'The mayor didn’t come, and it’s the town’s own fault: “We never asked,” he said.',
  'They’ve sold the workers’ houses – all of them – and “nobody” knows why.\n“Ask the owners,” she said.',
]

describe('marks that became U+FFFD', () => {
  it.each(texts)('%s', text => {
    const {text: mended, repairs} = repairText(text.replace(/[^\0-\x7f]/g, '\ufffd'))
    expect(mended).toBe(text)
    expect(new Set(repairs.map(({rule}) => rule))).toEqual(new Set(['lost-mark']))
  })

  it('are left where no place leaves no doubt', () => {
    for (const text of [
      'The sign \ufffd stands for what was lost.',
      'a \ufffd b',
      '\ufffd\ufffd\ufffd',
      'The price is \ufffd50.',
    ])
      expect(repairText(text).text).toBe(text)
  })

  it('are left when quotation marks are not wanted', () => {
    expect(repairText('It isn\ufffdt so.', {quotes: false}).text).toBe('It isn\ufffdt so.')
  })
})

describe('apostrophes that became question marks', () => {
  it('are put back where one leaves no doubt', () => {
    const {text, repairs} = repairText('They don?t know, it?s the owner?s idea. Really? So they said.')
    expect(text).toBe('They don’t know, it’s the owner’s idea. Really? So they said.')
    expect(repairs.map(({start}) => start)).toEqual([8, 19, 31])
  })

  it('are not seen in addresses and questions', () => {
    for (const text of ['See /list?s=1&t=2 and /page?t=4', 'Did he? She did. Is it his?s', 'what?', '?t'])
      expect(repairText(text).text).toBe(text)
  })
})

describe('marks that close a quotation whose opening mark is there', () => {
  it.each([
    [
      '“Hola\ufffd, dijo ella. Después salió “sin decir nada\ufffd y volvió.',
      '“Hola”, dijo ella. Después salió “sin decir nada” y volvió.',
    ],
    ['Er nannte es „gut\ufffd und ging.', 'Er nannte es „gut“ und ging.'],
    ['«Bonjour\ufffd, dit-il.', '«Bonjour», dit-il.'],
    ['They said “no,? and “Never.?', 'They said “no,” and “Never.”'],
  ])('%s', (text, mended) => {
    expect(repairText(text).text).toBe(mended)
  })

  it('are left where letters were lost, too', () => {
    const text = 'Le caf\ufffd “est bon\ufffd, dit-il.'
    expect(repairText(text).text).toBe(text)
  })
})

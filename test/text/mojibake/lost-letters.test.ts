import {describe, expect, it} from 'vitest'
import {repairText, replayPlan} from '../../../src/text/mojibake/repair.ts'

const texts = [
  'Die Bäckerei in der Straße hat heute geöffnet. Für die Kinder gibt es später noch süße Brötchen, und wir können natürlich alle kommen.',
  'Le président a été élu après une année très difficile. La société espère que la région sera bientôt protégée.',
  'El año pasado la compañía también abrió una fábrica en la región, según el último informe de la administración.',
  'A direção da associação não está satisfeita com a situação. Também não há informações sobre a reunião de amanhã.',
  'Kommunen har också beslutat att skolan får större lokaler, säger rektorn. Många föräldrar är glada över det.',
  'W środę sąd ogłosił, że następny proces rozpocznie się dopiero później. Mężczyzna został już przesłuchany.',
  'Vláda dnes řekla, že příští týden začne jednání o nové dálnici. Podle ministra však není jisté, kdy bude hotová.',
]
const lose = (text: string): string => text.replace(/[^\0-\x7f]/g, '\ufffd')

/** What was put back wrongly. */
const wrongIn = (text: string, mended: string): string[] =>
  Array.from(mended).filter((char, at) => char !== text[at] && char !== '\ufffd')

describe('letters that became U+FFFD', () => {
  it.each(texts)('%s', text => {
    const mended = repairText(lose(text)).text
    expect(wrongIn(text, mended)).toEqual([])
    expect(mended.split('\ufffd').length - 1).toBeLessThan((lose(text).split('\ufffd').length - 1) * 0.7)
  })

  it.each(texts)('byte by byte: %s', text => {
    const ofBytes = text.replace(/[^\0-\x7f]/g, '\ufffd\ufffd')
    const mended = repairText(ofBytes).text
    expect(wrongIn(text, mended.replaceAll('\ufffd\ufffd', '\ufffd'))).toEqual([])
    expect(mended.length).toBeLessThan(ofBytes.length)
  })

  it('are told how sure they are, with plans that replay', () => {
    const {repairs} = repairText(lose(texts[1]!))
    expect(new Set(repairs.map(({rule}) => rule))).toEqual(new Set(['lost-letter']))
    for (const {before, after, plan, confidence} of repairs) {
      expect(replayPlan(before, plan)).toBe(after)
      expect(confidence).toBeGreaterThan(0.9)
    }
  })
})

describe('U+FFFD that stays', () => {
  it.each([
    'I love this so much \ufffd\ufffd and you know it \ufffd',
    'Das ist schon gut so \ufffd und morgen wird es noch besser, sagt der Trainer.',
    'La ville est grande \ufffd elle est belle.',
    '\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd, \ufffd\ufffd\ufffd\ufffd\ufffd.',
    'Het is \ufffd\ufffdn van de twee, en het stond al v\ufffd\ufffdr het huis van de buren.',
    'Price: \ufffd50 (was \ufffd75)',
    'x\ufffdq \ufffd1 b\ufffd\ufffd',
    'Сегодня в городе ждут дождь \ufffd и ветер.',
    '今日は\ufffdい天気です。',
  ])('%s', text => {
    expect(repairText(text).text).toBe(text)
  })
})

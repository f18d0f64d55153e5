import {describe, expect, it} from 'vitest'
import {replayPlan} from '../../../src/text/mojibake/plan.ts'
import {repairText} from '../../../src/text/mojibake/repair.ts'

const spoil = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text))

/** What is left of a text that went so often through ISO-8859-1 and lost its controls then. */
const leftOf = (text: string, layers: number): string => {
  let spoilt = text
  for (let layer = 0; layer < layers; layer++) spoilt = spoil(spoilt)
  return spoilt.replace(/[\x80-\x9f]/g, '')
}

const texts = [
  'Página não encontrada: o usuário já existe.',
  'El niño comió piñas en España',
  'I don’t know what “they” want – really…',
  'Die Größe der Straße',
  '£8,000 for 20 °C',
]

describe('text that went twice through ISO-8859-1 and lost its controls', () => {
  it.each(texts)('%s', text => {
    const {text: mended, repairs} = repairText(leftOf(text, 2))
    expect(mended).toBe(text)
    for (const {before, after, plan} of repairs) expect(replayPlan(before, plan)).toBe(after)
  })

  it('is mended where it went three times, too', () => {
    expect(repairText(leftOf(texts[0]!, 3)).text).toBe(texts[0])
  })

  it('is mended behind character references', () => {
    expect(repairText('Usu&Atilde;&Acirc;¡rio').text).toBe('Usuário')
  })

  it('is not seen in capitals of Portuguese', () => {
    for (const text of ['NÃO HÁ PÃES', 'AVÔ ÃÂNGELA'])
      expect(repairText(text).repairs.filter(({plan}) => plan.length > 2)).toEqual([])
  })
})

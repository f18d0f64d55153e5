import {describe, expect, it} from 'vitest'
import {replayPlan} from '../../../src/text/mojibake/plan.ts'
import {repairText} from '../../../src/text/mojibake/repair.ts'

/** UTF-8 that was read as ISO-8859-1, with a sign for each C1 control. */
const spoil = (text: string, sign: string): string =>
  Array.from(new TextEncoder().encode(text), byte =>
    byte >= 0x80 && byte < 0xa0 ? sign : String.fromCharCode(byte),
  ).join('')

const texts = [
  'The baker’s wife said she couldn’t stay: “It’s late,” and left…',
  'The ferry leaves 9am–5pm, costs €50 and wasn’t full.',
  'She painted all summer — nobody knows where — and didn’t sell one.',
  'L’école est fermée depuis l’été. « Élodie », dit-il à Paris.',
  'Die große Straße heißt „Am Fluß“ – sagt Jörg.',
  'Příliš drahý byl ten kůň, řekl „Šimon“ v úterý.',
]

describe('text through ISO-8859-1 whose controls became signs', () => {
  const cases = texts.flatMap(text => ['\ufffd', '?', ''].map(sign => [sign, text] as const))
  it.each(cases)('“%s”: %s', (sign, text) => {
    const {text: mended, repairs} = repairText(spoil(text, sign))
    expect(mended.replaceAll('—', '–')).toBe(text.replaceAll('—', '–'))
    for (const {before, after, plan} of repairs) expect(replayPlan(before, plan)).toBe(after)
  })

  it('reads ß between small letters where no mark shows the charset', () => {
    expect(repairText('Die groÃ?e FlÃ¤che am FluÃ?ufer').text).toBe('Die große Fläche am Flußufer')
    expect(repairText('Die groÃ\ufffde FlÃ¤che').text).toBe('Die große Fläche')
  })

  it('reads two spaces between letters', () => {
    expect(repairText('It isnâ  t hers, and sheâ  ll tell the others.').text).toBe(
      'It isn’t hers, and she’ll tell the others.',
    )
  })

  it('reads the narrow no-break space that kept its last byte', () => {
    const {text, repairs} = repairText('It is 5â\xaf% of it, donât you say? âYes.')
    expect(text).toBe('It is 5\u202f% of it, don’t you say? “Yes.')
    for (const {before, after, plan} of repairs) expect(replayPlan(before, plan)).toBe(after)
  })

  it('reads a dash between words of which one is small', () => {
    expect(repairText('He looked youngâ??he was fortyâ??and it wasnâ??t his hat.').text).toBe(
      'He looked young—he was forty—and it wasn’t his hat.',
    )
  })

  it('leaves questions alone', () => {
    for (const text of [
      'VOCÊ VEM AMANHÃ??',
      'Já passou da manhã?? Não sei.',
      'Tâche difficile ?? Non.',
      'Cuál es? Â?',
    ])
      expect(repairText(text).text).toBe(text)
  })
})

describe('apostrophes that lost bytes', () => {
  it.each([
    ['Itâ€s hers; they donâ€t know, and weâ€re late.', 'It’s hers; they don’t know, and we’re late.'],
    ['Sheâ€?s here and theyâ€\ufffdve gone.', 'She’s here and they’ve gone.'],
    ['Donâ t go, itâ s late and Iâ m tired.', 'Don’t go, it’s late and I’m tired.'],
    ['Le port, lâ€?avenue et dâ€?autres', 'Le port, l’avenue et d’autres'],
  ])('%s', (text, mended) => {
    const result = repairText(text)
    expect(result.text).toBe(mended)
    for (const {before, after, plan} of result.repairs) expect(replayPlan(before, plan)).toBe(after)
  })

  it('leaves a word that ends in â alone', () => {
    for (const text of ['Mollâ s’assit, dit Allâ sans bruit.', 'Maulânâ spoke to the elders.'])
      expect(repairText(text).text).toBe(text)
  })

  it('reads a closing mark before a word as one', () => {
    expect(repairText('“new Cold War,â€ North Korea').text).toBe('“new Cold War,” North Korea')
  })
})

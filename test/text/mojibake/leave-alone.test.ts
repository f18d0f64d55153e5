import {describe, expect, it} from 'vitest'
import {repairText} from '../../../src/text/mojibake/repair.ts'
import {cpuTime} from '../../support/cpu-time.ts'

const neighbours = {
  nothing: '',
  Korean: '오래된 다리는 강 위에 있다. 사람들은 매일 그 길을 걷는다.\n',
  Russian: 'Старый мост стоит над рекой, и люди ходят по нему каждый день.\n',
}
const clean = [
  '- ·Harbour+’s ‘Lanterns’ sweeps the regional awards',
  "- ·'We walked home together' says the mayor of Oldbury",
  'The · mayor’s ‘plan’ – a · list',
  '·‘Open’ – the ·day’ was ‘long’',
  'ï First item of the list',
  '中文',
  '電車',
  'ẸGBẸ́ ỌMỌ ILẸ̀ ṢE ÌPÀDÉ NÍ ÌLÚ',
  'שָׁלוֹם לַיְלָדִים וְלַמּוֹרִים',
  'Name†, Name',
  'Anna Feld (†2019) and Karl Ost†, bass',
  '“Quoted” words by Smith†, Jones† and Lee',
  'Sie nannten es „Haus“ und† gingen heim.',
  '×‘Large’ ÷ tiny',
  'some TGFβ1 and 5 μg of α-amylase',
  'Ôôô MEU BEM',
  'Tick™×‘Tock’',
  'a bell \x07 and a stray \x81',
  "tilde: 'Ã'",
  'Letters: Á Â Ã À Ç É Ê Í Ó Ô Õ Ú',
  'α β γ δ ε ζ η θ ι κ λ μ',
  'ワ ヰ    ヱ ヲ',
  'upper half: ÀÁÂÃ ÄÅÆÇ ÈÉÊË ÌÍÎÏ',
  'Nоvа bo’lgаn',
  'РСФСР',
  'gaƒoƒo',
  '3â5n1n2i4a',
  '["x063","ŊØŒ"]',
  'Scrivâ il libri e cjatâ la puarte',
  'Lei ha parât i cjans',
  'SFX 12 0 ðir .',
  'Il colôr dal fonts al è clâr',
  'Введите команду и её аргументы:',
  'C0\tŔ\tLATIN CAPITAL LETTER R WITH ACUTE',
]

describe('clean lines stay, whatever stands beside them', () => {
  for (const [name, line] of Object.entries(neighbours)) {
    it(`leaves them beside ${name}`, () => {
      for (const text of clean) expect(repairText(line + text).text).toBe(line + text)
      const document = line + clean.join('\n')
      expect(repairText(document).text).toBe(document)
    })
  }
})

describe('daggers inside an open quotation', () => {
  it('are closing marks where the space was kept', () => {
    expect(repairText('“a rising tide,† and sings').text).toBe('“a rising tide,” and sings')
    expect(repairText('an elder†house').text).toBe('an elder” house')
    expect(repairText('she (“the third†(of four) went').text).toBe('she (“the third” (of four) went')
    expect(repairText('She said “it was a tide.† Then she left.').text).toBe(
      'She said “it was a tide.” Then she left.',
    )
  })
})

describe('hostile runs', () => {
  it('take time in proportion to their length', () => {
    for (const piece of ['â€', 'Ãƒâ€', 'ï¿½', '†a', 'Ð']) {
      const started = cpuTime()
      repairText(piece.repeat(20_000 / piece.length))
      expect(cpuTime() - started).toBeLessThan(5000)
    }
  })
})

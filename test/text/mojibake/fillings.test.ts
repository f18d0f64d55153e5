import {describe, expect, it} from 'vitest'
import {pageNamed} from '../../../src/text/mojibake/pages.ts'
import {repairText, replayPlan} from '../../../src/text/mojibake/repair.ts'

const utf8 = new TextEncoder()

/** Read UTF-8 by a page, and put a mark where the page has no character. */
const spoil = (text: string, mark: string, name = 'windows-1252'): string => {
  const {codes, holes} = pageNamed(name)!
  return Array.from(utf8.encode(text), byte =>
    byte >= 0x80 && holes.includes(byte) ? mark : String.fromCharCode(codes[byte]!),
  ).join('')
}

const sentences = {
  ru: 'Сегодня сестра съела яблоко и этого не заметила: она красила старый мост.',
  uk: 'Сьогодні мій сусід знайшов на горищі старі ясенові санки.',
  bg: 'Снощи съседът ни отново свиреше на цигулка до късно през нощта.',
  el: 'Το μικρό καράβι έφυγε νωρίς το πρωί και γύρισε χωρίς ψάρια.',
  vi: 'Mọi người đều hỏi vì sao con mèo của bà ngồi chờ ở đó cả buổi.',
  hi: 'राम ने कल अपने मित्र को एक लंबा पत्र लिखा था।',
  he: 'אתמול בערב ישבנו עם הילדים ואכלנו גלידה ליד הבית.',
  ko: '우리 이웃은 이 마을에서 가장 오래된 빵집을 운영합니다.',
}

describe('letters that lost a byte', () => {
  for (const [language, sentence] of Object.entries(sentences)) {
    it(`are found by what stands around them (${language})`, () => {
      expect(repairText(spoil(sentence, '\ufffd')).text).toBe(sentence)
      expect(repairText(spoil(sentence, '')).text).toBe(sentence)
    })
  }

  it('are chosen together where a word has several', () => {
    expect(repairText(spoil('Это искусство русских мастеров.', '\ufffd')).text).toBe(
      'Это искусство русских мастеров.',
    )
  })

  it('are found in text that lost bytes to another page', () => {
    const sentence = 'После дождя дорога к мельнице совсем раскисла.'
    expect(repairText(spoil(sentence, '\ufffd', 'windows-1250')).text).toBe(sentence)
  })

  it('are put back by plans that replay', () => {
    for (const sentence of Object.values(sentences)) {
      for (const {before, after, plan} of repairText(spoil(sentence, '')).repairs)
        expect(replayPlan(before, plan)).toBe(after)
    }
  })

  it('lower the confidence where the surroundings leave a doubt', () => {
    const sure = repairText(spoil('Она приехала в октябре.', '\ufffd')).repairs
    const doubtful = repairText(spoil('Его звали Уэрсям, её звали Эсяс.', '\ufffd')).repairs
    const least = (repairs: typeof sure) => Math.min(...repairs.map(({confidence}) => confidence))
    expect(least(doubtful)).toBeLessThan(0.9)
    expect(least(doubtful)).toBeLessThan(least(sure))
  })
})

import {eld} from 'eld/small'
import {describe, expect, test} from 'vitest'
import {GRAM_LANGUAGES} from '../../../src/tables/language-grams.ts'
import {scoreGrams} from '../../../src/text/language/grams.ts'

const TEXTS = [
  'De trein naar Zwolle rijdt dinsdag niet, zei de vervoerder.',
  "L'été dernier, on n’a pas vu d'hirondelles au-dessus de l'étang.",
  'Надо было выйти из дома пораньше, сказал он.',
  'Влакът за Пловдив ще закъснее с двайсет минути.',
  'القطار المتجه إلى الشمال تأخر ساعتين',
  'नदी का पानी रात भर बढ़ता रहा',
  'a',
  'ab cd. efg — hijk, lmnop',
  `${'ordentlich '.repeat(60)}zum Schluss`,
  `${'Ångström’s œuvre '.repeat(30)}fin`,
  `Kort ${'woord'.repeat(30)} lang`,
  '𝔉raktur und \ud800 halbe Paare ١٢٣',
  '',
  '12:30',
]

/** What eld makes of a mean score, which is all it tells. */
const asTold = (score: number) => score / (score + 25)

describe('scoreGrams', () => {
  test.each(TEXTS)('scores as eld does: %s', text => {
    const told = eld.detect(text).getScores()
    const here: Record<string, number> = {}
    scoreGrams(text, (language, score) => {
      here[language] = asTold(score)
    })
    const there = Object.fromEntries(Object.entries(told).filter(([code]) => GRAM_LANGUAGES.includes(code)))
    expect(Object.keys(here).sort()).toEqual(Object.keys(there).sort())
    for (const [language, score] of Object.entries(there)) expect(here[language]).toBeCloseTo(score, 10)
  })
})

import iconv from 'iconv-lite'
import {describe, expect, it} from 'vitest'
import {replayPlan} from '../../../src/text/mojibake/plan.ts'
import {repairText} from '../../../src/text/mojibake/repair.ts'

const spoil = (text: string): string => iconv.decode(Buffer.from(text), 'win1252').toLowerCase()

describe('UTF-8 through windows-1252, set in small letters', () => {
  it.each([
    'die größte bäckerei für süße brötchen in zürich',
    'l’été dernier, la mère de rené a préféré la forêt',
    'el niño comió piñas en españa y bebió café',
  ])('%s', text => {
    const {text: mended, repairs} = repairText(spoil(text))
    expect(mended).toBe(text)
    for (const {before, after, plan} of repairs) expect(replayPlan(before, plan)).toBe(after)
  })

  it('is mended where it was spoilt twice', () => {
    const twice = iconv.decode(Buffer.from(iconv.decode(Buffer.from('don’t'), 'win1252')), 'win1252')
    expect(repairText(twice.toLowerCase()).text).toBe('don’t')
  })

  it('is not seen in Portuguese', () => {
    for (const text of ['amanhã “talvez”, disse a irmã…', 'a manhã – e a maçã, não'])
      expect(repairText(text).text).toBe(text)
  })
})

import iconv from 'iconv-lite'
import {describe, expect, it} from 'vitest'
import {replayPlan} from '../../../src/text/mojibake/plan.ts'
import {repairText} from '../../../src/text/mojibake/repair.ts'

const english = [
  'The mayor didn’t come, and it’s the town’s own fault: “We never asked,” he said – twice.',
  'Only the baker’s wife, the miller’s son and the smith’s dog were “at home” that day…',
]

const expectMended = (spoilt: string, text: string) => {
  expect(spoilt).not.toBe(text)
  const {text: mended, repairs} = repairText(spoilt)
  expect(mended).toBe(text)
  for (const {before, after, plan} of repairs) expect(replayPlan(before, plan)).toBe(after)
}

describe('marks of English that another legacy charset read', () => {
  const cases = english.flatMap(text =>
    ['macroman', 'cp437', 'cp850', 'cp866'].map(charset => [charset, text] as const),
  )
  it.each(cases)('windows-1252 as %s: %s', (charset, text) => {
    expectMended(iconv.decode(iconv.encode(text, 'win1252'), charset), text)
  })

  it('are those of the Macintosh, too', () => {
    expectMended(iconv.decode(iconv.encode(english[0]!, 'macroman'), 'win1251'), english[0]!)
  })

  it('take the letters of their text along', () => {
    const text = 'It’s a café, and they don’t know Zoë’s résumé.'
    expectMended(iconv.decode(iconv.encode(text, 'win1252'), 'macroman'), text)
  })

  it('are not seen where letters stand that are right', () => {
    for (const text of [
      'The newspaper El País said so. El País is read in Spain, and País means country.',
      'Æthelred and Ælfgar don’t come to Ærø.',
      'Perú and José and Martí didn’t agree with García’s son.',
    ])
      expect(repairText(text).text).toBe(text)
  })
})

describe('letters and marks that a double-byte charset read with the letter behind them', () => {
  it.each([
    ['gbk', english[1]!.replaceAll(/[“”…]/g, '')],
    ['gbk', 'Die Bürger von Köln müssen größere Gebühren zahlen, sagte der Bürgermeister.'],
    ['big5', 'A situação de São João não mudou.'],
    ['cp932', 'Les élèves français préfèrent la forêt.'],
    ['cp949', 'The baker’s wife said they don’t know.'],
  ])('%s: %s', (charset, text) => {
    expectMended(iconv.decode(iconv.encode(text, 'win1252'), charset), text)
  })

  it('are not seen in text that has wide letters of its own', () => {
    for (const text of [
      'He wore a T恤 and sang K歌.',
      'Sony社のCEOとB級グルメ',
      'K-pop그룹 BTS는',
      'The word 你好 is Chinese.',
    ])
      expect(repairText(text).text).toBe(text)
  })
})

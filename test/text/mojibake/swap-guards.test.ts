import {describe, expect, it} from 'vitest'
import {repairText} from '../../../src/text/mojibake/repair.ts'

const unusual: Record<string, string> = {
  'soft hyphens': 'Die Ge\u00adbüh\u00adren\u00adord\u00adnung der Bä\u00adde\u00adran\u00adstalt',
  'a drawn box': '┌──────────┐\n│  Router  │\n└────┬─────┘\n     ▼',
  'dots between items': 'Ferry Times·Harbour Map·Lost Property·',
  'a dash for want of spaces': 'We waited…and the tide came in…then it left',
  'full-width letters': 'ＡＢＣ ［税抜］￥1,200',
  'a sign for micro': 'a pulse of 3 μs, so many μwaves',
  'a Cyrillic capital in a Latin word': 'Сoastal towns',
  'a date to be filled in': 'Форма: ГГГГ-ММ-ДД ЧЧ:ММ:СС ВЧ',
  'letters inside words': 'Grüße, Schönheit and paßt',
  'a scrap of decoration': 'ůíů The harbour master left the channel',
  'cells of a table': '│10 │A á│Harbour │',
  'a list of letters': 'Added áâçéíóú to the letters that a link may have',
  'runs of one letter': 'งงงงง\n[[ÖÖ]MM]',
  'a language that no table knows': 'keştîya spî li benderê ye',
  'a letter that hardly any language has': 'Ka kuluŋo bondi jiyo to',
  'one alphabet in words of its own': 'کشتی کے ٹکٹ\nסירה לבנה אין האַפֿן',
  'letters between brackets': '[aàâä] and [eéèêë] become a and e',
  'a letter between quotation marks': '("A~" "Ã")',
  'a letter of French in German text': 'Château Picard, eine Flasche',
  'references that are no bytes': 'с&nbsp;2001 по&nbsp;2004',
  'a mark that stands alone': '12 Quay Street ï Harwick ï 555-0134',
}

describe('what no swap of charsets made', () => {
  for (const [name, text] of Object.entries(unusual)) {
    it(`leaves ${name}`, () => {
      expect(repairText(text).text).toBe(text)
    })
  }
})

describe('a document in a language that no table knows', () => {
  it('stays, though one of its lines would profit', () => {
    const words = ['keştîya spî', 'li benderê ye', 'şevê dirêj', 'bayê bihêz', 'çûkên sor', 'rojîn û dînar']
    const text = words.map((word, index) => `NAME_${index}="${word}"`).join('\n')
    expect(repairText(text).text).toBe(text)
  })
})

describe('what a swap of charsets did make', () => {
  it('is mended inside the quotation marks of French', () => {
    expect(repairText('Les bateaux sont ÇÊretardŽsÊÈ ce soir.').text).toBe(
      'Les bateaux sont «\u00a0retardés\u00a0» ce soir.',
    )
  })

  it('is mended where letters of another alphabet stand in Latin words', () => {
    expect(repairText('Dиs son arrivйe, le pкcheur a rйparй le filet de la barque.').text).toBe(
      'Dès son arrivée, le pêcheur a réparé le filet de la barque.',
    )
  })
})

describe('a dash whose last byte became a straight quotation mark', () => {
  it('is long where it is glued to words', () => {
    const text = 'She knew the signsā€"stars, tides, windsā€"and the harbourā€™s lights.'
    expect(repairText(text, {charset: 'windows-1257'}).text).toBe(
      'She knew the signs—stars, tides, winds—and the harbour’s lights.',
    )
  })
})

describe('a swap amid right text', () => {
  const chinese = '渡轮早上从码头出发，经过灯塔，下午返回。乘客请提前到达，并带好雨衣和水。'.repeat(4)

  it('is chance where one word would profit', () => {
    const text = `${chinese}\n贾磊磊\n${chinese}`
    expect(repairText(text).text).toBe(text)
  })

  it('is made where a whole sentence does', () => {
    const text = `${chinese}\nРџР°СЂРѕРј СѓС…РѕРґРёС‚ РІ РїРѕР»РґРµРЅСЊ.`
    expect(repairText(text).text).toBe(`${chinese}\nПаром уходит в полдень.`)
  })
})

import {describe, expect, it} from 'vitest'
import {biasOf} from '../../../src/text/mojibake/language/language-bias.ts'
import {repairText} from '../../../src/text/mojibake/repair.ts'
import {suspectLines} from '../../../src/text/mojibake/scan/scan.ts'
import {isAtHome} from '../../../src/text/mojibake/swap/homeward.ts'

const swedish = [
  'Det var en gång en båt som låg vid bryggan hela vintern, och ingen visste vem som ägde den.',
  'När våren kom gick de ner till sjön för att se om den fortfarande flöt eller om den hade sjunkit.',
  'Hon sade att det inte var något att göra åt saken förrän isen hade gått och vattnet blivit varmt.',
  'Men han ville inte vänta så länge, utan tog med sig en åra och en hink och gick dit på egen hand.',
].join('\n')

describe('letters at home', () => {
  const bias = biasOf(swedish.repeat(4))

  it('leaves a name that no page could have made of anything better', () => {
    const line = 'Senare fick de hjälp av Pál, som bodde på andra sidan ån.'
    expect(isAtHome(line, bias)).toBe(true)
    expect(suspectLines(`${swedish}\n${swedish}\n${line}`, () => bias)).toEqual([])
  })

  it('does not speak for a line that some page brings home', () => {
    expect(isAtHome('Dĺ gick de bort frĺn ĺn.', bias)).toBe(false)
  })

  it('says nothing of a text whose language is in doubt', () => {
    expect(isAtHome('Pál var här.', biasOf('Pál var här.'))).toBe(false)
  })

  it('keeps nothing from being mended beside clean lines', () => {
    const line = 'Sedan gick de hem för att äta, och på kvällen såg de på stjärnorna.'
    const spoilt = line.replaceAll('å', 'ĺ')
    expect(repairText(`${swedish}\n${spoilt}\n${swedish}`).text).toBe(`${swedish}\n${line}\n${swedish}`)
  })
})

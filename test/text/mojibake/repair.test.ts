import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {allPages} from '../../../src/text/mojibake/pages.ts'
import {repairText, replayPlan} from '../../../src/text/mojibake/repair.ts'

const utf8 = new TextEncoder()
const misread = (text: string, name = 'windows-1252'): string => {
  const page = allPages.find(p => p.name === name)!
  return Array.from(utf8.encode(text), byte =>
    byte < 128 ? String.fromCharCode(byte) : page.upper[byte - 128],
  ).join('')
}

/** Apply the repairs to the input by their offsets, and each plan to its `before`. */
const expectSound = (input: string) => {
  const {text, repairs} = repairText(input)
  let rebuilt = ''
  let from = 0
  for (const {start, end, before, after, plan, confidence, rule} of repairs) {
    expect(start).toBeGreaterThanOrEqual(from)
    expect(input.slice(start, end)).toBe(before)
    expect(replayPlan(before, JSON.parse(JSON.stringify(plan)))).toBe(after)
    expect(confidence).toBeGreaterThan(0)
    expect(confidence).toBeLessThanOrEqual(1)
    expect(rule).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    rebuilt += input.slice(from, start) + after
    from = end
  }
  expect(rebuilt + input.slice(from)).toBe(text)
  return text
}

describe('repairText', () => {
  it('reads UTF-8 through each of the twenty pages', () => {
    const sentences = [
      'Das Gebäude gehört der Universität, sagte sie „gestern“.',
      'Их дом стоит у реки, где шумит лес.',
    ]
    for (const page of allPages.slice(0, 20)) {
      for (const sentence of sentences) expect(expectSound(misread(sentence, page.name))).toBe(sentence)
    }
  })

  it('mends one short stretch inside good text', () => {
    expect(expectSound('Žižek aß Crème brûlÃ©e im Café.')).toBe('Žižek aß Crème brûlée im Café.')
    expect(expectSound('It didnâ€™t rain – “not once”.')).toBe('It didn’t rain – “not once”.')
  })

  it('undoes several layers', () => {
    const sentence = 'Où est passé l’été ?'
    expect(expectSound(misread(misread(sentence)))).toBe(sentence)
    expect(expectSound(misread(misread(misread(sentence))))).toBe(sentence)
  })

  it('closes quotations that lost their last byte', () => {
    expect(expectSound('They spoke of a “second spring,†Maria said.')).toBe(
      'They spoke of a “second spring,” Maria said.',
    )
    // A mark that closes and stands apart from its word does not cling to the next one.
    expect(repairText('Masada â€œeski â€ bir harita ile kÃ¼Ã§Ã¼k bir defter vardÄ±.').text).toBe(
      'Masada “eski ” bir harita ile küçük bir defter vardı.',
    )
    expect(expectSound('They spoke of a “second spring,â€ Maria said.')).toBe(
      'They spoke of a “second spring,” Maria said.',
    )
    expect(expectSound('a â€œquiet cornerâ€? of the map')).toBe('a “quiet corner” of the map')
  })

  it('mends what looks like words beside sequences of its page', () => {
    const text = 'Są to dwa stare mosty, które łączą brzegi Wisły.'
    expect(repairText(misread(text, 'windows-1252')).text).toBe(text)
    expect(repairText('nhà cũ “bên sông†, cây cầu').text).toBe('nhà cũ “bên sông”, cây cầu')
  })

  it('tells whether a space that stood for a no-break one is the text’s own too', () => {
    expect(repairText('Ils sont dÃ©jÃ  partis, et le pont est lÃ ').text).toBe(
      'Ils sont déjà partis, et le pont est là',
    )
    expect(repairText('NgÃ y nÃ o bÃ cÅ©ng nÃ³i “lÃ â€ vá»›i chá»‹').text).toBe(
      'Ngày nào bà cũng nói “là” với chị',
    )
    for (const [input, wanted] of [
      ['La cittÃ , giÃ piÃ¹ bella di sera, Ã¨ lÃ .', 'La città, già più bella di sera, è là.'],
      ['Il va Ã Lyon, câ€™est-Ã -dire Ã cÃ´tÃ©.', 'Il va à Lyon, c’est-à-dire à côté.'],
      ['AtÃ© Ã s trÃªs da manhÃ£, devido Ã quela estaÃ§Ã£o.', 'Até às três da manhã, devido àquela estação.'],
      ['NgÃ y nÃ o bÃ cÅ©ng lÃ m bÃ¡nh vá»›i chá»‹', 'Ngày nào bà cũng làm bánh với chị'],
      ['Å Ã­p letÃ­ a â€žÅ tÄ›pÃ¡nâ€œ vÄ›Å¡Ã­ Å¡aty', 'Šíp letí a „Štěpán“ věší šaty'],
      ['On est dÃ©jÃ', 'On est déjà'],
      ['GÃ idhlig', 'Gàidhlig'],
    ] as const)
      expect(expectSound(input)).toBe(wanted)
  })

  it('reads lead bytes whose C1 controls were stripped', () => {
    for (const [input, wanted] of [
      ['He doesnât know, she said. âNo.â', 'He doesn’t know, she said. “No.”'],
      ['Die StraÃe ist schÃ¶n â ânicht immerâ.', 'Die Straße ist schön – „nicht immer“.'],
      ['Lâété nâa pas dÃ©passÃ© lâautomne.'.replace('été', 'Ã©tÃ©'), 'L’été n’a pas dépassé l’automne.'],
      ['Det Ã¤r âvÃ¤ldigt braâ, sade hon.', 'Det är ”väldigt bra”, sade hon.'],
    ] as const)
      expect(expectSound(input)).toBe(wanted)
    const welsh = 'Mae hi yn byw â ni ac â nhw, â chath ac â chi.\nEr â hynny, â phawb, â llaw.'
    expect(repairText(`${welsh}\n${welsh}`).repairs).toEqual([])
    for (const text of ['La pâte du gâteau, un âge bête', 'Teulu â phlant yn byw â ni', 'a când â fost'])
      expect(repairText(text).text).toBe(text)
  })

  it('joins surrogates that were encoded one by one', () => {
    expect(expectSound('so glad í\xa0½í¸\x8a')).toBe('so glad 😊')
  })

  it('mends signs and Greek letters of sciences beside words', () => {
    expect(expectSound('play itâ™ª!')).toBe('play it♪!')
    expect(expectSound('some TGFÎ²1 and 5Î¼g')).toBe('some TGFβ1 and 5μg')
  })

  it('needs less evidence of damage through the charset it is told of', () => {
    expect(repairText('tschĂĽĂź').text).not.toBe('tschüß')
    expect(repairText('tschĂĽĂź', {charset: 'windows-1250'}).text).toBe('tschüß')
    expect(repairText('oΓΉ es-tu', {charset: 'Windows-1253'}).text).toBe('où es-tu')
    expect(repairText('NÃO À TOA', {charset: 'windows-1252'}).text).toBe('NÃO À TOA')
  })

  it('undoes whole-text swaps', () => {
    expect(expectSound('Îí æèâåò â áîëüøîì äîìå ó ðåêè.')).toBe('Он живет в большом доме у реки.')
  })

  it('turns C1 controls into the characters that were meant', () => {
    expect(expectSound('He said \x93no\x94 \x96 and left.')).toBe('He said “no” – and left.')
  })

  it('undoes character references over mojibake', () => {
    expect(expectSound('caf&Atilde;&copy; cr&#195;&#168;me')).toBe('café crème')
  })

  it('leaves clean text alone, the same string', () => {
    for (const text of [
      'NÃO HÁ SOLUÇÃO À VISTA, DISSE A MINISTRA.',
      'Karl Meier (* 1812; † 1890) war Lehrer.',
      'Ответ: да, он был прав. «Хорошо», — сказала она.',
      'Σήμερα είναι μια όμορφη μέρα στην Αθήνα.',
      '昨日、東京で雪が降った。',
      'Å være eller ikke være, det er spørsmålet.',
    ]) {
      expect(repairText(text)).toEqual({text, repairs: [], doubts: []})
    }
  })

  it('mends a text about encodings that is spoilt itself', () => {
    const text = 'Сообщение «так как» пришло в кодировке UTF-8, а прочитано оно было в другой, устаревшей.'
    expect(repairText(misread(text, 'windows-1251')).text).toBe(text)
  })

  it('mends a word by itself in a line that speaks of encodings and is spoilt elsewhere', () => {
    const text = 'The “old bridge” – instead of the new one – is closed.'
    expect(repairText(misread(text, 'windows-1252')).text).toBe(text)
  })

  it('leaves mojibake that is quoted on purpose, and mends it when asked', () => {
    const text = 'If “cafÃ©” appears instead of “café”, the charset is wrong.'
    const {text: left, repairs, doubts} = repairText(text)
    expect([left, repairs]).toEqual([text, []])
    expect(doubts).toMatchObject([{start: 7, end: 9, before: 'Ã©', after: 'é', rule: 'utf8-through-page'}])
    const asked = repairText(text, {quoted: 'repair'})
    expect(asked.text).toContain('If “café” appears')
    expect(asked.doubts).toEqual([])
  })

  it('takes "instead of" for a hint only where a character is named', () => {
    expect(repairText('The show was off â€“ instead of a repeat').text).toContain('off – instead')
    const text = 'I see â€™ instead of an apostrophe'
    expect(repairText(text).text).toBe(text)
  })

  it('mends a sign alone where texts have it, through the rarer pages too', () => {
    for (const text of [
      'It costs £8,000 a year.',
      'Bei 20 °C im Mai',
      'See § 12 there',
      '© 2015 Acme',
      'a – b, naïve',
    ])
      for (const page of ['windows-1250', 'ibm866', 'macintosh'])
        expect(repairText(misread(text, page)).text).toBe(text)
  })

  it('reads an accent that became a space and a combining one', () => {
    expect(repairText('Ma si Ã \u0308 fatto, e perciÃ² un systÃ \u0308me').text).toBe(
      'Ma si è fatto, e perciò un système',
    )
  })

  it('reads a closing mark that lost its last byte before an ellipsis', () => {
    expect(repairText('“byte per lineaâ€…').text).toBe('“byte per linea”…')
  })

  it('looks at signs between small letters', () => {
    const cases = [
      ['Sein Vertrag l„uft noch bis zum Dezember.', 'Sein Vertrag läuft noch bis zum Dezember.'],
      ['Er m”chte im Dezember kommen', 'Er möchte im Dezember kommen'],
      ['mayor¡a de', 'mayoría de'],
    ] as const
    for (const [text, wanted] of cases) expect(repairText(text).text).toBe(wanted)
  })

  it('leaves daggers that are letters of another charset', () => {
    for (const text of ['Hon fick en fr†ga om skolan', 'de m†nga orden'])
      expect(repairText(text).text).not.toContain('”')
  })

  it('mends what a control is left beside as a call of its own would', () => {
    const once = repairText('aÂ½a\x9d').text
    expect(repairText(once).text).toBe(once)
  })

  it('is idempotent, and its plans replay, whatever comes', () => {
    const unit = fc.constantFrom(...'aeé Ã©â€™œ\x9d\u00a0†?“”ÐŸÑ€Ð¸�ï¿½Â·ä¸\u00adе\nжЖ1'.split(''))
    fc.assert(
      fc.property(fc.string({unit, maxLength: 60}), text => {
        const once = expectSound(text)
        expect(repairText(once).text).toBe(once)
      }),
      {numRuns: 1000},
    )
  })
})

it('never throws on a long line, whatever it repeats', () => {
  for (const piece of ['Ã', 'â ', 'â€', 'Å', 'Ã©', 'ï¿½']) {
    const text = piece.repeat(200_000 / piece.length)
    expect(typeof repairText(text).text).toBe('string')
  }
}, 60_000)

it('takes time in proportion to a line, whatever it repeats', () => {
  for (const piece of ['M黱chen ', 'Å\ufffd', 'Ñ\ufffdÐ\ufffd', 'à¤\ufffdà¤¾']) {
    const start = performance.now()
    repairText(piece.repeat(60_000 / piece.length))
    expect(performance.now() - start, piece).toBeLessThan(20_000)
  }
}, 90_000)

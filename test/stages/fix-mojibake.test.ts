import {describe, expect, test} from 'vitest'
import {NO_METADATA} from '../../src/model/metadata.ts'
import {fixMojibake} from '../../src/stages/fix-mojibake.ts'
import {articleOf, runOnArticle} from '../support/articles.ts'

describe('fixMojibake', () => {
  test('repairs blocks and metadata alike, and names the kinds of repair', () => {
    const metadata = {...NO_METADATA, title: 'La cafetÃ©ria'}
    const document = articleOf(['Une journÃ©e d’Ã©tÃ©, dit-elle.', 'Rien à changer ici.'], {metadata})
    const {article, values, notes} = runOnArticle(fixMojibake(), document)
    expect(values).toEqual(['Une journée d’été, dit-elle.', 'Rien à changer ici.'])
    expect(article.data.metadata.title).toBe('La cafetéria')
    expect(article.data.fixes.length).toBeGreaterThan(0)
    expect(
      notes
        .filter(note => note.kind === 'repair')
        .map(note => note.before)
        .join(),
    ).toContain('Ã©')
  })

  test('mends quotation marks that lost a byte, unless told not to', () => {
    const spoilt = 'He called it a “standing hazard,â€ and left. “Too late,†she said.'
    expect(runOnArticle(fixMojibake(), articleOf([spoilt])).values).toEqual([
      'He called it a “standing hazard,” and left. “Too late,” she said.',
    ])
    expect(runOnArticle(fixMojibake({quotes: false}), articleOf(['“Too late,†she said.'])).values).toEqual([
      '“Too late,†she said.',
    ])
  })

  test('notes what it left alone, since the text quotes it', () => {
    const document = articleOf(['If “cafÃ©” appears instead of “café”, the charset is wrong.'])
    const {article, notes} = runOnArticle(fixMojibake(), document)
    expect(article).toBe(document)
    expect(notes).toMatchObject([{rule: 'quoted-damage', kind: 'doubt', before: 'Ã©', after: 'é'}])
  })

  test('refuses another word for what is quoted', () => {
    const quoted = 'mend' as 'leave'
    expect(() => fixMojibake({quoted})).toThrow(
      'Cannot set `quoted` on `fix-mojibake`: expected leave or repair, got "mend"',
    )
  })

  test('gives back the very same document where nothing is wrong', () => {
    const document = articleOf(['Ein gutes Jahr für Äpfel.', 'Fußnote† mit Kreuz.'])
    expect(runOnArticle(fixMojibake(), document).article).toBe(document)
  })
})

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {DROP_RULES} from '../../../src/model/rules.ts'
import {CUE_KINDS} from '../../../src/text/roles/cue-table.ts'
import {findCues} from '../../../src/text/roles/cues.ts'
import {furnitureRule} from '../../../src/text/roles/furniture.ts'
import {judgeLines} from '../../../src/text/roles/judge.ts'
import {cpuTime} from '../../support/cpu-time.ts'

const judge = (lines: readonly string[]) => judgeLines(lines.map(text => ({text, kind: 'paragraph'})))
const kept = (lines: readonly string[]) => {
  const verdicts = judge(lines)
  return lines.filter((_, i) => verdicts[i]!.role === 'body')
}

const ENGLISH = [
  'The old lighthouse on the northern cape will be lit again in June, eleven years after the last keeper locked its door and went ashore.',
  'A group of fishermen from the village raised the money for a new lamp, and a retired electrician spent two winters repairing the gallery.',
  '“We were told that nobody needs a light any more,” said Ina Sorvik, who leads the group. “But everybody here wants to see it.”',
  'The coast authority agreed on Tuesday to mark the light on its charts, on the condition that the village pays for the current.',
]
const GREEK = [
  'Ο παλιός φάρος στο βόρειο ακρωτήρι θα ανάψει ξανά τον Ιούνιο, έντεκα χρόνια αφότου ο τελευταίος φύλακας κλείδωσε την πόρτα και έφυγε.',
  'Μια ομάδα ψαράδων από το χωριό μάζεψε τα χρήματα για μια καινούρια λάμπα, και ένας συνταξιούχος ηλεκτρολόγος επισκεύαζε τον εξώστη δύο χειμώνες.',
  '«Μας είπαν ότι κανείς δεν χρειάζεται πια το φως», είπε η επικεφαλής της ομάδας. «Όμως όλοι εδώ θέλουν να το βλέπουν».',
  'Η λιμενική αρχή συμφώνησε την Τρίτη να σημειώσει τον φάρο στους χάρτες της, με τον όρο ότι το χωριό θα πληρώνει το ρεύμα.',
]

describe('the judge', () => {
  test('keeps the body between menu and footer, and says what the rest is', () => {
    const lines = [
      'Home',
      'News',
      'Sport',
      'Contact',
      'Lighthouse on the northern cape to shine again',
      'By Anna Berg',
      'Share',
      ...ENGLISH,
      'Read more',
      'Harbour dues to rise in spring',
      'Ferry timetable cut for the winter',
      'Sign up for our newsletter',
      'Comments',
      '© 2031 The Cape Courier. All rights reserved.',
    ]
    const verdicts = judge(lines)
    expect(kept(lines)).toEqual(ENGLISH)
    expect(verdicts[4]!.role).toBe('title')
    expect(verdicts[5]!.role).toBe('byline')
    expect(verdicts.map(verdict => verdict.rule).slice(6, 7)).toEqual(['share-bar'])
    expect(verdicts.at(-1)!.rule).toBe('copyright')
    expect(verdicts.at(-3)!.rule).toBe('newsletter')
  })

  test('leaves out captions that end in a credit, in whatever language', () => {
    const captions = [
      'The lighthouse on the northern cape, seen from the harbour in May. Photograph: Anna Berg/Reuters',
      'Der alte Leuchtturm am Nordkap soll wieder leuchten (Foto: Anna Berg/dpa)',
      '북쪽 곶의 등대가 다시 불을 밝힐 준비를 하고 있다. 연합뉴스',
    ]
    for (const caption of captions) {
      const lines = [
        'Home',
        'News',
        'Lighthouse to shine again',
        ...ENGLISH.slice(0, 2),
        caption,
        ...ENGLISH.slice(2),
        'Comments',
      ]
      expect(kept(lines)).toEqual(ENGLISH)
      expect(judge(lines)[5]!.rule).toBe('caption')
    }
  })

  test('keeps a paragraph once, and no label between paragraphs', () => {
    const menu = ['Home', 'News', 'Sport', 'Culture', 'Log in', 'Lighthouse to shine again']
    const footer = [
      'Comments',
      'Ferry timetable cut for the winter',
      'About us',
      'Privacy policy',
      'Terms of use',
    ]
    const body = ENGLISH.flatMap((line, i) =>
      i % 2 === 0 ? [line, 'Advertisement'] : [line, 'Share on Facebook'],
    )
    const lines = [...menu, ...body, ENGLISH[1]!, ...footer]
    const verdicts = judge(lines)
    expect(lines.filter((_, i) => verdicts[i]!.role === 'body' || verdicts[i]!.role === 'subhead')).toEqual(
      ENGLISH,
    )
  })

  test('tells the standfirst below the headline and the subheads of the body', () => {
    const lines = [
      ...['Home', 'News', 'Sport', 'Culture', 'Weather', 'Contact', 'Log in'],
      'Lighthouse on the northern cape to shine again',
      'Fishermen have raised the money for a new lamp, and the northern cape is to have its lighthouse again',
      'By Anna Berg',
      'June 3, 2031',
      'Share',
      ...ENGLISH.slice(0, 2),
      'A light that nobody needs',
      ...ENGLISH.slice(2),
      ...['Share', 'Read more', 'Harbour dues to rise in spring', 'Comments'],
    ]
    const roles = judge(lines).map(verdict => verdict.role)
    expect(roles.slice(7, 10)).toEqual(['title', 'standfirst', 'byline'])
    expect(roles.slice(12, 17)).toEqual(['body', 'body', 'subhead', 'body', 'body'])
  })

  test('keeps all of a text that is clean already', () => {
    const lines = [...ENGLISH.slice(0, 2), 'A light that nobody needs', ...ENGLISH.slice(2)]
    expect(judge(lines).map(verdict => verdict.role)).toEqual(['body', 'body', 'subhead', 'body', 'body'])
  })

  test('finds the byline below a standfirst that stays', () => {
    const lines = ['Lighthouse on the northern cape to shine again', ENGLISH[1]!, 'By Anna Berg', ...ENGLISH]
    expect(judge(lines)[2]!.role).toBe('byline')
  })

  test('holds in a language the trees have not seen', () => {
    const lines = [
      'Αρχική',
      'Πολιτική',
      'Αθλητικά',
      'Ο φάρος στο βόρειο ακρωτήρι ανάβει ξανά',
      ...GREEK,
      'Διαβάστε επίσης',
      'Αυξάνονται τα τέλη του λιμανιού',
      'Κοινοποίηση',
      'Όροι χρήσης',
    ]
    expect(kept(lines)).toEqual(GREEK)
  })

  test('every line has a role, and every chrome line a listed rule', () => {
    const line = fc.constantFrom(
      'Home',
      'Share',
      '-',
      '',
      '1',
      ...ENGLISH,
      ...GREEK,
      'A b c',
      '»',
      '© 2031',
      'Tags: one, two',
      '한국어 문장입니다.',
    )
    fc.assert(
      fc.property(fc.array(line, {maxLength: 30}), lines => {
        const verdicts = judge(lines)
        expect(verdicts).toHaveLength(lines.length)
        for (const {role, rule, score} of verdicts) {
          expect(role === 'chrome').toBe(rule !== null)
          if (rule !== null) expect(DROP_RULES[rule]).toBeTypeOf('string')
          expect(score >= 0 && score <= 1).toBe(true)
        }
      }),
      {numRuns: 60},
    )
  })

  test('many short lines and one endless one cost linear time', () => {
    const started = cpuTime()
    judge(Array.from({length: 20_000}, (_, i) => `x${i % 7}`))
    judge(['word, '.repeat(500_000)])
    judge(['a'.repeat(2_000_000)])
    expect(cpuTime() - started).toBeLessThan(10_000)
  })
})

describe('cues', () => {
  const kinds = (line: string) => findCues(line).map(cue => CUE_KINDS[cue.kind])
  test.each([
    ['Share', 'share'],
    ['» Mehr zum Thema', 'related'],
    ['Читайте также: порт открыт', 'related'],
    ['相关新闻', 'related'],
    ['관련기사', 'related'],
    ['اقرأ أيضا', 'related'],
    ['© 2031 Cape Courier', 'copyright'],
    ['Suscríbete a nuestro boletín', 'newsletter'],
    ['無断転載を禁じます', 'copyright'],
    ['Διαβάστε επίσης', 'related'],
    ['यह भी पढ़ें: बंदरगाह', 'related'],
  ])('%s', (line, kind) => {
    expect(kinds(line)).toContain(kind)
  })

  test.each(['Share prices fell.', 'Homeward bound', 'The menus were long.'])(
    'not inside words: %s',
    line => {
      expect(findCues(line).filter(cue => cue.how === 3)).toEqual([])
    },
  )

  test('single lines that are furniture whatever stands around', () => {
    expect(furnitureRule('Read more: Harbour dues to rise')).toBe('read-more')
    expect(furnitureRule('Advertisement')).toBe('advertisement')
    expect(furnitureRule('The harbour reopened on Monday: nobody came.')).toBe(null)
  })
})

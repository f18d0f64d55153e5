import {describe, expect, test} from 'vitest'
import {createBlock, isKept} from '../../src/model/block.ts'
import {dropForeignBlocks} from '../../src/stages/drop-foreign-blocks.ts'
import {identifyLanguages} from '../../src/stages/identify-languages.ts'
import {articleOf, runOnArticle, runOne} from '../support/articles.ts'

const block = (value: string, language: string, languageScore = 0.9) =>
  createBlock('paragraph', value, {language, languageScore})
const mixed = articleOf(
  [
    block('The pier opened on Monday.', 'en'),
    block('부두가 월요일에 열렸다.', 'ko'),
    block('Ulm', 'de', 0.3),
    block('1,000', 'zxx'),
  ],
  {language: 'en', languageScore: 0.95},
)

describe('dropForeignBlocks', () => {
  test('drops blocks in another language, not those that are unsure or have none', () => {
    const {article, notes} = runOnArticle(dropForeignBlocks(), mixed)
    expect(article.children.map(isKept)).toEqual([true, false, true, true])
    expect(notes).toMatchObject([
      {rule: 'other-language', kind: 'removal', before: '부두가 월요일에 열렸다.'},
    ])
  })

  test('keeps a bilingual article whole when both languages are wanted', () => {
    const {article} = runOnArticle(dropForeignBlocks({languages: ['en', 'ko']}), mixed)
    expect(article.children.every(isKept)).toBe(true)
  })

  test('keeps what the markup of a page puts firmly into the article', () => {
    const quoted = createBlock('quote', '부두가 월요일에 열렸다.', {
      language: 'ko',
      languageScore: 0.9,
      score: 0.95,
    })
    const page = articleOf([...mixed.children, quoted], {...mixed.data, medium: 'html'})
    const {article} = runOnArticle(dropForeignBlocks(), page)
    expect(article.children.map(isKept)).toEqual([true, false, true, true, true])
  })

  test('drops an article that is in none of the wanted languages', () => {
    const {result} = runOne(dropForeignBlocks({languages: ['fr']}), mixed)
    expect(result).toMatchObject({form: 'drop', reason: 'wrong-language', detail: 'en'})
  })
})

test('identifyLanguages finds the language of blocks and article', () => {
  const {article} = runOnArticle(
    identifyLanguages(),
    articleOf([
      'Der Stadtrat beschloss am Mittwoch, die Strecke neu zu bauen und zu bezahlen.',
      '부두가 월요일에 다시 열렸다고 시장이 말했다.',
    ]),
  )
  expect(article.data.language).toBe('de')
  expect(article.children.map(child => child.data.language)).toEqual(['de', 'ko'])
})

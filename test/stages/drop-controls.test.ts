import {expect, test} from 'vitest'
import {NO_METADATA} from '../../src/model/metadata.ts'
import {dropControls} from '../../src/stages/drop-controls.ts'
import {articleOf, runOnArticle} from '../support/articles.ts'

test('drops what steers a terminal or the direction, in text and metadata, and tells of it', () => {
  const metadata = {...NO_METADATA, title: 'A \u202Espoofed\x1B]0;title\x07 pier', tags: ['har\x00bour']}
  const {article, values, notes} = runOnArticle(
    dropControls(),
    articleOf(['A\x1B[31m red\x1B[0m pier\x7F.'], {metadata}),
  )
  expect(values).toEqual(['A red pier.'])
  expect(article.data.metadata).toMatchObject({title: 'A spoofed pier', tags: ['harbour']})
  expect(article.data.fixes).toEqual(['control-character'])
  expect(notes).toMatchObject([
    {rule: 'control-character', kind: 'repair', before: '\x1B[31m\x1B[0m\x7F'},
    {},
    {},
  ])
})

test('leaves marks that belong to the wording, and the very same document where there is nothing to drop', () => {
  const document = articleOf([
    'كتاب\u200F (2024)',
    'نمی\u200Cخواهم',
    'co\u00ADoperate',
    'tab\tand\nline',
    'كتـــاب',
  ])
  expect(runOnArticle(dropControls(), document).article).toBe(document)
})

test.each([
  ['the fight\u200B\u200B after', 'the fight after'],
  ['\u200DTools', 'Tools'],
  ['ch\uFEFFarging', 'charging'],
  ['\uF09A \uF099 Share', 'Share'],
  ['One. \uE900 Two', 'One. Two'],
])('drops what is idle in %j', (text, left) =>
  expect(runOnArticle(dropControls(), articleOf([text])).values).toEqual([left]),
)

test.each(['ภาษา\u200Bไทย', 'क्\u200Dष', '🏳️\u200D🌈', 'ه\u200D', '字\uE123字'])('leaves %j', text =>
  expect(runOnArticle(dropControls(), articleOf([text])).values).toEqual([text]),
)

test('a block of nothing else goes', () => {
  const {article} = runOnArticle(dropControls(), articleOf(['One.', '\u200D']))
  expect(article.children.map(({data: {verdict}}) => (verdict.kept ? null : verdict.rule))).toEqual([
    null,
    'separator',
  ])
})

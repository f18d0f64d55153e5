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

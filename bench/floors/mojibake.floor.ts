import {repairText} from 'copydesk'
import iconv from 'iconv-lite'
import {expect, test} from 'vitest'
import {SENTENCES} from './sentences.ts'

const PAGES = [
  'latin1',
  'iso-8859-2',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'macroman',
  'cp437',
  'cp850',
]
const sentences = Object.values(SENTENCES).flat()

/** UTF-8 read in a page; `null` where the page lacks a byte, for then the damage is of another kind. */
function spoil(sentence: string, page: string): string | null {
  const seen = iconv.decode(Buffer.from(sentence, 'utf8'), page)
  return iconv.encode(seen, page).toString('utf8') === sentence ? seen : null
}

test('UTF-8 seen through a single-byte page', () => {
  const rows = PAGES.flatMap(page =>
    sentences.flatMap(sentence => {
      const spoilt = spoil(sentence, page)
      return spoilt === null || spoilt === sentence
        ? []
        : [{page, sentence, right: repairText(spoilt).text === sentence}]
    }),
  )
  const share = rows.filter(row => row.right).length / rows.length
  console.log(`mojibake: ${rows.length} lines, exact ${share.toFixed(4)}`)
  for (const {page, sentence} of rows.filter(row => !row.right).slice(0, 10))
    console.log(`  ${page}: ${sentence}`)
  expect(share).toBeGreaterThanOrEqual(0.96)
})

test('clean text stays as it is', () => {
  expect(sentences.filter(sentence => repairText(sentence).text !== sentence)).toEqual([])
})

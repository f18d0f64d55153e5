import {describe, expect, test} from 'vitest'
import {measurePage} from '../../src/html/page-measures.ts'
import {piecesOf} from '../../src/html/pieces.ts'
import {readPage} from '../../src/html/read-page.ts'
import {namesIn, reporterInText, signedPiece, spaced} from '../../src/html/signatures.ts'

function linesOf(html: string) {
  const page = readPage(html)
  return {page, lines: measurePage(page).blocks}
}

describe('a line of names and dates', () => {
  const {page, lines} = linesOf(
    '<p>Before</p><div class="meta"><span class="author">Tilda Marsh</span><span>May 3, 2024</span><span>12 shares</span></div>',
  )

  test('is cut at its tags, each piece with the class of its own', () => {
    expect(piecesOf(page, lines[1]!.block)).toEqual([
      {text: 'Tilda Marsh', names: 'author'},
      {text: 'May 3, 2024', names: ''},
      {text: '12 shares', names: ''},
    ])
    expect(spaced(page, lines[1]!)).toBe('Tilda Marsh May 3, 2024 12 shares')
  })

  test('gives the names without what says when and how often read', () => {
    expect(namesIn(page, lines[1]!)).toBe('Tilda Marsh')
    expect(signedPiece(page, lines)).toBe('Tilda Marsh')
  })

  test('a piece is signed by its words, too', () => {
    const thai = linesOf('<p><span>1 พ.ค. 2567</span><span>โดย: สมชาย ใจดี</span></p>')
    expect(signedPiece(thai.page, thai.lines)).toBe('โดย: สมชาย ใจดี')
    const none = linesOf('<p><span>Harbour opens</span><span>May 3, 2024</span></p>')
    expect(signedPiece(none.page, none.lines)).toBeNull()
  })
})

describe('a reporter named in the text', () => {
  test.each([
    ['(서울=가온통신) 김하늘 기자 = 항구가 다시 열렸다.', '김하늘'],
    ['[가온일보=김하늘 기자] 항구가 다시 열렸다.', '김하늘'],
    ['記者林若水／白砂報導', '林若水'],
    ['（记者李明、王小红）港口星期一重新开放。', '李明、王小红'],
    ['港は月曜に再び開いた。（瀬戸みなみ）', '瀬戸みなみ'],
    ['港は月曜に再び開いた。【瀬戸みなみ】', '瀬戸みなみ'],
    ['港は月曜に再び開いた。（敬称略）', null],
    ['港は月曜に再び開いた。（写真部撮影）', null],
    ['港は月曜に再び開いた。', null],
    ['The harbour opened again (Monday)', null],
  ])('%s', (text, name) => {
    expect(reporterInText(linesOf(`<p>${text}</p>`).lines)).toBe(name)
  })
})

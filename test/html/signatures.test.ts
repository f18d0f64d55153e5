import {describe, expect, test} from 'vitest'
import {measurePage} from '../../src/html/page-measures.ts'
import {piecesOf} from '../../src/html/pieces.ts'
import {readPage} from '../../src/html/read-page.ts'
import {nameBesideDate, namesIn, reporterInText, signedPiece, spaced} from '../../src/html/signatures.ts'

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

describe('a name among other words', () => {
  const signed = (html: string) => {
    const {page, lines} = linesOf(html)
    return signedPiece(page, lines)
  }

  test('is parted from the date by a bar, or from paper and place by strokes', () => {
    expect(signed('<p>เผยแพร่: 5 มีนาคม 2567, 10:20 | ผู้เขียน: สมชาย ใจดี</p>')).toBe('ผู้เขียน: สมชาย ใจดี')
    expect(signed('<p>2024-03-05 10:20 臨海新聞網／ 記者林若水／臨海即時報導</p>')).toBe('林若水')
  })

  test('is not the name of a field, or of what is sold', () => {
    expect(signed('<h1><span class="field field--name-title">Harbour Opens Again</span></h1>')).toBeNull()
    expect(signed('<p><span class="product-name">Copper Kettle</span> <b>£49</b></p>')).toBeNull()
  })

  test('may stand beside the date and nothing else, on a page of today', () => {
    const name = (line: string, head = '<meta name="viewport" content="width=device-width">') => {
      const {page, lines} = linesOf(`<head>${head}</head><h1>Harbour opens</h1>${line}`)
      return nameBesideDate(page, lines)
    }
    expect(name('<div>Hal Winter</div><div>5 March 2024 · 4 min read</div>')).toBe('Hal Winter')
    expect(name('<div>Ayşe Yılmaz | <span>05.03.2024 - Güncelleme: 05.03.2024</span></div>')).toBe(
      'Ayşe Yılmaz',
    )
    expect(name('<div>Hal Winter</div><div>5 March 2024</div>', '')).toBeNull()
    expect(name('<div><a href="/local">Local News</a></div><div>5 March 2024</div>')).toBeNull()
    expect(name('<div class="category">Local News</div><div>5 March 2024</div>')).toBeNull()
    expect(name('<div>The harbour opened again</div><div>5 March 2024</div>')).toBeNull()
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
    ['Bến cảng mở lại.</p><p style="text-align:right"><strong>Nguyễn Văn An</strong>', 'Nguyễn Văn An'],
    ['The harbour opened again.</p><p>Hal <b>Winter</b>', null],
    ['港は月曜に再び開いた。（敬称略）', null],
    ['港は月曜に再び開いた。（写真部撮影）', null],
    ['港は月曜に再び開いた。', null],
    ['The harbour opened again (Monday)', null],
  ])('%s', (text, name) => {
    expect(reporterInText(linesOf(`<p>${text}</p>`).lines)).toBe(name)
  })
})

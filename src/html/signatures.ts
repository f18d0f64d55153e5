import type {Page} from '../model/page.ts'
import {CUE_KINDS} from '../text/roles/cue-table.ts'
import {cueStrengths, START} from '../text/roles/cues.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {isPerson, namesReporter, splitNames} from './person-names.ts'
import {piecesOf} from './pieces.ts'

const AUTHOR = CUE_KINDS.indexOf('author')
/** Names that templates give to the element which holds nothing but who wrote. */
const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:authors?|byline|by|writer|reporter|journalist|name|autor|auteur|yazar|penulis)(?:$|[\s_-])/
/** Longest line of names and dates, in weight. */
const LONGEST_LINE = 250

/** What a line of names and dates says of the names, without the pieces that say when, how often read or how to write; `''` for none. */
export function namesIn(page: Page, {block}: MeasuredBlock): string {
  const pieces = piecesOf(page, block)
  if (pieces.length < 2) return block.text
  return pieces
    .filter(({text}) => !/\p{Nd}|@/u.test(text))
    .map(({text}) => text)
    .join(' ')
}

/** Text of a block with a blank between its pieces, for what stands run together on the page. */
export function spaced(page: Page, {block}: MeasuredBlock): string {
  const pieces = piecesOf(page, block)
  return pieces.length < 2 ? block.text : pieces.map(({text}) => text).join(' ')
}

/** The first piece of some lines that is said, by its words or by its class, to name who wrote; `null` when none is. */
export function signedPiece(page: Page, lines: readonly MeasuredBlock[]): string | null {
  for (const line of lines) {
    if (line.weight > LONGEST_LINE) continue
    const pieces = piecesOf(page, line.block)
    const signed = pieces.find(({text, names}) => {
      if (text.length > 60 || !splitNames(text).some(isPerson)) return false
      return AUTHOR_CLASS.test(names) || namesReporter(text) || cueStrengths(text)[AUTHOR]! >= START
    })
    if (signed !== undefined) return signed.text
  }
  return null
}

/** `(서울=연합뉴스) 홍길동 기자 =`, `[한밭신문=홍길동 기자]`, `記者林若水／白砂報導`, `（记者张三、李四）`. */
const OPENINGS = [
  /^[[【〔(（][^\]】〕)）=]{0,14}[=＝]\s?([가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4})*)\s?(?:선임|수석|인턴)?\s?(?:기자|특파원)\s?[\]】〕)）]/u,
  /^[[【〔(（][^\]】〕)）]{2,20}[\]】〕)）]\s*([가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4})*)\s?(?:선임|수석|인턴)?\s?(?:기자|특파원)\s?[=＝]/u,
  /^[[(【（［〔]?[^。，]{0,16}[記记]者\s?([\p{Script=Han}·]{2,4}(?:、[\p{Script=Han}·]{2,4})*)\s?(?:[／/)）】〕\]]|(?:[\p{Script=Han}]{2})?(?:報導|报道|電|电))/u,
]
/** `…という。（瀬戸みなみ）`, `【瀬戸みなみ】`. */
const CLOSING =
  /[（【〔]([\p{Script=Han}々][\p{Script=Han}々ヶ\p{Script=Hiragana}\p{Script=Katakana}ー]{2,6})[）】〕]$/u
/** What stands in the same brackets and is no name. */
const NO_NAME =
  /敬称|共同|時事|通信|新聞|放送|終わ|おわ|つづ|続く|完$|写真|提供|記事|記者団|編集|担当|参照|関連|無断|撮影|本紙|連載|社説|翻訳|訳$|文中|年|月|日$|面$/u

/** The reporter whom a body names in the brackets that open or close it, as in Korea, Taiwan, China and Japan; `null` when none. */
export function reporterInText(body: readonly MeasuredBlock[]): string | null {
  for (const {block} of body.slice(0, 2)) {
    for (const pattern of OPENINGS) {
      const names = pattern.exec(block.text.slice(0, 80))?.[1]
      if (names !== undefined && splitNames(names).every(isPerson)) return names
    }
  }
  for (const {block} of body.slice(-2).reverse()) {
    const name = CLOSING.exec(block.text)?.[1]
    if (name !== undefined && !NO_NAME.test(name) && isPerson(name)) return name
  }
  return null
}

import type {Page, PageBlock} from '../model/page.ts'
import {CUE_KINDS} from '../text/roles/cue-table.ts'
import {cueStrengths, START} from '../text/roles/cues.ts'
import {fitsTelephones} from './page-kind.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {parseDate} from './parse-date.ts'
import {isPerson, namesReporter, splitNames} from './person-names.ts'
import {piecesOf} from './pieces.ts'
import {textCues} from './text-cues.ts'

const AUTHOR = CUE_KINDS.indexOf('author')
/** Names that templates give to the element which holds nothing but who wrote. */
const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:authors?|byline|by|writer|reporter|journalist|autor|auteur|yazar|penulis)(?:$|[\s_-])|(?:^|\s)(?:name|fn|reader-credits)(?:$|\s)/
/** Parts who from when within one piece. */
const BAR = /\s*[|｜│]\s*/
/** `臨海新聞網／記者林若水／臨海報導`. */
const REPORTER =
  /(?:^|[\s／/|])[記记]者\s?[:：]?\s?([\p{Script=Han}·]{2,4}(?:、[\p{Script=Han}·]{2,4})*)(?=\s?[／/|]|\s|$)/u
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
    const pieces = piecesOf(page, line.block).flatMap(({text, names}) =>
      text.split(BAR).map(part => ({text: part, names})),
    )
    const signed = pieces.find(({text, names}) => {
      if (text.length > 60) return false
      const isSigned = AUTHOR_CLASS.test(names) || namesReporter(text) || cueStrengths(text)[AUTHOR]! >= START
      return isSigned && splitNames(text).some(isPerson)
    })
    if (signed !== undefined) return signed.text
    const reporter = REPORTER.exec(line.block.text)?.[1]
    if (reporter !== undefined && splitNames(reporter).every(isPerson)) return reporter
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

/** The reporter whom a body names in the brackets that open or close it, as in Korea, Taiwan, China and Japan, or in bold type at its end; `null` when none. */
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
  const last = body.at(-1)?.block
  return last !== undefined && isSetOff(last) && FULL_NAME.test(last.text) && isPerson(last.text)
    ? last.text
    : null
}

/** Say whether all of a block is set in bold or italic type, as the name that closes an article in Vietnam is. */
function isSetOff({text, marks}: PageBlock): boolean {
  return marks.some(
    ({type, start, end}) => (type === 'strong' || type === 'emphasis') && start === 0 && end === text.length,
  )
}

/** Two to four words that each begin as names do. */
const FULL_NAME =
  /^\p{Lu}[\p{Ll}’'-]+(?:-?\p{Lu}[\p{Ll}’'-]+)*(?:\s(?:\p{Lu}\.|(?:de|da|di|van|von|der|bin|al|el|la|del|dos|ben)|\p{Lu}[\p{L}’'-]+)){1,2}$/u
/** What parts a name from a place or a date. */
const NAME_END = /\s*[|｜│•·]\s*|\s\/\s/
/** Names that templates give to what an article is about. */
const TOPIC =
  /(?:^|[\s_-])(?:categor\w*|cats?|topics?|tags?|sections?|rubri\w+|kicker|eyebrow|label)(?:$|[\s_-])/
/** The name that stands right before a date, or right behind it, and is no link to something else, on a page of today; `null` when none does. */
export function nameBesideDate(page: Page, lines: readonly MeasuredBlock[]): string | null {
  if (!fitsTelephones(page.head)) return null
  const parts = lines.flatMap(({block, index, weight}) => {
    if (weight > LONGEST_LINE || block.kind === 'heading') return [{text: '-', index, linked: false}]
    const links = block.marks.filter(({type}) => type === 'link')
    const isLinked = (text: string) =>
      links.some(({start, end}) => block.text.slice(start, end).includes(text))
    return piecesOf(page, block)
      .flatMap(({text, names}) => (TOPIC.test(names) ? ['-'] : text.split(NAME_END)))
      .filter(text => text.trim() !== '')
      .map(text => ({text: text.trim(), index, linked: isLinked(text.trim())}))
  })
  const date = parts.findIndex(({text}) => text.length < 60 && parseDate(text) !== null)
  if (date < 0) return null
  for (const near of [parts[date - 1], parts[date + 1]]) {
    if (near === undefined || near.linked || Math.abs(near.index - parts[date]!.index) > 1) continue
    if (FULL_NAME.test(near.text) && isPerson(near.text) && textCues(near.text) === 0) return near.text
  }
  return null
}

import {agencyAtEnd, agencyIn, stripAgency} from './agencies.ts'
import type {Dateline} from './find-dateline.ts'
import {isHanOrKana} from './place-names.ts'
import {separated} from './separated.ts'

/** Words that stand in the same brackets and are no place. */
const LABELS =
  /写真|動画|画像|独自|速報|詳報|関連|解説|特集|連載|社説|图|圖|视频|專題|专题|评论|獨家|独家|快讯|사진|영상|단독|속보|포토|인터뷰|종합|특파원|기획|그래픽|お知らせ|募集|広告|編集|更新/

/** `(서울=연합뉴스) … 기자 =`, `[부산=뉴시스]`, `【東京】`, `【ロンドン＝…】`, `(ANSA) - ROMA, 13 OTT -`. */
export function bracketed(head: string): Dateline | null {
  const open = '([【（［'.indexOf(head[0] ?? ' ')
  if (open === -1) return null
  const close = head.indexOf(')]】）］'[open]!)
  if (close < 2 || close > 40) return null
  const inner = head.slice(1, close).trim()
  if (LABELS.test(inner) || /\d/.test(inner)) return null
  const agency = agencyIn(inner)
  const equals = inner.search(/[=＝]/)
  if (equals > 0) {
    const place = inner.slice(0, equals).trim()
    const from = inner.slice(equals + 1).trim()
    if (!isPlaceLength(place)) return null
    const rest = /^[^=.。]{0,30}기자\s*=/u.exec(head.slice(close + 1))?.[0] ?? ''
    return {
      raw: head.slice(0, close + 1 + rest.length),
      place: stripAgency(place),
      agency: agency ?? (open < 2 ? from : null),
    }
  }
  if (open === 2) {
    const place = stripAgency(inner)
    return place !== '' && place.length <= 9 && isHanOrKana(place)
      ? {raw: head.slice(0, close + 1), place, agency: agency ?? agencyAtEnd(inner)}
      : null
  }
  if (agency === null || agency.length < inner.length - 6) return null
  const after = head.slice(close + 1)
  const dash = /^\s*[-–—]+\s*/.exec(after)?.[0]
  if (dash === undefined) return null
  const inside = separated(after.slice(dash.length))
  const raw = head.slice(0, close + 1 + (inside ? dash.length + inside.raw.length : dash.trimEnd().length))
  return {raw, place: inside?.place ?? null, agency}
}

function isPlaceLength(place: string): boolean {
  return place.length > 1 && place.length <= 24
}

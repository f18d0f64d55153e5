import type {Dateline} from './find-dateline.ts'

/** `新华社北京1月3日电`, `中新网东京1月3日电（记者 …）`, `（中央社記者…台北3日電）`, `本报上海1月3日讯`. */
export function chinese(head: string): Dateline | null {
  const match =
    /^[（(]?([\u4e00-\u9fff]{2,6}(?:社|网|網|报|報))?(?:記者|记者)?([\u4e00-\u9fff]{2,12}?)(?:\d{1,2}月)?\d{1,2}日(?:综合|綜合|专|專|消息|外)?(?:电|電|讯|訊)(?:\s?[（(][^（()）]{2,20}[)）])?[）)]?/u.exec(
      head,
    )
  if (match === null) return null
  const [raw, agency = null, place = null] = match
  return {
    raw,
    place: /报|報/.test(agency ?? '') || !/記者|记者/.test(raw.slice(0, 12)) ? place : lastPlace(place),
    agency,
  }
}

/** Behind a reporter's name the place is the last two signs. */
function lastPlace(words: string | null): string | null {
  return words === null ? null : words.slice(-2)
}

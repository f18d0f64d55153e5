const WEEKDAY =
  '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\\.?,?\\s+'
const YEAR = '(?:19|20)\\d\\d'
const DAY = [
  `${YEAR}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-][\\d:]+)?`,
  `[\\p{L}\\p{M}]{2,14}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+${YEAR}`,
  `\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?\\s+(?:de\\s+|of\\s+)?[\\p{L}\\p{M}]{2,14}\\.?,?\\s+(?:del?\\s+)?${YEAR}`,
  `${YEAR}\\s?[-./年년]\\s?\\d{1,2}\\s?[-./月월]\\s?\\d{1,2}[日일.]?`,
  '\\d{1,2}[./-]\\d{1,2}[./-](?:20)?\\d\\d',
].join('|')
const TIME =
  '\\d{1,2}[:.h]\\d\\d(?::\\d\\d)?(?:\\s?(?:[ap]\\.?m\\.?|uhr)(?!\\p{L}))?(?:\\s(?:[ABCEIMP][SD]?T|GMT|UTC|CES?T|JST|KST)(?!\\p{L}))?'
/** A day, a time, or both, in either order. */
const MOMENT = new RegExp(
  `(?<![\\p{L}\\p{Nd}])(?:${WEEKDAY})?(?:${DAY}|${TIME})(?:[\\s,|/–—-]+(?:at\\s|um\\s|à\\s|às\\s|ore\\s)?(?:${WEEKDAY})?(?:${DAY}|${TIME}))*(?!\\p{Nd})`,
  'giu',
)
/** What says of a moment that it is one: it stands before it, and is left where the moment was cut. */
const LABEL =
  /(?:^|[\s,;:·•(–—-]+)(?:article|artikel|beitrag|(?:first |last )?(?:published|posted|updated|modified|created)|veröffentlicht|aktualisiert|erstellt|stand|publi[ée]e?|mis à jour|modifié|publicado|actualizado|atualizado|pubblicato|aggiornato|opublikowano|aktualizacja|опубликовано|обновлено|date|datum|data|fecha|on|am|um|at|vom|le|el|il|em|op|den|기사입력|최종수정|입력|수정|등록|승인|업데이트|公開|更新|掲載|配信|发布|發布|更新時間|نشر|تحديث|انتشار|פורסם|עודכן|अपडेटेड|प्रकाशित|প্রকাশ|প্রকাশিত|আপডেট|เผยแพร่|อัปเดต|yayınlanma|güncelleme|diterbitkan|cập nhật)[.:：]?\s*$/iu
/** Opens what says where an article is filed. */
const TOPIC =
  /^(?:topics?|tags?|categor(?:y|ies)|sections?|filed under|thema|themen|ressort|rubrik|kategorie|rubrique|catégorie|categor[ií]as?|temas?|sezione|dział|рубрика|分类|分類|カテゴリー?|카테고리)\s*[:：]/iu
/** `59 comments`, `5 min read`. */
const COUNT = /^\p{Nd}+\s/u
const EDGES = /^[\s,;:·•/–—-]+|[\s,;:·•/–—-]+$/gu

/**
 * Cut out of a line that names who wrote what it says besides: dates, times, topics. `''` when nothing else stands there.
 *
 * @example
 * cutByline('Anna Berg | May 3, 2031, 10:20 am | Topic: Bridges') // => 'Anna Berg'
 * @example
 * cutByline('Artikel veröffentlicht am 3. Mai 2031, 14:26 Uhr , Anna Berg') // => 'Anna Berg'
 * @example
 * cutByline('By Anna Berg, Marlby') // => 'By Anna Berg, Marlby'
 */
export function cutByline(line: string): string {
  if (!/\p{Nd}|[:：]/u.test(line)) return line
  const parts = line.replace(MOMENT, '\n').split(/\n|\s*[|｜│]\s*/)
  const kept = parts
    .map(withoutLabel)
    .filter(part => /\p{L}/u.test(part) && !COUNT.test(part) && !TOPIC.test(part))
  return parts.length === 1 && kept.length === 1 ? line : kept.join(' | ')
}

function withoutLabel(part: string): string {
  let rest = part.replace(EDGES, '')
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(LABEL, '').replace(EDGES, '')
  }
  return rest
}

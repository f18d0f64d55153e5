import {commonScript, scriptTable} from './language/script.ts'

/** The words that open an article with a place, a date or an agency. */
export interface Dateline {
  /** As written, without the blank at its end. */
  readonly raw: string
  readonly place: string | null
  readonly agency: string | null
}

/** A dateline and its separator end within so many characters. */
const REACH = 110
const AGENCIES =
  /(?:^|[\s(/,=[（【.])(AP|AFP|Reuters|REUTERS|UPI|dpa|DPA|EFE|ANSA|AGI|Adnkronos|askanews|Lusa|LUSA|PAP|ČTK|ČTK|CTK|TASR|SITA|MTI|Agerpres|AGERPRES|Mediafax|BTA|БТА|Hina|HINA|Tanjug|Beta|FENA|MIA|ATA|STA|TT|NTB|Ritzau|STT|BNS|LETA|ELTA|Belga|ANP|APA|SDA|ATS|Keystone-SDA|KNA|epd|sid|SID|Europa Press|EUROPA PRESS|Xinhua|Kyodo|Kyodo News|Jiji|Jiji Press|Yonhap|YONHAP|Newsis|KCNA|CNA|Bernama|BERNAMA|ANTARA|Antara|PTI|ANI|IANS|UNI|APP|BSS|UNB|AA|DHA|İHA|IHA|ANKA|WAM|SPA|QNA|KUNA|MENA|IRNA|ISNA|Fars|Mehr|TASS|Interfax|INTERFAX(?:\.RU)?|RIA Novosti|Sputnik|Ukrinform|UNIAN|AAP|NZPA|CP|The Canadian Press|PA|PA Media|ABr|Agência Brasil|Télam|Notimex|Prensa Latina|Bloomberg|ТАСС|ИТАР-ТАСС|РИА Новости|Интерфакс|REGNUM|УНИАН|УНІАН|Укринформ|Укрінформ|БЕЛТА|БелТА|КазТАГ|АПЕ-МПЕ|ΑΠΕ-ΜΠΕ|ΑΠΕ|رويترز|أ ف ب|أف ب|ا ف ب|د ب أ|الأناضول|وام|واس|بترا|إفي|शिन्हुआ|भाषा|वार्ता|एएनआई|आईएएनएस|연합뉴스|뉴시스|뉴스1|聯合報|共同|時事|AFP＝時事|AFP=時事|ロイター|TTXVN)(?=$|[\s)/,.\]）】:—–-])/u

/**
 * Read the dateline that opens a paragraph, in the manners of many agencies and scripts; `null` where there is none.
 *
 * @example
 * findDateline('SEOUL, Oct. 13 (Yonhap) -- The harbour reopened.') // => {raw: 'SEOUL, Oct. 13 (Yonhap) --', place: 'SEOUL', agency: 'Yonhap'}
 * @example
 * findDateline('The harbour reopened on Monday.') // => null
 */
export function findDateline(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, REACH)
  return bracketed(head) ?? chinese(head) ?? separated(head)
}

/** Words that stand in the same brackets and are no place. */
const LABELS =
  /写真|動画|画像|独自|速報|詳報|関連|解説|特集|連載|社説|图|圖|视频|專題|专题|评论|獨家|独家|快讯|사진|영상|단독|속보|포토|인터뷰|종합|특파원|기획|그래픽|お知らせ|募集|広告|編集|更新/

/** `(서울=연합뉴스) … 기자 =`, `[부산=뉴시스]`, `【東京】`, `【ロンドン＝…】`, `(ANSA) - ROMA, 13 OTT -`. */
function bracketed(head: string): Dateline | null {
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

/** `新华社北京1月3日电`, `中新网东京1月3日电（记者 …）`, `（中央社記者…台北3日電）`, `本报上海1月3日讯`. */
function chinese(head: string): Dateline | null {
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

/** Marks between a dateline and the text; the colon only counts after capitals. */
const SEPARATORS =
  / ?(?:--+|—+|―+|–)(?=\s|["“«„A-ZА-ЯΑ-Ω])| -(?=\s)|\.[-–—]+ ?(?=\s|\p{L})| =(?=\s)|:(?= )|\. ?(?=\/[^/]{2,20}\/)|[/]\.(?=\s)/gu

/** A place, then a date or an agency, then a dash: `BERLIN (Reuters) -`, `МОСКВА, 13 окт —`, `Madrid, 13 oct (EFE).-`. */
function separated(head: string): Dateline | null {
  SEPARATORS.lastIndex = 0
  for (
    let match = SEPARATORS.exec(head), tries = 0;
    match !== null && tries < 3;
    match = SEPARATORS.exec(head), tries++
  ) {
    const end = match.index + match[0].length
    const before = head.slice(0, match.index)
    if (match[0].startsWith('. ')) continue
    const read = readHead(before, {colon: match[0] === ':', slashes: match[0] === '/.'})
    if (read !== null) return {raw: trimEnd(head.slice(0, end)), ...read}
  }
  return null
}

function trimEnd(text: string): string {
  return text.trimEnd()
}

/** Place and date, each with a full stop: `Москва. 13 октября. INTERFAX.RU`. */
const STOPS = /^\p{Lu}[\p{L}\s-]{1,30}\.\s+\d{1,2}\s+\p{L}{3,}\.\s/u

/** Read what stands before the dash: place, region, date, agency. */
function readHead(
  before: string,
  {colon, slashes}: {colon: boolean; slashes: boolean},
): {place: string | null; agency: string | null} | null {
  const text = before.trim()
  if (text.length < 3 || text.length > 80) return null
  const agency =
    agencyIn(slashes ? `${text} ` : text) ??
    /[(（]([\p{L}\p{M}][\p{L}\p{M} .&-]{1,22})[)）]$/u.exec(text)?.[1] ??
    null
  const plain = text
    .replace(/[(（[][^()（）[\]]{1,40}[)）\]]/gu, ' ')
    .replace(/\/[^/]{2,24}\/?$/u, matched => (matched.endsWith('/') || /^\/ /.test(matched) ? ' ' : matched))
    .trim()
  const parts = plain
    .replace(/\.$/, slashes ? '' : '.')
    .split(slashes || (agency !== null && STOPS.test(plain)) ? /[,.]\s+/u : /[,،]\s*/u)
    .map(part => part.trim())
  const place = placeOf(parts[0] ?? '')
  if (place === null) return null
  const dated = hasDate(plain)
  const bracket = text.length > plain.length + 3
  const rest = parts.slice(1).filter(part => part !== '')
  if (
    rest.length > 4 ||
    !rest.every(part => isDatePart(part) || isShortName(part) || agencyIn(part) !== null)
  )
    return null
  const regions = rest.filter(
    part => !/\d/.test(part) && isShortName(part) && agencyIn(part) === null && !part.includes('.com'),
  )
  const full = [place, ...regions].join(', ')
  const capitals = isCapitals(place)
  const cased = place !== place.toLowerCase()
  if (capitals && (place.length > 2 || agency !== null)) return {place: full, agency}
  if (colon) return null
  if (agency !== null || (dated && rest.length > 0)) return {place: full, agency}
  if (bracket && text.endsWith(')') && cased) return null
  // A lone name before a dash opens many a sentence; scripts without capitals use it for places alone.
  return !cased &&
    scriptTable[place.charCodeAt(0)] !== commonScript &&
    place.split(' ').length <= 2 &&
    rest.length === 0 &&
    place.length < 16
    ? {place, agency: null}
    : null
}

/** The first news agency that a text names, as written; `null` without any. */
export function agencyIn(text: string): string | null {
  return AGENCIES.exec(text)?.[1] ?? null
}

/** The agency right behind a place, as in Japan; `null` without any. */
function agencyAtEnd(text: string): string | null {
  return /(?:共同|時事|ロイター|AFP)$/.exec(text)?.[0] ?? null
}

function stripAgency(text: string): string {
  const agency = agencyIn(` ${text} `) ?? agencyAtEnd(text)
  return agency === null
    ? text
    : text
        .replace(agency, '')
        .replace(/[\s=＝・／/]+$/u, '')
        .trim()
}

/** Labels that newspapers set before a colon or dash, in capitals too. */
const NOT_PLACES =
  /^(?:(?:breaking|latest|top|good|bad|fake|sad)? ?news|news ?flash|breaking|update[ds]?|exclusive|watch|listen|video|photos?|live|opinion|editorial|analysis|comment(?:ary)?|interview|review|warning|note|editor['’]?s? note|correction|spoilers?(?: alert)?|q|a|q ?& ?a|faq|poll|quiz|read|related|more|also|see also|by|share|advertisement|tip|tips|fact ?check|explainer|explained|eil|eilmeldung|kommentar|analyse|urgent|en direct|direct|vidéo|última hora|urgente|срочно|видео|фото|мнение|son dakika|pilne|wideo)$/iu

/** The name of a place: one to five words, no figures but in a date behind it. */
function placeOf(part: string): string | null {
  const name = part.replace(/\s+\d.*$/u, '').trim()
  const words = name.split(/\s+/)
  if (name === '' || words.length > 5 || name.length > 40) return null
  if (!/^[\p{L}\p{M}\s.'’/()-]+$/u.test(name) || NOT_PLACES.test(name)) return null
  const cased = name !== name.toLowerCase() || name !== name.toUpperCase()
  if (cased && !words.every(word => /^\p{Lu}/u.test(word) || word.length <= 3)) return null
  return /^\p{Lu}/u.test(name) || !cased ? name : null
}

function isCapitals(name: string): boolean {
  return name === name.toUpperCase() && name !== name.toLowerCase()
}

function hasDate(text: string): boolean {
  return /(?:^|[\s,])\d{1,2}(?=$|[\s.,])/.test(text) && /\d/.test(text)
}

function isDatePart(part: string): boolean {
  return /\d/.test(part) ? part.length <= 30 && part.split(/\s+/).length <= 5 : false
}

function isShortName(part: string): boolean {
  return (
    part.length <= 28 &&
    part.split(/\s+/).length <= 3 &&
    !/\d/.test(part) &&
    (/^\p{Lu}/u.test(part) || part === part.toUpperCase())
  )
}

function isHanOrKana(text: string): boolean {
  return /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・]+$/u.test(text)
}

import {CUE_KINDS} from '../text/roles/cue-table.ts'
import {cueStrengths, START} from '../text/roles/cues.ts'
import {foldDigits} from './calendars.ts'
import {createOpeningSearch, type OpeningSearch} from './opening-search.ts'

/**
 * Wording by which short blocks of site furniture give themselves away, in many languages. What may stand before the telling
 * word is in a lookbehind, so that the search for openings has a word to look for.
 */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  share:
    /\b(?:share (?:this|on|via|article|story)|share$|tweet|retweet|whats ?app|pinterest|linkedin|facebook|twitter|copy link|teilen|compartir|compartilhar|partager|condividi|udost[eę]pnij|paylas|delen|dela)\b|分享|转发|シェア|공유|شارك|שתפו/iu,
  follow:
    /\b(?:follow (?:us|me|him|her|@)|like us|join us|find us|folge|folgen sie|s[ií]guenos|suivez|seguici|siga-nos|obserwuj)\b|关注|フォロー|구독|تابع/iu,
  related:
    /^(?:related|more (?:from|on|about|news|stories)|read (?:more|also|next)|see also|also read|also on|recommended|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|most (?:read|popular|viewed)|trending|popular|latest|top stories|don'?t miss|up next|what to read next|further reading|lesen sie|lies auch|mehr (?:zum|zu|von|dazu)|auch interessant|weiterlesen|das k[oö]nnte|meistgelesen|lee (?:tambi|m[aá]s)|te puede|relacionad|leia (?:tamb|mais)|veja (?:tamb|mais)|lire aussi|à lire|voir aussi|leggi anche|czytaj (?:te[zż]|tak[zż]e|wi[eę]cej)|zobacz|polecamy|читайте|смотрите|lees ook|l[aä]s (?:ocks|mer)|les ogs|lue my|devamı|ayrıca|διαβάστε)|^(?:相关|相關|推荐|推薦|热门|熱門|延伸阅读|延伸閱讀|更多|関連|おすすめ|あわせて|もっと|관련|추천|더보기|많이 본|اقرأ|المزيد|קראו)/iu,
  readMore:
    /\b(?:read more|continue reading|click here|learn more|view (?:all|more)|see (?:all|more)|show (?:all|more)|load more|full story|weiterlesen|mehr erfahren|alle anzeigen|ver m[aá]s|leer m[aá]s|ler mais|lire la suite|en savoir plus|leggi tutto|czytaj dalej|wi[eę]cej)\b|»\s*$|>>\s*$|→\s*$|\[…\]$|もっと見る|続きを読む|阅读全文|查看更多|더보기/iu,
  newsletter:
    /\b(?:newsletter|sign up|subscribe|your inbox|e-?mail address|mailing list|daily digest|abonnieren|suscr[ií]b|inscri(?:vez|va)|iscriviti|zapisz si|abonner)/iu,
  comment:
    /\b(?:\d+ comments?|posted by|(?<=\w )(?:says|wrote|said):?$|(?:says|wrote|schrieb|escribi[oó]|pisze)\s?:|comments?$|leave a (?:comment|reply)|post a comment|add (?:a )?comment|join the (?:conversation|discussion)|reply$|report abuse|kommentar(?:e|ieren)?|comentarios?|commentaires?|commenti|komentarz\S*|reacties|yorum(?:lar)?)\b|评论|留言|コメント|댓글|تعليق/iu,
  copyright:
    /©|\(c\) ?(?:19|20)\d\d|\b(?:copyright|all rights reserved|alle rechte vorbehalten|todos los derechos|tous droits|tutti i diritti|todos os direitos|wszelkie prawa|may not be (?:published|reproduced|republished))\b|版权|著作権|無断転載|무단\s?전재|재배포|حقوق/iu,
  cookie:
    /\b(?:cookies?|gdpr|consent|privacy (?:policy|notice)|datenschutz|terms (?:of|and)|nutzungsbedingungen|rodo)\b/iu,
  advertisement:
    /^[\s\p{P}\p{S}]*(?:advertisement|advertising|ad|ads|sponsored(?: content| by)?|promoted|paid (?:content|post)|article continues|story continues|scroll (?:down )?to continue|continue reading below|anzeige|werbung|publicidad|publicidade|publicité|pubblicità|reklama|reklam|advertentie|annonse?)\b/iu,
  login:
    /\b(?:log ?in|sign in|register|create (?:an )?account|my account|already a (?:member|subscriber)|anmelden|einloggen|registrier|iniciar sesi|connexion|se connecter|accedi|zaloguj)\b|登录|注册|ログイン|로그인/iu,
  paywall:
    /\b(?:subscribers? only|subscribe (?:now|today|to (?:continue|read|unlock))|to continue reading|unlock (?:this|all|full)|free trial|already subscribed|premium|abonnent(?:en)?|jetzt (?:abo|testen|weiterlesen)|suscriptores|abonnés|r[ée]serv[ée] aux|abbonati)\b|有料(?:会員|記事)|会員限定|残り\d+文字|유료\s?(?:회원|기사)|구독자 전용|付费(?:阅读|会员)|付費(?:閱讀|會員)|للمشتركين فقط|למנויים בלבד|только для подписчиков/iu,
  byline:
    /^(?:by|von|por|par|di|autor(?:in|:)|author|text|words|written|reported|posted by|redaktion|av|door|tekst|автор|przez|написал|記者|记者|作者|文)[\s:：]+\S/iu,
  date: /\b(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}:\d\d(?::\d\d)?|\d+ (?:hours?|minutes?|mins?|days?|weeks?|months?) ago|(?:updated|published|posted|aktualisiert|ver[öo]ffentlicht|publi[ée]|publicado|actualizado))\b|(?:19|20)\d\d\s?[年년]|\d{1,2} de \p{L}{4,10} del? (?:19|20)\d\d|(?<=\d(?:st|nd|rd|th)?\.? [\p{L}\p{M}.]{2,14},? |\p{L}{3}\.? \d{1,2},? )(?:19|20|25)\d\d/iu,
  credit:
    /\b(?:photo(?:graph)?s?(?: by)?|image|picture|foto|fotos|bild|credit|source|quelle|fuente|crédit|getty|reuters|shutterstock|istock|afp|dpa|epa|ap|imago|ansa|pap|alamy|unsplash|courtesy)\b\s*(?:[:/)]|images|photo|via|credit|$)|^\(?(?:photo|image|foto|bild|credit|source)\b|^[图圖]|[（(][图圖攝摄]|写真|사진|资料图/iu,
  tags: /^(?:tags?|topics?|categor(?:y|ies)|filed under|keywords?|labels?|themen|schlagw[oö]rter|stichw|etiquetas|temas|mots-cl|sujets|tagi|posted in|in this article)\b\s*:?/iu,
  contact:
    /\b(?:contact (?:us|the)|email (?:us|the|your)|send (?:us|your)|got a (?:tip|story|news)|report (?:an? )?(?:error|typo|problem)|editor'?s? note|is a (?:reporter|writer|freelance|columnist|staff|contributor|journalist|correspondent|senior)|contributed to this|reporting by|editing by|have you seen|fehler gefunden|schreiben sie uns)\b|责任编辑|编辑[:：]|記者/iu,
  app: /\b(?:download (?:the|our)|app store|google play|our app|mobile app|get the app|rss|podcast|listen to|watch (?:the )?(?:video|live|more|now)|print(?: this)?|e-?mail this|save (?:article|story)|font size|text size|drucken|imprimir|imprimer|stampa|drukuj|printversion)\b|下载|ダウンロード|인쇄/iu,
  numbered: /^(?:\d+|[ivx]+)[.)]?$|^\d+ ?\/ ?\d+$|^(?:page|seite|p[aá]gina|стр)\b/iu,
}

/** Names of the wording families, in the order of their bits. */
export const TEXT_CUES = Object.keys(PATTERNS)
const REGULAR = Object.values(PATTERNS)
/** Digits of other scripts than ours, and full-width ones. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/
/** Only the beginning of a block is looked at: furniture is short, and the patterns stay cheap. */
const LOOKED_AT = 220

/** Tell which wording families a block's beginning shows, as a bit set in the order of {@link TEXT_CUES}. */
export function textCues(text: string, hasDigits = true): number {
  const start = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text
  const beginning = hasDigits && OTHER_DIGITS.test(start) ? foldDigits(start) : start
  search ??= createOpeningSearch(REGULAR)
  let bits = 0
  for (let rest = search(beginning); rest !== 0; rest &= rest - 1) {
    const family = 31 - Math.clz32(rest & -rest)
    if (REGULAR[family]!.test(beginning)) bits |= 1 << family
  }
  return bits
}

let search: OpeningSearch | undefined

/** The family that each kind of the table of phrases speaks for. */
const BY_PHRASE: Readonly<Record<string, string>> = {
  related: 'related',
  'read-more': 'readMore',
  newsletter: 'newsletter',
  promotion: 'follow',
  share: 'share',
  cookie: 'cookie',
  copyright: 'copyright',
  comments: 'comment',
  author: 'byline',
  date: 'date',
  advertisement: 'advertisement',
  account: 'login',
  caption: 'credit',
  tags: 'tags',
}
const PHRASE_BITS = CUE_KINDS.map(kind =>
  BY_PHRASE[kind] === undefined ? 0 : 1 << TEXT_CUES.indexOf(BY_PHRASE[kind]!),
)
const NO_PHRASES = new Uint8Array(CUE_KINDS.length)

/** How strongly each kind of phrase speaks in a block that is short enough to be furniture. */
export function phraseStrengths(text: string): Uint8Array {
  return text.length > LONGEST_FURNITURE ? NO_PHRASES : cueStrengths(text)
}
const LONGEST_FURNITURE = 300

/** The families of the phrases that a text is or begins with. */
export function phraseCues(strengths: Uint8Array): number {
  let bits = 0
  for (let k = 0; k < strengths.length; k++) if (strengths[k]! >= START) bits |= PHRASE_BITS[k]!
  return bits
}

/** The bit of one wording family. */
export function textCueBit(cue: string): number {
  return 1 << TEXT_CUES.indexOf(cue)
}

/** The bits of several wording families, all at once. */
export function textCueBits(...cues: readonly string[]): number {
  return cues.reduce((bits, cue) => bits | textCueBit(cue), 0)
}

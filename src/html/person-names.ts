import {cutByline} from '../text/cut-byline.ts'

const OPENERS =
  /^(?:(?:written|reported|posted|story|text|words|article|analysis|photos?|reviewed|updated|published|compiled|opinion|review)\s+(?:and\s+\S+\s+)?by|by|about|über|von|vom|par|por|di|da|de|del|autorin\/autor|autor(?:in|zy|es|en)?|auteur|author|authors|text|tekst|av|af|door|przez|автор|yazan|yazar|haber|penulis|oleh|tác giả|از|από|του|作者|記者|記事|文|撰文|글)(?:\s*[:：]\s*|\s+)/iu
/** What opens a byline in scripts that part it from the name by a colon, a stroke or nothing. */
const OTHER_OPENERS =
  /^(?:[[(【（［〔][^\])】）］〕]{0,24}[\])】）］〕]\s*)?(?:(?:本報|本报|本网|特約|特约|実習|見習)?[記记]者|撰稿人?|作者|取材・?文|聞き手|文責|執筆|著者?|文|글|기자|بقلم|كتبت?|إعداد|نویسنده|خبرنگار|מאת|โดย|ผู้เขียน|लेखक|রিপোর্টার|প্রতিবেদক|লেখক|текст|автор)(?:\s*[-–:：=＝/／・|]\s*|\s+|(?<=者)(?=\p{Script=Han}))/iu
/** What follows a name there: what it does, where it stood, how to write to it. */
const OTHER_CLOSERS =
  /(?:(?:\s*[\u4e00-\u9fff]{2})?\s*(?:報導|报道|報道|綜合報導|摄影报道|發自.*|发自.*)|\s*(?:記者|记者|編集委員|論説委員|特派員|さん|氏)|\s*(?:(?:선임|수석|인턴|전문|사진|영상|객원|시민|취재)?\s?기자|특파원|논설위원|칼럼니스트|에디터|앵커|PD)(?![가-힣]).*)\s*[=＝]?\s*$/u
/** Labels beside names and dates in those scripts; some are names in part. */
const OTHER_LABEL =
  /^(?:整理|採訪|采访|攝影|摄影|編譯|编译|撰稿|著者一覧|(?:기사)?입력|(?:최종)?수정|등록|승인|업데이트|구독|기자(?: 구독)?|公開|更新|掲載|配信|発行|最新|发布|發布|发表|نشر|تحديث|آخر تحديث|انتشار|текст)$/u
/** What a newsroom calls itself, and labels that are no names, in those scripts. */
const OTHER_NOBODY =
  /フォロー|プロフィール|記事一覧|この記事|編集部|编辑部|編輯|编辑|来源|來源|新聞|新闻|通讯社|通訊社|[报報]$|取材班|研究所|委員会|支局|オンライン|デジタル|ニュース|편집국|편집부|뉴스|일보|신문|통신|온라인|محرر|وكال|رويترز|نيوز|صحيفة|متابعات|أخبار|خبر|خبرگزاری|المصدر|המערכת|מערכת|סוכנויות|חדשות|กองบรรณาธิการ|สำนักข่าว|समाचार|डेस्क|ब्यूरो|न्यूज|প্রতিবেদক|প্রতিনিধি|ডেস্ক|নিউজ/u
const CLOSERS =
  /(?:\s*[|•·–—(,/]\s*|\s+)(?:(?:(?:senior|chief|staff|political|special|deputy|managing|associate|contributing|freelance|sports?|business|foreign|news|national|guest)\s+)*(?:writer|reporter|editor|correspondent|contributor|columnist|journalist|staff|bureau chief|author|photographer|producer|analyst|blogger|critic)s?\b.*|for the .*|for [A-Z].*|in [A-Z]\p{L}+|@\S+.*|기자.*|edit|updated.*|published.*|posted.*|last updated.*)$/iu
/** Who edited, took the pictures or checked the facts did not write. */
const NO_WRITER =
  /^(?:quelle|source|kaynak|fuente|fonte|źródło|источник|المصدر|منبع|出典|出處|editors?|edited by|editing|photos?|photographs?|images?|foto|photographer|redaktur|penyunting|editör|責任編輯|责任编辑|编辑|編輯|撮影|사진|편집|تحرير|المحرر|ویرایش|צילום|ภาพ|संपादक)\s*[:：].*$|^fot\.\s.*$/iu
/** What fields for authors hold where nobody is named. */
export const NOBODY =
  /^(?:admin(?:istrator)?|staff|editor(?:s|ial)?(?: (?:board|team|staff))?|web ?(?:desk|master|editor)|news ?(?:desk|room|staff|team)?|(?:die |chef)?redakt(?:ion|or|eur(?:in)?)|redaction|la r[ée]daction|redacci[óo]n|redazione|redakcja|redação|redactie|guest(?: (?:author|post|contributor))?|contributors?|team|desk|anonymous|unknown|user|author|authors|super ?user|press release|pressemitteilung|n\/?a|null|undefined|none|by|(?:posted|written|published|submitted|edited) by|me|us|about(?: (?:me|us|the author))?|log ?(?:in|out)|sign in|(?:your|my) account|sponsored content|gesponserte inhalte|anmelden|einloggen|name|welcome|(?:senior |staff |chief )?(?:editor|journalist(?:in)?|reporter(?:in)?|correspondent|columnist)|editor tools|commentary|kommentar|auteur|autor(?:in)?|von|par|por|de|see more|more|follow|view (?:all|profile)|click here|website|home|share|print|email|subscribe|comments?|(?:veröffentlicht|aktualisiert)(?: am)?|(?:published|posted|updated)(?: on)?|publi[ée] le|publicado el|pubblicato il)$/iu
/** A line that breaks off before the name (`Commentary by`), which is a link or stands in the next one, or goes on behind it (`in Culture`). */
const OPEN_END =
  /\s(?:by|By|BY|von|VON|par|PAR|por|POR)$|^(?:in|im|at|on|for|to|from|with|auf|aus|am|bei|dans|sur)\s/
/** What an editing system calls somebody; a site's address looks the same. */
const ACCOUNT = /^[a-z]{2,}(?:\.[a-z]{2,})+$/
/** Words in lower case that stand in names. */
const PARTICLE =
  /^(?:d[aeiou]|d[aeo]s|del|della|dello|degli|der|dem|den|van|von|vom|vander|zu|zum|zur|ten|ter|la|le|les|lo|du|des|el|al|an|bin|bint|ibn|abu|ben|y|e|i|und|and|of|the|af|av|och|og|aus|auf|in|'t|op|st|mc|d['’].*|l['’].*|al-.*|el-.*|e\.v\.)$/u
/** Degrees and ranks that follow a name behind a comma. */
const DEGREE =
  /^(?:ph\.?\s?d|m\.?d|d\.?o|r\.?n|r\.?d|m\.?sc|b\.?sc|m\.?a|b\.?a|mph|mba|dds|dvm|esq|jr|sr|ll\.?[bm]|cfa|cpa|cpt|lcsw|psy\.?d)\.?$/i
/** What stands over a comment behind who wrote it. */
const COMMENTS = /\s(?:says|said|wrote|sagt|schreibt|dice|dit|zegt|pisze)\s?[:.…]*$/iu
const AGENCY =
  /^(?:agencies|agency|agenturen|reuters|associated press|the associated press|ap|afp|dpa|ansa|pap|apa|efe|upi|ians|pti|ani|bloomberg|xinhua|tass|anadolu ajansı|[\p{L}]+ haber ajansı)$/iu
const JOB =
  /\b(?:staff|editors|desk|newsroom|news|team|redaktion|agency|media|press|network|magazine|times|online|inc|ltd|llc|gmbh|group|company|university|institute|department|ministry|service|bureau|tv|radio|channel|editorial|office|association|foundation|faculty|council|communications|\.com|\.org|\.de)\b/iu
/** A date that stands in one line with the name, and all behind it. */
const DATE_AT_END =
  /\s*(?:[,|•·-]\s*)?(?:\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{1,2}\.?\s+\p{L}{3,10}\.?\s+(?:19|20)\d\d|\d{1,4}[./-]\d).*$/u

/** Say whether a short line calls somebody its reporter or writer, in scripts where no preposition does. */
export function namesReporter(text: string): boolean {
  return /[가-힣]\s?(?:(?:선임|수석|인턴|전문)\s?)?기자(?![가-힣])|특파원|[記记]者|بقلم|(?:^|\s)كتبت?\s?:|מאת/u.test(
    text,
  )
}

/** Say whether a text is the line by which Korean papers close an article: the reporter's name and address. */
export function isReporterLine(text: string): boolean {
  return text.length < 60 && namesReporter(text) && splitNames(text).some(isPerson) && !/[다요][.]/.test(text)
}

/** Split a byline into names, without openers ("By"), roles and addresses. */
export function splitNames(value: string): string[] {
  let rest = value
    .slice(0, 300)
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/https?:\/\/\S+|\S+@\S+\.\S+/g, ' ')
    .replace(/\([^()]{0,80}\)?/g, ' ')
    .replace(DATE_AT_END, '')
    .replace(/\s+/g, ' ')
    .trim()
    // What stood before a date that is an element of its own.
    .replace(/\s(?:on|am|at|le|el)\s?[.,:]?$/i, '')
    .replace(/^[◎●■▲◆★☆]\s*/, '')
    .replace(/^[[【［〔（]([^\]】］〕）]*)[\]】］〕）]$/, '$1')
    .replace(/^[[【［〔（][^\]】］〕）]{0,24}[\]】］〕）]\s*(?=\S)/, '')
  for (let i = 0; i < 3; i++) rest = rest.replace(OPENERS, '').replace(OTHER_OPENERS, '')
  const names = rest
    .split(
      /\s*(?:通[讯訊][员員]|[实實][习習]生|[,;|/／╱、，،؛•·‧]|\s[-–—]\s|\s(?:and|And|und|et|y|e|i|und|og|och|en|with|mit|и)\s|\s?&\s?)\s*/u,
    )
    .map(part =>
      part
        .replace(NO_WRITER, '')
        .replace(OPENERS, '')
        .replace(OTHER_OPENERS, '')
        .replace(OTHER_CLOSERS, '')
        .replace(CLOSERS, '')
        .replace(/^[\s"'“”([@:-]+|[\s"'“”)\]:,–-]+$/g, '')
        .trim(),
    )
    .filter(part => part !== '')
  // Chinese names stand side by side; a Japanese one has a blank within.
  return CHINESE.test(value)
    ? names.flatMap(name => (HAN_NAMES.test(name) ? name.split(/\s+/) : [name]))
    : names
}

/** Characters that only the Chinese of today writes so, in the words by which bylines begin. */
const CHINESE = /[记讯编员]/
const HAN_NAMES = /^\p{Script=Han}{2,3}(?:\s+\p{Script=Han}{2,3})+$/u

/** Say whether a text reads like a person's name. */
export function isPerson(name: string): boolean {
  if (name.length > 50 || name.length < 2) return false
  if (/\p{Nd}|[?!@#…<>{}=:：]|https?:|www\./u.test(name)) return false
  if (
    NOBODY.test(name) ||
    OPEN_END.test(name) ||
    ACCOUNT.test(name) ||
    DEGREE.test(name) ||
    COMMENTS.test(name)
  )
    return false
  if (AGENCY.test(name) || JOB.test(name)) return false
  const words = name.split(/\s+/)
  if (words.length > 5 || isPhrase(words)) return false
  if (OTHER_NOBODY.test(name) || OTHER_LABEL.test(name)) return false
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(name))
    return name.length <= 12 && !/[:：＝。]/.test(name)
  return /\p{Lu}/u.test(name) || !/\p{Ll}/u.test(name) || words.length === 1
}

/** Say whether words beside a capital are written small, as those of a heading or a sentence are and those of a name are not. */
function isPhrase(words: readonly string[]): boolean {
  const small = words.filter(word => /^\p{Ll}/u.test(word) && !PARTICLE.test(word))
  return small.length > 1 && words.some(word => /^\p{Lu}/u.test(word))
}

/** Say whether a name is what an editing system calls somebody, and no site's address. */
export function isAccount(name: string): boolean {
  return ACCOUNT.test(name) && !/\.[a-z]{2,3}$/.test(name)
}

/** Say whether a line names a person beside what it says of time and topic. */
export function namesSomebody(line: string): boolean {
  // What follows a date that opens a line is seldom who wrote.
  return splitNames(line).length > 0 && splitNames(cutByline(line)).some(isPerson)
}

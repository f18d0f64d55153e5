import {cleanText} from 'copydesk'
import {expect, test} from 'vitest'

interface Page {
  readonly before: readonly string[]
  readonly title: string
  readonly body: readonly string[]
  readonly after: readonly string[]
}

const english: Page = {
  before: [
    'Ferry dues to rise in spring - The Marl Courier',
    'Skip to content Home News World Business Sport Culture Travel Weather Obituaries Jobs Subscribe Sign in Search',
    'Marl and the Islands Harbour Schools Council Crime Property Letters Crossword Archive',
  ],
  title: 'Ferry dues to rise in spring',
  body: [
    'The council of Marl voted on Tuesday to raise the dues for the harbour ferry, which have stood at two crowns since the war, and to spend the money on a new boat. Mayor Ada McLane said that the price was fair, and that nobody in the town had expected anything else.',
    'The ferry carries four hundred people on a working day, most of them to the cannery on the far shore. Its engine was built in 1961 and has been mended eleven times, the last time with parts that came from a tractor.',
    '"We have missed two sailings this year, and both times it was the fog," said Jonas Reel, who has steered the boat for thirty years. He would not say whether he meant to stay on when the new one comes.',
    'A second vote, on a name for the boat, was put off until the autumn. Among the names that were handed in are those of two mayors, of a brewery, of three dogs and of the woman who sold the tickets for forty years.',
  ],
  after: [
    'Share this article Facebook Twitter WhatsApp Email Print',
    'Related stories',
    'Herring catch falls for third year',
    'School roof to be mended before winter',
    'Cannery seeks forty hands for the season',
    'Most read',
    'Bus to Pell no longer stops at the bridge',
    'Sign up for our newsletter',
    'Enter your email address',
    'About us Contact Advertise Privacy policy Terms of use Cookie settings',
    '© 2031 The Marl Courier. All rights reserved.',
  ],
}

const german: Page = {
  before: [
    'Fähre wird im Frühjahr teurer | Marler Bote',
    'Startseite Politik Wirtschaft Sport Kultur Reise Wetter Anzeigen Abo Anmelden Suche',
    'Lokales Hafen Schulen Rathaus Blaulicht Immobilien Leserbriefe Rätsel Archiv E-Paper Newsletter',
  ],
  title: 'Fähre wird im Frühjahr teurer',
  body: [
    'Der Rat hat am Dienstag beschlossen, den Preis für die Überfahrt mit der Hafenfähre zu erhöhen, der seit dem Krieg bei zwei Kronen lag, und das Geld für ein neues Boot auszugeben. Bürgermeisterin Ada Lehnert sagte, der Preis sei angemessen, und niemand in der Stadt habe etwas anderes erwartet.',
    'Die Fähre befördert an einem Werktag vierhundert Menschen, die meisten zur Konservenfabrik am anderen Ufer. Ihr Motor wurde 1961 gebaut und ist seither elfmal ausgebessert worden, zuletzt mit Teilen, die aus einem Traktor stammten.',
    'Wir haben in diesem Jahr zwei Fahrten ausfallen lassen, und beide Male lag es am Nebel, sagte Jonas Riel, der das Boot seit dreißig Jahren steuert. Ob er bleiben will, wenn das neue kommt, wollte er nicht sagen.',
    'Eine zweite Abstimmung über einen Namen für das Boot wurde auf den Herbst verschoben. Unter den Vorschlägen sind die Namen von zwei Bürgermeistern, einer Brauerei, drei Hunden und der Frau, die vierzig Jahre lang die Karten verkauft hat.',
  ],
  after: [
    'Artikel teilen Facebook Twitter WhatsApp E-Mail Drucken',
    'Mehr zum Thema',
    'Heringsfang geht im dritten Jahr zurück',
    'Schuldach soll noch vor dem Winter geflickt werden',
    'Konservenfabrik sucht vierzig Hilfskräfte',
    'Meistgelesen',
    'Bus nach Pell hält nicht mehr an der Brücke',
    'Newsletter abonnieren',
    'Über uns Kontakt Mediadaten Datenschutz Impressum AGB',
    '© 2031 Marler Bote. Alle Rechte vorbehalten.',
  ],
}

const chinese: Page = {
  before: [
    '渡轮票价明年春天上调_马尔晚报',
    '首页 新闻 国内 国际 财经 体育 娱乐 科技 教育 房产 汽车 旅游 登录 注册 搜索 手机版 客户端',
    '您当前的位置：',
    '首页 新闻 本地',
  ],
  title: '渡轮票价明年春天上调',
  body: [
    '马尔市议会星期二投票决定，把港口渡轮的票价从两元提高到三元，增加的收入将用来购买一艘新船。市长艾达说，这个价格是公平的，城里没有人感到意外。',
    '这艘渡轮在工作日运送四百名乘客，其中大多数人前往对岸的罐头厂上班。它的发动机是一九六一年制造的，已经修理过十一次，最近一次用的零件来自一台拖拉机。',
    '驾驶这艘船三十年的老船长说，今年只停航过两次，两次都是因为大雾。新船到来以后他是否还会留下，他没有回答记者的提问。',
    '关于新船名字的第二次投票推迟到秋天举行。收到的建议当中有两位市长、一家啤酒厂、三条狗和一位卖了四十年船票的妇女的名字。',
  ],
  after: [
    '分享到： 微信 微博 QQ空间 打印 收藏',
    '相关新闻',
    '鲱鱼捕捞量连续三年下降',
    '学校屋顶将在冬天之前修好',
    '热门推荐',
    '开往佩尔的公交车不再停靠大桥站',
    '关于我们 联系我们 广告服务 隐私政策 法律声明',
    '版权所有 马尔晚报 未经许可不得转载',
  ],
}

const pages = {english, german, chinese}
const names = Object.keys(pages) as (keyof typeof pages)[]
const lineOf = ({before, title, body, after}: Page) => [...before, title, ...body, ...after].join(' ')

function clean(text: string) {
  const outcome = cleanText(text)
  if (outcome.outcome !== 'record') throw new Error(`expected a record, got ${outcome.outcome}`)
  return outcome.record
}

test.each(['english', 'german'] as const)(
  'an %s page in one line: the article stays, in one paragraph',
  name => {
    const page = pages[name]
    expect(clean(lineOf(page)).text).toBe(page.body.join(' '))
  },
)

test('a Chinese page in one line: paragraphs stay apart, as no blank stands in a sentence', () => {
  const {text} = clean(lineOf(chinese))
  // The headline may stay above them: nothing but the blank behind it tells it from a paragraph.
  expect(text.replace(`${chinese.title}\n\n`, '')).toBe(chinese.body.join('\n\n'))
})

test.each(names)('an %s article alone in one line stays whole', name => {
  const text = pages[name].body.join(' ')
  expect(clean(text).text).toBe(text)
})

test.each(names)('an %s page of which each section is a line', name => {
  const {before, title, body, after} = pages[name]
  const text = [before.join(' '), title, ...body, after.join(' ')].join('\n')
  expect(clean(text).text).toBe(body.join('\n\n'))
})

test('what is dropped of a line is told piece by piece, with its place', () => {
  const line = lineOf(english)
  const outcome = cleanText(line)
  if (outcome.outcome !== 'record') throw new Error('expected a record')
  const {removals} = outcome
  expect(removals.map(({rule}) => rule)).toContain('share-bar')
  const points = Array.from(line)
  for (const {text, start, end} of removals) expect(points.slice(start!, end!).join('')).toBe(text)
  const taken = removals.reduce((sum, {text}) => sum + text.replaceAll(' ', '').length, 0)
  const {text, title} = outcome.record
  const left = `${text}${title ?? ''}`.replace(/\s/g, '').length
  expect(taken + left).toBeGreaterThanOrEqual(line.replaceAll(' ', '').length)
})

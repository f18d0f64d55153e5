import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {judgePage} from '../../src/html/judge-page.ts'
import {readPage} from '../../src/html/read-page.ts'
import {isKept} from '../../src/model/block.ts'
import {createBytes} from '../../src/model/forms.ts'
import {createReport, type Note} from '../../src/model/note.ts'
import {DROP_RULES} from '../../src/model/rules.ts'
import {createSource} from '../../src/model/source.ts'
import {findArticle} from '../../src/stages/find-article.ts'
import {scanPage} from '../../src/stages/scan-page.ts'

const follow = () => {
  throw new Error('leads nowhere')
}

function find(
  html: string,
  {notes = [], ...options}: {notes?: Note[]} & Parameters<typeof findArticle>[0] = {},
) {
  const source = createSource({url: 'https://gazette.example/news/harbour'})
  const page = scanPage().work(createBytes(html, {source}), createReport('scan-page', []), follow)
  if (page.form !== 'page') throw new Error('expected a page')
  return findArticle(options).work(page, createReport('find-article', notes), follow)
}

function article(html: string, options?: Parameters<typeof find>[1]) {
  const found = find(html, options)
  if (found.form !== 'article') throw new Error(`expected an article, got ${found.form}`)
  return found
}

const PARAGRAPHS = [
  'The harbour of Estermouth opened again on Monday after eleven weeks of repairs, and the first boat to leave it was the smallest.',
  'Engineers had replaced two of the four lock gates, which were built in 1931 and had begun to leak during the winter storms.',
  '“We were told to expect six weeks, and then six more,” said Nell Arkwright, who sells tickets for the island ferry. “Nobody was surprised.”',
  'The town paid a third of the cost; the remainder came from a fund for small ports, whose rules allow no delays beyond the end of the year.',
]
const PAGE = `<!doctype html><html lang="en-GB"><head><title>Harbour opens again | Estermouth Gazette</title>
<meta property="og:site_name" content="Estermouth Gazette"><meta property="article:published_time" content="2021-03-08T09:15:00+00:00"></head><body>
<header class="masthead"><a href="/">Estermouth Gazette</a></header>
<nav class="main-menu"><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li><li><a href="/w">Weather</a></li></ul></nav>
<main><article class="story"><h1 class="headline">Harbour opens again</h1><p class="standfirst">After eleven weeks the boats are back in the water of the old basin.</p>
<div class="byline">By <span class="author">Tilda Marsh</span></div><div class="share-bar"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<div class="article-body"><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p><figure><img src="a.jpg"><figcaption>The lock gates in the evening light</figcaption></figure>
<p>${PARAGRAPHS[2]}</p><aside class="newsletter-box"><p>Sign up for our newsletter and get the news in your inbox</p></aside><p>${PARAGRAPHS[3]}</p></div></article>
<section class="related"><h3>Related stories</h3><ul><li><a href="/1">Ferry fares to rise in May</a></li><li><a href="/2">Old crane sold for scrap</a></li></ul></section></main>
<div class="cookie-banner" style="display:none">We use cookies</div>
<footer class="site-footer"><p>© 2021 Estermouth Gazette. All rights reserved.</p></footer></body></html>`

describe('a page with an article', () => {
  const found = article(PAGE)

  test('keeps its paragraphs, in order and whole', () => {
    expect(found.children.filter(isKept).map(({value}) => value)).toEqual(PARAGRAPHS)
  })

  test('lifts what belongs into fields', () => {
    expect(found.data.metadata).toMatchObject({
      kind: 'article', title: 'Harbour opens again', authors: ['Tilda Marsh'], publisher: 'Estermouth Gazette', date: '2021-03-08',
      datePublished: '2021-03-08T09:15:00+00:00', dateSource: 'open-graph', declaredLanguage: 'en-GB',
    }) // biome-ignore format: one record
    const fields = found.children
      .map(({data}) => (data.verdict.kept ? null : data.verdict.field))
      .filter(field => field !== null)
    expect(fields).toEqual(expect.arrayContaining(['title', 'subtitle', 'byline', 'captions']))
  })

  test('keeps a first subhead that says what the headline says, save in exports, which name the headline so', () => {
    const repeated = PAGE.replace(
      '<div class="article-body">',
      '<div class="article-body"><h2>Harbour Opens Again</h2>',
    )
    const values = (html: string) =>
      article(html)
        .children.filter(isKept)
        .map(({value}) => value)
    expect(values(repeated)).toEqual(['Harbour Opens Again', ...PARAGRAPHS])
    expect(values(repeated.replace('"headline"', '"p-name"'))).toEqual(PARAGRAPHS)
  })

  test('drops the rest by listed rules', () => {
    const rules = found.children.flatMap(({data}) =>
      data.verdict.kept || data.verdict.field !== null ? [] : [data.verdict.rule],
    )
    expect(rules).toEqual(
      expect.arrayContaining([
        'navigation',
        'share-bar',
        'newsletter',
        'related-link',
        'copyright',
        'hidden',
      ]),
    )
    for (const rule of rules) expect(Object.keys(DROP_RULES)).toContain(rule)
  })

  test('loses no block, and tells which source won each field', () => {
    const notes: Note[] = []
    const again = article(PAGE, {notes})
    expect(again.children).toEqual(found.children)
    expect(notes.filter(({kind}) => kind === 'removal')).toHaveLength(
      found.children.filter(block => !isKept(block)).length,
    )
    expect(notes.map(({rule}) => rule)).toEqual(
      expect.arrayContaining(['date-from-open-graph', 'authors-from-text']),
    )
  })
})

describe('readers’ comments', () => {
  const remark =
    'My uncle worked on the first gates, and he always said that they would not outlive him by much.'
  const page = PAGE.replace(
    '</main>',
    `<section class="comments"><h3>2 comments</h3><div class="comment"><b>Gull</b> <span>9 March 2021</span><p>${remark}</p><a href="#">Reply</a></div></section></main>`,
  )

  test('are dropped as such', () => {
    const block = article(page).children.find(({value}) => value === remark)
    expect(block?.data.verdict).toMatchObject({kept: false, rule: 'comment'})
  })

  test('stay behind the body when asked for, without what stands around them', () => {
    const kept = article(page, {comments: true}).children.filter(isKept)
    expect(kept.map(({value}) => value)).toEqual([...PARAGRAPHS, remark])
    expect(kept.at(-1)?.type).toBe('comment')
  })
})

describe('other pages', () => {
  test('a body that stands only in JSON-LD', () => {
    const notes: Note[] = []
    const json = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'Harbour opens again',
      articleBody: PARAGRAPHS.join('\n\n'),
    })
    const found = article(`<script type="application/ld+json">${json}</script><div id="root">Loading</div>`, {
      notes,
    })
    expect(found.children.filter(isKept).map(({value}) => value)).toEqual(PARAGRAPHS)
    expect(notes.map(({rule}) => rule)).toContain('body-from-embedded')
  })

  test('a body that stands only in application state', () => {
    const state = JSON.stringify({props: {page: {blocks: PARAGRAPHS.map(text => ({type: 'p', text}))}}})
    const found = article(
      `<div id="root">Loading</div><script id="__NEXT_DATA__" type="application/json">${state}</script>`,
    )
    expect(found.children.filter(isKept).map(({value}) => value)).toEqual(PARAGRAPHS)
  })

  test('a body that stands only in a React server payload, cut into pieces', () => {
    const html = PARAGRAPHS.map(text => `<p>${text}</p>`).join('')
    const bytes = new TextEncoder().encode(html).length.toString(16)
    const payload = `1:"$Sreact.fragment"\n2:T${bytes},${html}3:["$","main",null,{"id":"a"}]\n`
    const push = (piece: string) => `<script>self.__next_f.push(${JSON.stringify([1, piece])})</script>`
    const scripts = push(payload.slice(0, 90)) + push(payload.slice(90))
    const found = article(`<div id="root">Loading</div>${scripts.replaceAll('</p>', '\\u003c/p>')}`)
    expect(found.children.filter(isKept).map(({value}) => value)).toEqual(PARAGRAPHS)
  })

  test('drops that say why', () => {
    expect(find('<html><body></body></html>')).toMatchObject({form: 'drop', reason: 'no-text'})
    expect(find('<title>404 Not Found</title><h1>Page not found</h1><p>Sorry.</p>')).toMatchObject({
      form: 'drop',
      reason: 'error-page',
    })
    const consent =
      'We use cookies and similar means. Give your consent to all cookies, or read the privacy policy.'
    expect(find(`<div><p>${consent}</p><button>Accept cookies</button></div>`)).toMatchObject({
      form: 'drop',
      reason: 'consent-wall',
    })
  })
})

test('any soup of tags and words gives an article or a drop', () => {
  const pieces = fc.constantFrom('<p>', '<div>', '</div>', '<h1>', '<article>', '<nav>', '<a href=x>', '</a>', 'Some words here. ', '日本語の文章。', '<time>', '<table><tr><td>', '<script type="application/ld+json">[{}]</script>', '&#x110000;') // biome-ignore format: one list
  fc.assert(
    fc.property(fc.array(pieces, {maxLength: 60}), list => {
      const found = find(`<body>${list.join('')}`)
      expect(['article', 'drop']).toContain(found.form)
    }),
    {numRuns: 60},
  )
})

describe('what pages fold away or add', () => {
  const rest = [
    'The ferry company has ordered a second boat, which is to join the first before the summer timetable begins in June.',
    'Until then passengers are asked to book a day ahead, since the small boat takes no more than forty people at a time.',
    'The council will discuss the fares in April, and the harbour master has promised to publish the costs of every gate.',
    'Fishermen, who had moved their boats to the next bay, came back on Monday evening with lights on and horns sounding.',
  ]
  const body = (shown: readonly string[], folded: readonly string[]) =>
    `<!doctype html><html lang="en"><head><title>Harbour opens again</title></head><body><main><article><h1>Harbour opens again</h1>
<div class="body">${shown.map(text => `<p>${text}</p>`).join('')}<div class="offer">Subscribe to read on</div>${folded
      .map(
        text => `<div style="display:none"><p>${text}</p><a class="button" href="/ask">Learn more</a></div>`,
      )
      .join('')}</div></article></main></body></html>`

  test('takes the paragraphs that stand hidden beside the shown ones', () => {
    const found = article(body(PARAGRAPHS.slice(0, 2), [...PARAGRAPHS.slice(2), ...rest]))
    const text = found.children.filter(isKept).map(({value}) => value)
    expect(text).toContain(rest[3])
  })

  test('leaves a little hidden text alone', () => {
    const found = article(body([...PARAGRAPHS, ...rest], ['Please switch on scripts to see the map.']))
    expect(found.children.filter(isKept).map(({value}) => value)).not.toContain(
      'Please switch on scripts to see the map.',
    )
  })

  test('keeps the first of two articles that an endless page holds', () => {
    const second = `<article><h1>Museum counts its ships</h1>${rest.map(text => `<p>${text}</p>`).join('')}</article>`
    const page = body([...PARAGRAPHS, ...PARAGRAPHS.map(text => `Later, ${text}`)], []).replace(
      '</main>',
      `${second}</main>`,
    )
    const kept = article(page)
      .children.filter(isKept)
      .map(({value}) => value)
    expect(kept).toContain(PARAGRAPHS[0])
    expect(kept).not.toContain(rest[0])
  })

  test('names the newsroom that a page states where nobody is named', () => {
    const stated =
      '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Estermouth Wire, Northport"}}</script>'
    const page = body([...PARAGRAPHS, ...rest], []).replace('</head>', `${stated}</head>`)
    expect(article(page).data.metadata.authors).toEqual(['Estermouth Wire, Northport'])
  })
})

test('whole paragraphs set as headings are text', () => {
  const body = `<h5>${PARAGRAPHS[0]} ${PARAGRAPHS[1]}</h5><h5>${PARAGRAPHS[2]} ${PARAGRAPHS[3]}</h5>`
  const {children} = article(`<html><body><h1>Harbour opens again</h1>${body}</body></html>`)
  expect(children.filter(isKept)).toHaveLength(2)
})

test('a page that is a list gives its entries', () => {
  const entry = (n: number) =>
    `<li><a href="/b/${n}">Board ${n}</a><p>Talk about boats of the kind number ${n}</p></li>`
  const list = Array.from({length: 12}, (_, n) => entry(n)).join('')
  const page = `<html><head><meta property="og:type" content="website"></head><body><main><h1>Boards</h1><ul>${list}</ul></main>
<form><select><option>Please choose one of the boards</option></select></form></body></html>`
  const text = article(page)
    .children.filter(isKept)
    .map(({value}) => value)
    .join('\n')
  expect(text).toContain('Talk about boats of the kind number 7')
  expect(text).not.toContain('Please choose')
})

describe('what stands around and between the paragraphs', () => {
  const page = (parts: {before?: string; between?: string; after?: string; lang?: string}) =>
    `<html lang="${parts.lang ?? 'en'}"><body><article><header><h1>Harbour opens again</h1>${parts.before ?? ''}</header>
<div class="story"><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p>${parts.between ?? ''}<p>${PARAGRAPHS[2]}</p><p>${PARAGRAPHS[3]}</p>${parts.after ?? ''}</div></article></body></html>`
  const text = (parts: Parameters<typeof page>[0]) =>
    article(page(parts))
      .children.filter(isKept)
      .map(({value}) => value)

  test('a standfirst between headline and signature is no part of the text', () => {
    const before = `<h2>After eleven weeks of repairs the boats are back in the water of the old basin, and the town has paid.</h2>
<div class="by">By Tilda Marsh</div><div>March 8, 2021</div>`
    expect(text({before})).toEqual(PARAGRAPHS)
  })

  test('lines that lead elsewhere', () => {
    const between = '<p>[Related: <a href="/f">Ferry fares to rise in May, says the harbour board</a>]</p>'
    expect(text({between})).toEqual(PARAGRAPHS)
  })

  test('credits and rights behind the text', () => {
    const after = '<p>Ben Moor and Ida Finch contributed to this report.</p><p>© 2021 Estermouth Gazette</p>'
    expect(text({after})).toEqual(PARAGRAPHS)
  })
})

describe('a page of a company that calls itself no article', () => {
  const services = [
    ['Hull cleaning', 'We clean hulls of any make in the water or on the slip, within two days.'],
    ['Winter storage', 'Dry places for ninety boats under one roof, with a guard at night.'],
    ['Engine care', 'Oil, filters, belts: one price, and a report that you can read.'],
    ['Sail repair', 'Torn on Sunday, sewn by Wednesday, in our own loft above the quay.'],
    ['Rigging checks', 'Every shackle looked at, every splice tested, every fault shown to you.'],
    ['Moorings', 'By the day, the month or the year, with water and power at each berth.'],
  ]
  const cards = services.map(
    ([name, text]) =>
      `<div class="service-card"><h3>${name}</h3><p>${text}</p><a class="button" href="/ask">Learn more</a></div>`,
  )
  const page = (viewport: string) => `<html lang="en"><head><title>Estermouth Boatyard</title>${viewport}
<meta property="og:type" content="website"></head><body><nav class="menu"><a href="/">Home</a> <a href="/prices">Prices</a></nav>
<main><h1>Estermouth Boatyard</h1><div class="services">${cards.join('')}</div></main>
<footer class="site-footer"><p>© 2024 Estermouth Boatyard. All rights reserved.</p></footer></body></html>`
  test('gives what it has to say, without its menu and its rights, and not for want of better', () => {
    const notes: Note[] = []
    const texts = article(page('<meta name="viewport" content="width=device-width">'), {notes})
      .children.filter(isKept)
      .map(({value}) => value)
    for (const [name, text] of services) expect(texts).toEqual(expect.arrayContaining([name, text]))
    expect(texts.join('\n')).not.toMatch(/Prices|All rights reserved/)
    expect(notes.map(({rule}) => rule)).not.toContain('body-from-doubtful-blocks')
  })

  test('is judged as such, unless it calls itself an article or is of an age in which articles did not', () => {
    const viewport = '<meta name="viewport" content="width=device-width">'
    // Its sentences cut short, so that they make no article by themselves.
    const brief = (view: string) => page(view).replace(/, [^<]*<\/p>/g, '.</p>')
    const isOther = (html: string) => judgePage(readPage(html)).otherwise !== null
    expect(isOther(brief(viewport))).toBe(true)
    expect(isOther(brief(viewport).replace('content="website"', 'content="article"'))).toBe(false)
    expect(isOther(brief('').replace(/<meta property[^>]*>/, ''))).toBe(false)
  })
})

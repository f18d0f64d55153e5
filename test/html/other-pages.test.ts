import {expect, test} from 'vitest'
import {CLASS_CUES, classCues} from '../../src/html/class-cues.ts'
import {extractArticle} from '../../src/html/extract-article.ts'
import {findFurniture} from '../../src/html/furniture.ts'
import {saysNoArticle} from '../../src/html/page-kind.ts'
import {measurePage} from '../../src/html/page-measures.ts'
import {readPage} from '../../src/html/read-page.ts'

const HEAD = '<meta name="viewport" content="width=device-width">'

/** What is kept of a page, a block a line. */
function keptOf(html: string): string[] {
  const page = readPage(html)
  const {roles} = extractArticle(page, 'balanced')
  return page.blocks.flatMap(({text}, i) => {
    const role = roles[i]!
    return 'kept' in role && role.kept ? [text] : []
  })
}

const shownOf = (html: string) => readPage(html).blocks.flatMap(({text, hidden}) => (hidden ? [] : [text]))

test.each([
  ['<div role="tabpanel" hidden>', 'a tab'],
  ['<div class="chakra-collapse" style="display:none">', 'what a button unfolds'],
  ['<div class="toggle__content" style="display: none">', 'an answer'],
  ['<div class="accordion-body" aria-hidden="true">', 'a part of an accordion'],
])('%s holds %s, which is there to be read', start => {
  expect(shownOf(`<main><p>Kettles</p>${start}<p>Holds 1.7 litres.</p></div></main>`)).toContain(
    'Holds 1.7 litres.',
  )
})

test.each([
  '<div class="navbar-collapse collapse" style="display:none">',
  '<div class="filter-accordion" aria-hidden="true">',
  '<div class="dropdown-menu expandable" hidden>',
  '<div class="popup" style="display:none">',
])('%s stays hidden', start => {
  expect(shownOf(`<main><p>Kettles</p>${start}<p>Teapots</p></div></main>`)).toEqual(['Kettles'])
})

test('what holds the text of a tab is no navigation, and a component of a builder no consent dialogue', () => {
  const cuesOf = (names: string) => CLASS_CUES.filter((_, i) => classCues(names) & (1 << i))
  expect(cuesOf('elementor-tab-content')).not.toContain('navigation')
  expect(cuesOf('tab-pane fade')).not.toContain('navigation')
  expect(cuesOf('nav-tabs')).toContain('navigation')
  expect(cuesOf('cmp-text')).not.toContain('cookie')
  expect(cuesOf('qc-cmp2-container')).toContain('cookie')
})

test('a page that a site calls an article like all others is none where its names say so', () => {
  const says = (head: string, names: string) =>
    saysNoArticle(readPage(`<head>${HEAD}${head}</head><body class="${names}"><p>Roof repairs</p></body>`))
  const article = '<meta property="og:type" content="article">'
  expect(says(article, 'page-template-default page page-id-17')).toBe(true)
  expect(says(article, 'post-template-default single single-post postid-17')).toBe(false)
  expect(says(`${article}<script type="application/ld+json">{"@type":"CollectionPage"}</script>`, '')).toBe(
    true,
  )
  expect(
    says(`${article}<script type="application/ld+json">{"@type":"NewsArticle"}</script>`, 'page page-id-17'),
  ).toBe(false)
})

test('furniture is told by elements and names, save where they hold the page', () => {
  const furnitureOf = (html: string) => {
    const measures = measurePage(readPage(html))
    const is = findFurniture(measures)
    return measures.blocks.flatMap(({block}, i) => (is[i] ? [block.text] : []))
  }
  const text = '<p>Every boiler is checked by hand before it leaves our works in Leeds.</p>'.repeat(3)
  expect(
    furnitureOf(
      `<body><nav><ul><li>Boilers</li></ul></nav><form><main>${text}<select><option>Blue</option></select></main>
       <div id="onetrust-consent-sdk"><div><p>We value your privacy</p></div></div></form>
       <div class="site-footer"><p>Call us</p></div></body>`,
    ),
  ).toEqual(['Boilers', 'Blue', 'We value your privacy', 'Call us'])
})

/** The page of a trade, as builders of pages set it: a headline, short sections, questions that unfold. */
const SERVICE = `<html lang="de"><head>${HEAD}<meta property="og:type" content="article"><title>Dachsanierung | Hartl</title></head>
<body class="wp-singular page-template-default page page-id-41">
<header><nav><ul><li><a href="/">Start</a></li><li><a href="/dach">Dach</a></li><li><a href="/ueber">Über uns</a></li></ul></nav></header>
<div class="elementor"><section class="elementor-section"><div class="elementor-widget elementor-widget-heading"><h1>Dachsanierung in Linz</h1></div>
<div class="elementor-widget elementor-widget-text-editor"><p>Wir decken Dächer neu, dämmen sie und kümmern uns um die Förderung.</p></div>
<div class="elementor-widget elementor-widget-button"><a href="/kontakt">Anfragen</a></div></section>
<section class="elementor-section"><div class="elementor-widget elementor-widget-heading"><h2>Unsere Leistungen</h2></div>
${[
  'Neueindeckung mit Ziegeln',
  'Dämmung von innen und außen',
  'Dachfenster nach Maß',
  'Wartung jedes Frühjahr',
]
  .map(
    (
      name,
      i,
    ) => `<div class="elementor-column"><div class="elementor-widget elementor-widget-image-box"><h3>${name}</h3>
<p>${['Tonziegel oder Beton, samt Lattung.', 'Mit Holzfaser, auf Wunsch auch mit Mineralwolle.', 'Einbau an einem Tag.', 'Wir prüfen Rinnen, Bleche und First.'][i]}</p></div></div>`,
  )
  .join('')}</section>
<section class="elementor-section"><h2>Häufige Fragen</h2><div class="elementor-toggle">
<div class="elementor-toggle-item"><div class="elementor-tab-title">Wie lange dauert eine Sanierung?</div>
<div class="elementor-tab-content" style="display:none"><p>Bei einem Einfamilienhaus rechnen wir mit zwei bis drei Wochen.</p></div></div>
<div class="elementor-toggle-item"><div class="elementor-tab-title">Was kostet sie?</div>
<div class="elementor-tab-content" style="display:none"><p>Das hängt von der Fläche ab; wir messen vor Ort und nennen einen festen Preis.</p></div></div></div></section></div>
<footer><p>Hartl Dach GmbH, Linz</p><p>Impressum</p></footer></body></html>`

test('of the page of a trade its sections and the answers that it folds away are kept, and no menu', () => {
  const kept = keptOf(SERVICE)
  expect(kept).toEqual(
    expect.arrayContaining([
      'Wir decken Dächer neu, dämmen sie und kümmern uns um die Förderung.',
      'Mit Holzfaser, auf Wunsch auch mit Mineralwolle.',
      'Einbau an einem Tag.',
      'Bei einem Einfamilienhaus rechnen wir mit zwei bis drei Wochen.',
    ]),
  )
  expect(kept).not.toContain('Start')
  expect(kept).not.toContain('Impressum')
})

import {expect, test} from 'vitest'
import {cleanHtml} from '../../src/index.ts'

const HEAD = '<meta name="viewport" content="width=device-width"><meta property="og:type" content="website">'
const MENU = ['Kettles', 'Pans', 'Knives', 'Aprons', 'Gifts', 'Sale', 'Stores', 'Help']
  .map(word => `<li><a href="/${word}">${word}</a></li>`)
  .join('')
const page = (main: string, head = HEAD) =>
  `<html><head>${head}<title>Kettles | Hearth &amp; Hob</title></head><body><nav><ul>${MENU}</ul></nav>
  <main>${main}</main><footer><p>© Hearth &amp; Hob</p></footer></body></html>`

const KETTLES = [
  ['Stovetop whistling kettle, enamelled steel, 2 litres', '€39.00'],
  ['Gooseneck kettle with a thermometer in its lid', '€64.50'],
  ['Travel kettle for two voltages, folding handle', '€28.00'],
  ['Copper kettle, tinned by hand in a village in the hills', '€180.00'],
  ['Glass kettle with a blue light, 1.7 litres', '€45.90'],
  ['Cast iron teapot kettle with a trivet of beech', '€72.00'],
  ['Quiet kettle with a double wall for small offices', '€59.00'],
]
const card = ([name, price]: string[]) =>
  `<li class="tile"><div class="tile__info"><h3><a href="/k">${name}</a></h3><p class="cost">${price}</p></div>
  <p class="again">Compare with other kettles</p></li>`

function cleaned(html: string) {
  const outcome = cleanHtml(html, {url: 'https://hearth.example/kettles'})
  if (outcome.outcome !== 'record') throw new Error(outcome.outcome)
  return outcome.record
}

test('of a list of products their names and prices are the text, and what stands in each of them alike is not', () => {
  const {text, kind} = cleaned(page(`<h1>Kettles</h1><ul class="wares">${KETTLES.map(card).join('')}</ul>`))
  for (const [name, price] of KETTLES) {
    expect(text).toContain(name)
    expect(text).toContain(price)
  }
  expect(text).not.toContain('Compare with')
  expect(text).not.toContain('Aprons')
  expect(kind).toBe('index')
})

test('of a list of articles the headlines and what they are about are the text, without days', () => {
  const stories = KETTLES.map(
    ([name], i) =>
      `<div class="story"><h2><a href="/s${i}">${name}</a></h2><p>What the makers of number ${i} say of it, and why a buyer in town
      may wait until the next fair before choosing.</p><span class="day">March ${i + 2}, 2024</span></div>`,
  )
  const {text} = cleaned(page(`<h1>News</h1>${stories.join('')}`))
  for (const [name] of KETTLES) expect(text).toContain(name)
  expect(text).toContain('What the makers of number 3 say')
  expect(text).not.toContain('March 5, 2024')
})

test('a list beside an article is not its text', () => {
  const paragraph = (n: number) =>
    `<p>The kettle makers of the valley met for the ${n}th time on Sunday, said Ruth Hallam, who has led the guild since her father
    gave up the forge, and agreed that nobody would sell a whistle without the body it belongs to.</p>`
  const article = `<article><h1>Guild of kettle makers meets</h1>${[4, 5, 6, 7].map(paragraph).join('')}</article>`
  const {text, kind} = cleaned(page(`${article}<ul class="wares">${KETTLES.map(card).join('')}</ul>`))
  expect(text).toContain('for the 7th time')
  expect(text).not.toContain('€64.50')
  expect(kind).toBe('article')
})

test('rows of results are kept whole, though each holds a time', () => {
  const row = (_: unknown, i: number) =>
    `<tr><td>${i + 1}</td><td><a href="/b/${i}">${['Petrel', 'Gannet', 'Heron', 'Curlew', 'Plover'][i % 5]} ${i}</a></td><td>1:${10 + i}:05</td></tr>`
  const {text} = cleaned(page(`<h1>Regatta</h1><table>${Array.from({length: 24}, row).join('')}</table>`))
  expect(text.match(/1:\d\d:05/g)).toHaveLength(24)
})

test('a list below a short notice is not its text', () => {
  const notice = `<div class="story"><h1>Harbour opens again</h1><div class="date">5 May 2024</div>
    <p>The harbour of Estermouth opened again on Monday after eleven weeks of repairs, and the first boat to leave it was the smallest.</p>
    <p>Engineers had replaced two of the four lock gates, which were built in 1931 and had begun to leak during the winter storms.</p></div>`
  const words = ['ferry', 'crane', 'bridge', 'market', 'school', 'quarry', 'library']
  const links = Array.from(
    {length: 30},
    (_, i) =>
      `<li><a href="/${i}">The ${words[i % 7]} ${i} will be sold to the highest bidder in May</a></li>`,
  )
  const {text} = cleaned(
    `<!doctype html><html lang="en"><head><title>Harbour opens again | Site</title>${HEAD}</head><body><main>${notice}<div class="more">
    <h2>More stories</h2>${links.join('')}</div></main><footer>© Site</footer></body></html>`,
  )
  expect(text).toContain('during the winter storms')
  expect(text).not.toContain('highest bidder')
})

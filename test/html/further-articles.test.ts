import {expect, test} from 'vitest'
import {cleanHtml} from '../../src/index.ts'

const textOf = (body: string) => {
  const outcome = cleanHtml(
    `<!doctype html><html lang="en"><head><title>Swing bridge to close - Mere</title><meta name="viewport" content="width=device-width"></head><body><nav><a href="/">Mere</a><a href="/n">News</a></nav>${body}<footer>© Mere</footer>`,
  )
  return outcome.outcome === 'record' ? outcome.record.text : ''
}
const BRIDGE = [
  'The council of Ashby Mere voted on Tuesday to close the old swing bridge for two years, after divers found that three of its piles had rotted through.',
  'Traffic will be led over the bypass at Cole Green, which adds eleven minutes to the journey between the station and the market.',
  '“Nobody likes to tell a town that its bridge is shut,” said the councillor for highways, Maud Penrose, when the vote had been counted.',
  'The repair will cost some four million pounds, of which the county pays half. The work begins in September, when the boats have left the basin.',
]
const FERRY = [
  'The crews of the Sandle ferries go back to work on Monday. Their union and the company agreed on Sunday night on a rise of four per cent over two years.',
  'The strike had cut off the two islands for nine days. A naval tender brought bread and post, and a fisherman from Cole took patients across for nothing.',
  '“We could not have gone on much longer,” said the steward of the union, and the chief of the company did not wish to say what the strike had cost.',
  'Tickets that were bought for the days of the strike can be used until the end of the year, or given back at any counter of the company.',
]
const paragraphs = (texts: readonly string[]) => texts.map(text => `<p>${text}</p>`).join('')
const story = (title: string, texts: readonly string[]) =>
  `<div class="story"><h1>${title}</h1><div class="byline">By Hal Winter</div>${paragraphs(texts)}</div>`

test('the next article of an endless page is left out, also where no element says that it is one', () => {
  const text = textOf(
    `<main>${story('Swing bridge to close', BRIDGE)}${story('Ferry strike ends', FERRY)}</main>`,
  )
  expect(text.split('\n\n')).toEqual(BRIDGE)
})

test('a text that stands on the page twice is told once', () => {
  const twice = `<h1>Swing bridge to close</h1>${paragraphs(BRIDGE)}`
  expect(textOf(`<main><div>${twice}</div><div class="print">${twice}</div></main>`).split('\n\n')).toEqual(
    BRIDGE,
  )
})

test('a list of other articles amid the text is left out with the line over it', () => {
  const list =
    '<div class="more-on"><h2>Read also</h2><ul><li><a href="/f">Ferry strike ends after nine days</a></li><li><a href="/l">Library opens on Sundays again</a></li></ul></div>'
  const text = textOf(
    `<main><h1>Swing bridge to close</h1>${paragraphs(BRIDGE.slice(0, 2))}${list}${paragraphs(BRIDGE.slice(2))}</main>`,
  )
  expect(text.split('\n\n')).toEqual(BRIDGE)
})

test('a line that leads elsewhere is left out, though its link is the shorter part', () => {
  const paragraphs = [
    '港町の図書館が四日、三年ぶりに再び開いた。屋根の修理が長引き、市民は隣町まで本を借りに通っていた。',
    '新しい閲覧室には海に面した大きな窓があり、晴れた日には対岸の灯台まで見える。席は百二十に増えた。',
    '市によると、工事費は当初の見込みより二割高くなったが、利用者からの寄付で補うことができたという。',
  ]
  const outcome = cleanHtml(
    `<html lang="ja"><title>図書館、再び開く</title><body><h1>図書館、再び開く</h1><div class="text"><p>${paragraphs[0]}</p><p>${paragraphs[1]}</p>
    <p>【あわせて読みたい】<a href="/lamp">灯台の公開は六月</a></p><p>${paragraphs[2]}</p></div>`,
  )
  expect(outcome.outcome === 'record' ? outcome.record.text.split('\n\n') : []).toEqual(paragraphs)
})

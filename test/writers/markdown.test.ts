import {cleanHtml, findArticle, markdownOf, toRecord} from 'copydesk'
import {expect, test} from 'vitest'
import news from '../../pipelines/news.ts'
import {inlineMarkdown} from '../../src/writers/formats/inline-markdown.ts'

const page = `<html><head><title>Weir</title></head><body><nav><a href="/">Home</a></nav><article><h1>Weir</h1>
<p>The <a href="/mill?a=1&amp;b=2">old mill</a> at the weir said <em>no</em> to <strong>a <a href="https://e.test/bid">second bid</a></strong>,
which â€œ<i>nobody</i>â€ had asked for, the owner told the <a href="javascript:alert(1)">Gazette</a> on Monday.</p>
<h2>What it cost</h2><p>The bill of 4_000*2 crowns is to be paid by the town, <a href="#note">as before</a>, from next spring on.</p>
<ul><li>One <b>wheel</b> of oak, made by the last wheelwright of the valley</li><li>Two stones, of which one is cracked and will have to be turned</li></ul>
</article></body></html>`

const marked = news.replace(toRecord({marks: true}))
const cleaned = (options = {}) => {
  const outcome = cleanHtml(page, {url: 'https://gazette.test/news/weir', ...options})
  if (outcome.outcome !== 'record') throw new Error(outcome.outcome)
  return outcome.record
}

test('marks are null unless they are asked for, and lie on their words', () => {
  expect(cleaned().marks).toBeNull()
  const {text, marks} = cleaned({pipeline: marked})
  const points = [...text]
  expect(marks!.map(({kind, url, start, end}) => [kind, points.slice(start, end).join(''), url])).toEqual([
    ['link', 'old mill', 'https://gazette.test/mill?a=1&b=2'],
    ['emphasis', 'no', null],
    ['link', 'second bid', 'https://e.test/bid'],
    ['strong', 'a second bid', null],
    ['emphasis', 'nobody', null],
    ['link', 'Gazette', 'javascript:alert(1)'],
    ['link', 'as before', 'https://gazette.test/news/weir#note'],
    ['item', 'One wheel of oak, made by the last wheelwright of the valley', null],
    ['strong', 'wheel', null],
    ['item', 'Two stones, of which one is cracked and will have to be turned', null],
  ])
})

test('Markdown keeps kinds, links and emphasis; no link runs a script', () => {
  const [, front, body] = markdownOf(cleaned({pipeline: marked})).split('---\n')
  expect(front).toContain('title: "Weir"\n')
  expect(body!.trim().split(/\n+/)).toEqual([
    'The [old mill](<https://gazette.test/mill?a=1&b=2>) at the weir said *no* to **a [second bid](<https://e.test/bid>)**, which “*nobody*” had asked for, the owner told the Gazette on Monday.',
    '## What it cost',
    'The bill of 4\\_000\\*2 crowns is to be paid by the town, [as before](<https://gazette.test/news/weir#note>), from next spring on.',
    '- One **wheel** of oak, made by the last wheelwright of the valley',
    '- Two stones, of which one is cracked and will have to be turned',
  ])
  expect(markdownOf(cleaned())).not.toContain('](')
})

test('marks that cross, code, and addresses that would break out', () => {
  const write = (
    text: string,
    ...marks: [number, number, 'link' | 'emphasis' | 'strong' | 'code', string?][]
  ) =>
    inlineMarkdown(
      [...text],
      {start: 0, end: [...text].length},
      marks.map(([start, end, kind, url = null as string | null]) => ({
        start,
        end,
        kind,
        url,
        ordinal: null,
        level: null,
      })),
    )
  expect(write('one two three', [0, 7, 'emphasis'], [4, 13, 'strong'])).toBe('*one two* three')
  expect(write('run a`b now', [4, 7, 'code'])).toBe('run ``a`b`` now')
  const ticks = 'a`'.repeat(200_000)
  expect(write(ticks, [0, ticks.length, 'code'])).toBe(`\`\` ${ticks} \`\``)
  expect(write('see it', [4, 6, 'link', 'https://e.test/a>b c'])).toBe('see [it](<https://e.test/a%3Eb%20c>)')
  expect(write('# no heading', [2, 4, 'strong'])).toBe('\\# **no** heading')
  expect(write('😀 so', [2, 4, 'strong'])).toBe('😀 **so**')
})

test('a stage of a shipped pipeline is replaced, inside its branch too', () => {
  const precise = news.replace(findArticle({favor: 'precision'}))
  expect(precise.gives).toBe('record')
  expect(cleaned({pipeline: precise}).pipeline_hash).not.toBe(cleaned().pipeline_hash)
  // Nothing but its options was changed.
  expect(cleaned({pipeline: news.replace(findArticle())})).toEqual(cleaned())
  const stranger = {...toRecord(), name: 'stranger'}
  expect(() => news.replace(stranger)).toThrow(
    /Cannot replace `stranger` here: expected a stage of this name/,
  )
})

const valley = `<html><head><title>Dams of the valley</title></head><body><article><h1>Dams of the valley</h1>
<p>The dam at the upper mill was built in three steps, said the keeper, who has counted its stones and its costs for forty years.</p>
<p>The works that were paid for by the town are these, as the keeper wrote them down in his book by the light of a lamp.</p>
<table><tr><th>Year of the work</th><th>Cost | in millions</th><th>Who paid</th></tr>
<tr><td>1987</td><td></td><td>the <b>town</b></td></tr><tr><td>1992</td><td>4.5</td><td>nobody</td></tr></table>
<p>Whoever wants to see the dam for himself has to go these steps one after another, and not in any other order, said the keeper:</p>
<ol start="3"><li>Take the path behind the mill up to the old gate of the weir, and shut it behind you<ul>
<li>The key hangs at the door of the mill, by the bell</li><li>Ring twice before you take the key from its nail</li></ul></li>
<li><p>Walk along the wall until the third stair, which leads down to the water</p><p>The stair is slippery when it rains there</p></li>
<li>Go home by the lower road before it gets dark in the valley</li></ol>
<p>The keeper says that nobody has fallen into the water since he came to the mill in the spring of the year 1984.</p>
</article></body></html>`

test('a table has its cells, an ordered list its numbers, a nested one its indent; the text has none of them', () => {
  const outcome = cleanHtml(valley, {pipeline: marked})
  if (outcome.outcome !== 'record') throw new Error(outcome.outcome)
  const body = markdownOf(outcome.record)
  expect(body).toContain(
    [
      '| Year of the work | Cost \\| in millions | Who paid |',
      '| --- | --- | --- |',
      '| 1987 |  | the **town** |',
      '| 1992 | 4.5 | nobody |',
    ].join('\n'),
  )
  expect(body).toContain(
    [
      '3. Take the path behind the mill up to the old gate of the weir, and shut it behind you',
      '   - The key hangs at the door of the mill, by the bell',
      '   - Ring twice before you take the key from its nail',
      '4. Walk along the wall until the third stair, which leads down to the water',
      '',
      '   The stair is slippery when it rains there',
      '5. Go home by the lower road before it gets dark in the valley',
    ].join('\n'),
  )
  expect(outcome.record.text).toContain('1987 the town\n\n1992 4.5 nobody')
  expect(outcome.record.text).not.toContain('3. Take')
})

test('a list that is counted down has no numbers, and a value of its own counts on', () => {
  const items = (list: string) => {
    const outcome = cleanHtml(valley.replace(/<ol[\s\S]*<\/ol>/, list), {pipeline: marked})
    return outcome.outcome === 'record' ? outcome.record.marks!.filter(({kind}) => kind === 'item') : []
  }
  const three = ['by the mill', 'by the weir', 'by the bridge'].map(
    place => `The third stair leads down to the water ${place}, where the keeper stood`,
  )
  const listed = (open: string, second = '<li>') =>
    items(`${open}<li>${three[0]}</li>${second}${three[1]}</li><li>${three[2]}</li></ol>`)
  expect(listed('<ol reversed>').map(mark => mark.ordinal)).toEqual([null, null, null])
  expect(listed('<ol class="steps">', '<li value=7>').map(mark => mark.ordinal)).toEqual([1, 7, 8])
  expect(listed('<ol>').map(mark => mark.level)).toEqual([1, 1, 1])
})

test('code stands between fences that it cannot close, as it is', () => {
  const code = 'const sign = `#`\n```\n* <b>no markup</b>'
  const text = `The parser reads one sign at a time.\n\n${code}`
  const start = text.length - code.length
  const paragraph = {id: '', language: 'en', score: null}
  const body = markdownOf({
    ...cleaned(),
    text,
    paragraphs: [
      {...paragraph, kind: 'paragraph', start: 0, end: start - 2},
      {...paragraph, kind: 'preformatted', start, end: text.length},
    ],
  }).split('---\n')[2]
  expect(body).toBe(`\nThe parser reads one sign at a time.\n\n\`\`\`\`\n${code}\n\`\`\`\`\n`)
})

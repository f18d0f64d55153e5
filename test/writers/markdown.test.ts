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
    ['strong', 'wheel', null],
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
      marks.map(([start, end, kind, url = null as string | null]) => ({start, end, kind, url})),
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

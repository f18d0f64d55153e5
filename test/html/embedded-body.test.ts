import {expect, test} from 'vitest'
import {findEmbeddedBody} from '../../src/html/embedded-body.ts'
import {readPage} from '../../src/html/read-page.ts'

const TITLE = 'Ferry to the outer islands to sail again in June'
const SENTENCES = Array.from(
  {length: 12},
  (_, i) =>
    `Crossing number ${i + 1} of the day leaves Nesvik when the tide allows, the harbour board said, and carries flour, post and a cat, as it did when the ferry was “new”, in 1961.`,
)
const HTML = SENTENCES.map(sentence => `<p>${sentence}</p>`).join('')
const json = JSON.stringify
const pushed = (payload: string) => `<script>self.__next_f.push([1,${json(payload)}])</script>`
const elements = SENTENCES.map((sentence, i) => {
  const marked = [
    sentence.slice(0, 9),
    ['$', 'em', null, {children: sentence.slice(9, 20)}],
    sentence.slice(20),
  ]
  return ['$', 'p', String(i), {children: i % 2 === 0 ? sentence : marked}]
})

test.each([
  ['elements of a React server payload', pushed(`5:${json(['$', 'article', null, {children: elements}])}\n`)],
  [
    'a function that is called with its texts (Nuxt 2)',
    `<script>window.__NUXT__=(function(a,b){return {data:[{post:{title:a,content:b}}]}}(${json(TITLE)},${json(HTML)}))</script>`,
  ],
  [
    'values that point to each other by number (Nuxt 3)',
    `<script type="application/json" id="__NUXT_DATA__">${json([{data: 1}, {title: 2, body: 3}, TITLE, HTML])}</script>`,
  ],
  [
    'a cache of paragraphs under numbered keys (Apollo)',
    `<script>window.__APOLLO_STATE__=${json(Object.fromEntries(SENTENCES.map((text, i) => [`Paragraph:${i}`, {text}])))}</script>`,
  ],
  [
    'an answer of an interface, kept as a string (SvelteKit)',
    `<script type="application/json" data-sveltekit-fetched>${json({status: 200, body: json({title: TITLE, content: HTML})})}</script>`,
  ],
  [
    'a stream of values in a string (React Router)',
    `<script>window.__reactRouterContext.streamController.enqueue(${json(json([{_1: 2}, 'html', HTML]))})</script>`,
  ],
  [
    'properties of a component in an attribute (Inertia)',
    `<div id="app" data-page="${json({props: {post: {title: TITLE, body: HTML}}}).replaceAll('"', '&quot;')}"></div>`,
  ],
])('an article in %s', (_, source) => {
  const page = readPage(`<title>${TITLE} - The Skerry Post</title><body><div id="app"></div>${source}</body>`)
  const body = findEmbeddedBody(page)
  expect(body?.source).toBe('application-state')
  expect(body?.paragraphs).toEqual(SENTENCES)
  if (source.includes(TITLE)) expect(body?.title).toBe(TITLE)
})

test('messages of an interface are no article', () => {
  const messages = [
    'We use cookies to make this site better for all of our readers.',
    'Your password must be at least eight characters long, with a digit.',
    'Sign in to your account to go on reading this and other articles.',
    'By clicking you accept our terms of use and our privacy policy.',
  ]
  const script = `var m={${messages.map((message, i) => `a${i}:${json(message)},b${i}:function(){return ${i}}`).join(',')}};`
  expect(findEmbeddedBody(readPage(`<body><script>${script.repeat(12)}</script></body>`))).toBeNull()
})

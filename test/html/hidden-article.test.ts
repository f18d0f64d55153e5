import {expect, test} from 'vitest'
import {cleanHtml} from '../../src/index.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const article = days
  .map(
    day =>
      `<p>The council of the old harbour town voted on ${day} to keep the ferry running through the winter, although the ` +
      'boat has needed a new engine since the spring and nobody has offered to pay for one so far.</p>',
  )
  .join('')
const dialogue =
  '<div role="dialog" class="cookie-consent"><h2>We value your privacy</h2><p>We and our partners store and access information on ' +
  'your device, such as cookies, and process personal data for advertising, measurement and the development of services. You can ' +
  'change your choices at any time in the settings of this site.</p><button>Accept all</button></div>'
const page = (hiding: string) =>
  `<title>Harbour town keeps its ferry</title><div ${hiding}><h1>Harbour town keeps its ferry</h1>${article}</div>${dialogue}`

test.each(['aria-hidden="true"', 'style="visibility:hidden"', 'hidden="until-found"'])(
  'the article behind a dialogue is found: %s',
  hiding => {
    const outcome = cleanHtml(page(hiding))
    expect(outcome.outcome === 'record' && outcome.record.text).toMatch(/^The council[\s\S]*so far\.$/)
    expect(outcome.outcome === 'record' && outcome.record.text).not.toMatch(/privacy|cookies/)
  },
)

test('readings above characters are never taken for a hidden article', () => {
  const ruby =
    '<p>港の<ruby>町<rt>まち</rt></ruby>は<ruby>冬<rt>ふゆ</rt></ruby>も船を走らせると決めた。</p>'.repeat(30)
  const outcome = cleanHtml(`<title>船</title><article><h1>船</h1>${ruby}</article>`)
  expect(outcome.outcome === 'record' && outcome.record.text).not.toContain('まち')
})

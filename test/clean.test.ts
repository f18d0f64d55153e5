import {ConfigurationError, cleanHtml, cleanText} from 'copydesk'
import {expect, test} from 'vitest'

const TEXT = 'The mill at the weir reopened on Monday after two years of repairs to its wheel, the town said.'

test('what is known of a document goes with it', () => {
  const outcome = cleanText(TEXT, {url: 'https://gazette.example/mill', recordId: '7'})
  expect(outcome).toMatchObject({
    outcome: 'record',
    record: {url: 'https://gazette.example/mill', source_record_id: '7', domain: 'gazette.example'},
  })
})

test('an unknown option is refused, with a word on where options of stages go', () => {
  const careless = {favor: 'precision'} as object
  expect(() => cleanHtml(`<p>${TEXT}</p>`, careless)).toThrow(ConfigurationError)
  expect(() => cleanHtml(`<p>${TEXT}</p>`, careless)).toThrow(
    /^Cannot set `favor` here: expected one of file, .*, pipeline, charset; options of stages are set in a pipeline/,
  )
})

test('authors are a list', () => {
  const careless = {authors: 'Mara Quint'} as object
  expect(() => cleanText(TEXT, careless)).toThrow(
    'Cannot set `authors` to Mara Quint: expected a list of names',
  )
  expect(cleanText(TEXT, {authors: ['Mara Quint']})).toMatchObject({record: {authors: ['Mara Quint']}})
})

test.each([undefined, null, 3, {}])('%s is neither a string nor bytes', input => {
  expect(() => cleanHtml(input as unknown as string)).toThrow('expected a string or bytes')
})

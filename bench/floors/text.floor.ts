import {
  cleanDocument,
  createBytes,
  createSource,
  decode,
  dropChrome,
  parseText,
  pipeline,
  toRecord,
} from 'copydesk'
import {expect, test} from 'vitest'
import {SENTENCES} from './sentences.ts'

const flat = pipeline('floor').use(decode()).use(parseText()).use(dropChrome()).use(toRecord())

function clean(text: string): string[] {
  const outcome = cleanDocument(flat, createBytes(text, {source: createSource({name: 'floor'})}))
  return outcome.outcome === 'record' ? outcome.record.text.split('\n\n') : []
}

const MENU = ['Home', 'News', 'Sport', 'Culture', 'Contact', 'Log in']
const FOOTER = [
  'Share',
  'Read more',
  'Harbour dues to rise in spring',
  'Ferry timetable cut for the winter',
  'Sign up for our newsletter',
  'Comments (3)',
  'Privacy policy',
  '© 2031 The Cape Courier. All rights reserved.',
]

/** Paragraphs made of a language's sentences, two or three each. */
function paragraphsIn(sentences: readonly string[]): string[] {
  const [a = '', b = '', c = ''] = sentences
  const glue = /[\u3040-\u9fff]$/.test(a.slice(0, -1)) ? '' : ' '
  return [
    [a, b, c],
    [b, c, a],
    [c, b],
    [a, c, b],
  ].map(parts => parts.join(glue))
}

test('an article between menu and footer, in many languages', () => {
  const rows = Object.entries(SENTENCES).map(([language, sentences]) => {
    const body = paragraphsIn(sentences)
    const kept = new Set(clean([...MENU, ...body, ...FOOTER].join('\n')))
    const lost = body.filter(paragraph => !kept.has(paragraph)).length
    const left = [...MENU, ...FOOTER].filter(line => kept.has(line)).length
    return {language, lost: lost / body.length, left: left / (MENU.length + FOOTER.length)}
  })
  const mean = (key: 'lost' | 'left') => rows.reduce((sum, row) => sum + row[key], 0) / rows.length
  console.log(
    `text: ${rows.length} languages, body lost ${mean('lost').toFixed(3)}, furniture left ${mean('left').toFixed(3)}`,
  )
  for (const {language, lost, left} of rows)
    if (lost + left > 0) console.log(`  ${language}: lost ${lost}, left ${left}`)
  expect(mean('lost')).toBeLessThanOrEqual(0.03)
  expect(mean('left')).toBeLessThanOrEqual(0.03)
})

/** Wrap at a width, at blanks. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

test('paragraphs wrapped at 72 columns, no blank line between them', () => {
  const spaced = Object.entries(SENTENCES).filter(([, [first = '']]) => first.includes(' '))
  let right = 0
  let all = 0
  for (const [, sentences] of spaced) {
    const [a = '', b = '', c = ''] = sentences
    const paragraphs = [
      [a, b, c, a],
      [b, c, a, b],
      [c, a, b, c],
    ].map(parts => parts.join(' '))
    const kept = new Set(clean(paragraphs.flatMap(paragraph => wrap(paragraph, 72)).join('\n')))
    right += paragraphs.filter(paragraph => kept.has(paragraph)).length
    all += paragraphs.length
  }
  console.log(`text: ${all} wrapped paragraphs, exact ${(right / all).toFixed(3)}`)
  expect(right / all).toBeGreaterThanOrEqual(0.7)
})

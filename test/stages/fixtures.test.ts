import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import * as library from 'copydesk'
import {type ArticleDocument, createBytes, createSource, type Stage} from 'copydesk'
import {describe, expect, test} from 'vitest'
import {runStages} from '../../src/engine/document-run.ts'

const {decode, parseText, scanPage, findArticle, decodeReferences, fixMojibake, dropControls} = library
const {identifyLanguages, dropForeignBlocks, dropChrome, splitParagraphs, findMetadata, splitSentences} =
  library

const OPENING: Readonly<Record<string, readonly Stage[]>> = {
  'input.txt': [decode(), parseText()] as unknown as Stage[],
  'input.html': [scanPage(), findArticle()] as unknown as Stage[],
}
const REST = [
  decodeReferences(),
  fixMojibake(),
  dropControls(),
  dropChrome(),
  identifyLanguages(),
  dropForeignBlocks(),
  splitParagraphs(),
  findMetadata(),
  splitSentences(),
] as unknown as Stage[]

/**
 * `fixtures/<stage>/<case>/`: an input, and in `expected.txt` what the stages up to and with that one make of it, a line a
 * block. A case without an expectation fails; `UPDATE_FIXTURES=1` writes what comes out, for reading over.
 */
describe.each(readdirSync('test/fixtures').filter(stage => stage !== 'samples'))('%s', stage => {
  const folder = join('test/fixtures', stage)
  test.each(readdirSync(folder))('%s', name => {
    const input = readdirSync(join(folder, name)).find(file => file in OPENING)
    if (input === undefined) throw new Error('expected input.txt or input.html')
    const stages = [...OPENING[input]!, ...REST]
    const last = stages.findIndex(({name}) => name === stage)
    if (last < 0) throw new Error(`expected a stage of that path, got ${stage}`)
    const document = createBytes(readFileSync(join(folder, name, input)), {
      source: createSource({file: input}),
    })
    const end = runStages(document, stages.slice(0, last + 1), {notes: []})
    const listing =
      end.form === 'article' ? list(end) : `${end.form}${end.form === 'drop' ? ` ${end.reason}` : ''}\n`
    const expected = join(folder, name, 'expected.txt')
    if (process.env['UPDATE_FIXTURES']) writeFileSync(expected, listing)
    expect(existsSync(expected), 'the case has an expectation').toBe(true)
    expect(listing).toBe(readFileSync(expected, 'utf8'))
  })
})

/** What was found, then a line a block: what became of it, its kind, its text. */
function list({children, data}: ArticleDocument): string {
  const {title, subtitle, byline, authors, date, dateline, datelinePlace, agency} = data.metadata
  const found = Object.entries({
    title,
    subtitle,
    byline,
    authors: authors.join('; ') || null,
    date,
    dateline,
    datelinePlace,
    agency,
    language: data.language,
  })
  const facts = found.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
  const blocks = children.map(({type, value, data: {verdict, sentences}}) => {
    const became = verdict.kept ? 'kept' : `${verdict.stage}/${verdict.rule}`
    const cuts = sentences?.map(({start, end}) => value.slice(start, end)).join(' ¦ ')
    return `${became} | ${type} | ${(cuts ?? value).replaceAll('\n', '⏎')}`
  })
  return `${[...facts, ...blocks].join('\n')}\n`
}

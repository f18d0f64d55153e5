import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {cleanText} from 'copydesk'
import {describe, expect, test} from 'vitest'
import {sharedData} from './support/shared.ts'

interface Gold {
  file: string
  expected: {title: string; dateline: {place: string}; language: string; paragraphs: string[]}
  lines: {t: string; keep: boolean; role: string}[]
}

const seeds = sharedData('seeds')

describe.skipIf(!seeds.present)('two real scraped texts', () => {
  const golds = seeds.present ? readdirSync(seeds.path).filter(name => name.endsWith('.gold.json')) : []
  test.each(golds)('%s', name => {
    const gold = JSON.parse(readFileSync(join(seeds.path, name), 'utf8')) as Gold
    const outcome = cleanText(readFileSync(join(seeds.path, gold.file)))
    if (outcome.outcome !== 'record') throw new Error(`expected a record, got a ${outcome.outcome}`)
    const {record, removals} = outcome
    expect(record.text.split('\n\n')).toEqual(gold.expected.paragraphs)
    expect(record.title).toBe(gold.expected.title)
    expect(record.dateline_place).toBe(gold.expected.dateline.place)
    expect(record.language).toBe(gold.expected.language)
    const removed = removals.map(removal => removal.text).join('\n')
    expect(gold.lines.filter(line => !line.keep && !removed.includes(line.t)).map(line => line.t)).toEqual([])
    expect(removals.filter(removal => !removal.rule)).toEqual([])
  })

  test('no phrase of theirs stands in the source', () => {
    const source = readdirSync('src', {recursive: true, encoding: 'utf8'})
      .filter(file => file.endsWith('.ts'))
      .map(file => readFileSync(join('src', file), 'utf8'))
      .join('\n')
    const lines = golds.flatMap(
      name => (JSON.parse(readFileSync(join(seeds.path, name), 'utf8')) as Gold).lines,
    )
    const phrases = lines.flatMap(({t}) => fourWords(t))
    expect([...new Set(phrases)].filter(phrase => source.includes(phrase))).toEqual([])
  })
})

function fourWords(line: string): string[] {
  const words = line.split(/\s+/)
  return words.flatMap((_, at) => (at + 4 <= words.length ? [words.slice(at, at + 4).join(' ')] : []))
}

import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {explainDocument} from '../../src/engine/explain-document.ts'
import {Tally} from '../../src/engine/tally.ts'
import {createBytes} from '../../src/model/forms.ts'
import {createSource} from '../../src/model/source.ts'
import {closingTable} from '../../src/report/closing-table.ts'
import {compareRuns} from '../../src/report/compare/compare-runs.ts'
import {renderComparison} from '../../src/report/compare/render-comparison.ts'
import {describeDocument} from '../../src/report/describe-document.ts'
import {focusChange} from '../../src/report/focus.ts'
import {showBytes, showTime} from '../../src/report/numbers.ts'
import {progressLine} from '../../src/report/progress-line.ts'
import {renderDescription} from '../../src/report/render-description.ts'
import {showText} from '../../src/report/visible.ts'
import {writeRun} from '../../src/writers/write-run.ts'
import {scratchFolder} from '../support/scratch.ts'
import {cleanToy, toy} from '../support/toy-pipeline.ts'

const folder = scratchFolder()

test('nothing that steers a terminal is shown raw', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), text => {
      expect(showText(text)).not.toMatch(/[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u)
    }),
  )
  expect(showText('ordinary “text” 漢字 😀 é')).toBe('ordinary “text” 漢字 😀 é')
})

test('a focused change holds what differs', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, a, b, tail) => {
      const {before, after} = focusChange(head + a + tail, head + b + tail)
      expect(before === after).toBe(head + a + tail === head + b + tail || before === after)
      expect(before.length).toBeLessThanOrEqual(a.length + tail.length + head.length + 2)
    }),
  )
  const long = 'x'.repeat(500)
  expect(focusChange(`${long}Ã©${long}`, `${long}é${long}`).after).toBe(
    `…${'x'.repeat(16)}é${'x'.repeat(16)}…`,
  )
})

test('numbers', () => {
  expect([0, 999, 1000, 1e9].map(showBytes)).toEqual(['0 bytes', '999 bytes', '1.0 kB', '1.0 GB'])
  expect([50, 59_949, 60_000, 3_599_000, 7_260_000].map(showTime)).toEqual([
    '0.1 s',
    '59.9 s',
    '1 min 0 s',
    '59 min 59 s',
    '2 h 1 min',
  ])
  const progress = {documents: 1200, rejects: 0, bytes: 5e6, totalBytes: 10e6, milliseconds: 4000}
  expect(progressLine(progress)).toBe('1,200 documents, 5.0 MB of 10.0 MB, 1.3 MB/s, 4.0 s left')
})

test('the closing table tells where everything went', () => {
  const tally = new Tally()
  for (const text of ['A\n-b', 'LOGIN', 'CRASH']) {
    tally.enter()
    tally.leave(cleanToy(text))
  }
  const table = closingTable(
    {...tally.summary(), content_bytes: 2_000_000, passed_over_by_reason: {revisit: 2}, milliseconds: 4000},
    {
      records: 'out/records.jsonl',
      removals: null,
      drops: 'out/\u001b[2Jdrops.jsonl',
      rejects: 'r',
      summary: 's',
    },
  )
  expect(table).toBe(`records   1  → out/records.jsonl
removals  1  counted only
drops     1  → out/\\u{1b}[2Jdrops.jsonl
rejects   1  → r
summary      → s

3 documents: 1 record, 1 drop, 1 reject

Passed over
  revisit  2

Dropped documents
  login  1

Rejected documents
  stage-threw  1

Dropped blocks
  lines/dashed  1

2.0 MB in 4.0 s, 0.5 MB/s
`)
})

describe('explain', () => {
  const describeToy = (text: string) => {
    const source = createSource({file: 'in/a\u001b[31m.txt'})
    return describeDocument(explainDocument(toy, createBytes(text, {source})), source)
  }

  test('every block in source order with verdict, stage and rule', () => {
    const {outcome, charset_source, blocks} = describeToy('One\n- two\nThree')
    expect({outcome, charset_source}).toEqual({outcome: 'record', charset_source: 'given'})
    expect(blocks.map(({verdict, stage, rule, start, text}) => [verdict, stage, rule, start, text])).toEqual([
      ['kept', null, null, 0, 'One'],
      ['dropped', 'lines', 'dashed', 4, '- two'],
      ['kept', null, null, 10, 'Three'],
    ])
  })

  test('fields have the names of records, and places are code points, as in removals', () => {
    const {source, metadata, blocks} = describeToy('😀 one\n- two')
    expect(source).toMatchObject({record_id: null, offset: 0})
    expect(metadata).toHaveProperty('dateline_place', null)
    expect(metadata).not.toHaveProperty('datelinePlace')
    expect(blocks.map(({start, end}) => [start, end])).toEqual([
      [0, 5],
      [6, 11],
    ])
  })

  test('an article whose blocks all went is still shown; a document that failed has none', () => {
    expect(describeToy('- one')).toMatchObject({
      outcome: 'drop',
      reason: 'all-chrome',
      blocks: [{verdict: 'dropped'}],
    })
    expect(describeToy('CRASH')).toMatchObject({outcome: 'reject', reason: 'stage-threw', blocks: []})
  })

  test('shows no terminal escape, and colours only when told to', () => {
    const description = describeToy('One\u001b[2J\n- \u001b]0;x\u0007two')
    expect(renderDescription(description)).not.toContain('\u001b')
    expect(renderDescription(description)).toContain('dropped  paragraph  lines/dashed')
    const painted = renderDescription(description, {paint: (colour, text) => `<${colour}>${text}</>`})
    expect(painted).toContain('<green>kept   </>')
    expect(painted).not.toContain('\u001b')
  })
})

describe('compare', () => {
  const before = [
    cleanToy('Same\nwords', {recordId: '1'}),
    cleanToy('Head\nThis paragraph is lost for good\nThe mayor said the cafÃ© was open\nEnd', {
      recordId: '2',
    }),
    cleanToy('Gone by login', {recordId: '3'}),
    cleanToy('Gone altogether', {recordId: '4'}),
  ]
  const after = [
    cleanToy('New here', {recordId: '5'}),
    cleanToy('Same\nwords', {recordId: '1'}),
    cleanToy('Head\n- dashed\nThe mayor said the café was open\nEnd\nAnd more came', {recordId: '2'}),
    cleanToy('LOGIN', {recordId: '3'}),
  ]
  const write = async (name: string, outcomes: typeof before) => {
    const out = join(folder, name)
    mkdirSync(out, {recursive: true})
    await writeRun(outcomes, out, {summarize: () => ({})})
    return out
  }

  test('documents and paragraphs gained, lost and changed, by reason', async () => {
    const comparison = await compareRuns(await write('before', before), await write('after', after))
    expect(comparison).toMatchObject({
      documents: {before: 4, after: 3, same: 1, changed: 1, lost: 2, gained: 1},
      paragraphs: {lost: 1, gained: 1, changed: 1},
      differing: 4,
      lost_documents_by_reason: {'drop: login': 1, 'not in the input': 1},
      gained_documents_by_reason: {'not in the input': 1},
      lost_paragraphs_by_reason: {'not told': 1},
    })
    expect(comparison.examples).toContainEqual({
      change: 'paragraph changed',
      document: '2',
      reason: null,
      before: 'The mayor said the cafÃ© was open',
      after: 'The mayor said the café was open',
    })
    expect(renderComparison(comparison)).toContain('+ The mayor said the café was open')
  })

  test('the rule of a lost paragraph is found among the removals of the other output', async () => {
    const left = await write('left', [cleanToy('Head\nIn the text', {recordId: '1'})])
    const right = await write('right', [cleanToy('Head\nIn the text', {recordId: '1'})])
    const dashed = cleanToy('Head\n- gone now', {recordId: '1'})
    const kept = cleanToy('Head', {recordId: '1'})
    if (dashed.outcome !== 'record' || kept.outcome !== 'record') throw new Error('expected records')
    const record = {
      ...kept.record,
      text: 'Head\n\n- gone now',
      paragraphs: [...kept.record.paragraphs, {...kept.record.paragraphs[0]!, start: 6, end: 16}],
    }
    const with_ = await write('with', [{...kept, record}])
    const without = await write('without', [dashed])
    expect((await compareRuns(left, right)).differing).toBe(0)
    expect((await compareRuns(with_, without)).lost_paragraphs_by_reason).toEqual({'lines/dashed': 1})
    expect((await compareRuns(without, with_)).gained_paragraphs_by_reason).toEqual({'lines/dashed': 1})
  })

  test('moved inputs are matched by id, twins in order', async () => {
    const here = await write('here', [
      cleanToy('A', {name: 'x'}),
      cleanToy('A', {name: 'x'}),
      cleanToy('B', {name: 'y', file: 'in/y'}),
    ])
    const there = await write('there', [
      cleanToy('B', {name: 'y', file: 'moved/y'}),
      cleanToy('A', {name: 'x', file: 'moved/x'}),
      cleanToy('A', {name: 'x', file: 'moved/x'}),
    ])
    expect((await compareRuns(here, there)).documents).toMatchObject({same: 3, lost: 0, gained: 0})
  })

  test('what is no output of clean is refused', async () => {
    await expect(compareRuns(join(folder, 'gone'), folder)).rejects.toThrow('expected an output of `clean`')
  })
})

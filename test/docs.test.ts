import {readFileSync} from 'node:fs'
import {
  BLOCK_KINDS,
  DROP_REASONS,
  DROP_RULES,
  PAGE_KINDS,
  READ_DOUBTS,
  REJECT_CODES,
  recordSchema,
  repairText,
} from 'copydesk'
import {PASSED_OVER} from 'copydesk/node'
import {expect, test} from 'vitest'
import {stagesPage} from '../docs/stages.make.ts'
import {ESCAPE_RULES} from '../src/text/escapes/escapes-in-text.ts'

const rules = readFileSync('docs/rules.md', 'utf8')
const record = readFileSync('docs/record.md', 'utf8')
const missing = (words: readonly string[], page: string) =>
  words.filter(word => !page.includes(`\`${word}\``))

test.each(Object.entries({DROP_RULES, DROP_REASONS, REJECT_CODES}))(
  'docs/rules.md lists %s, word for word',
  (_, table) => {
    const rows = Object.entries(table).map(([word, sentence]) => `| \`${word}\` | ${sentence} |`)
    expect(rows.filter(row => !rules.includes(row))).toEqual([])
  },
)

test('the docs list doubts of readers and what they pass over', () => {
  const inputs = readFileSync('docs/inputs.md', 'utf8')
  const missingIn = (page: string, table: object) =>
    Object.entries(table).filter(([word, sentence]) => !page.includes(`| \`${word}\` | ${sentence} |`))
  expect([...missingIn(rules, READ_DOUBTS), ...missingIn(inputs, PASSED_OVER)]).toEqual([])
})

test('docs/rules.md lists the kinds', () => {
  expect(missing([...BLOCK_KINDS, ...PAGE_KINDS], rules)).toEqual([])
})

test('docs/record.md lists every key of a record', () => {
  expect(missing(Object.keys(recordSchema.properties), record)).toEqual([])
})

/** Rules that stages report are written as literals; each has its row. */
test('docs/rules.md lists the rules of character repair', () => {
  const {repairs} = repairText('“Too late,† she said of the cafÃ©.')
  expect(
    missing(
      [
        ...new Set(repairs.map(repair => repair.rule)),
        ...['control-character', 'character-reference', 'left-markup'],
        ...ESCAPE_RULES,
      ],
      rules,
    ),
  ).toEqual([])
})

test('docs/stages.md is what the docstrings say', () => {
  const page = stagesPage()
  expect(readFileSync('docs/stages.md', 'utf8')).toBe(page)
  // Every option with its meaning.
  expect(page).not.toMatch(/` \| \|$/m)
})

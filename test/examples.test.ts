import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'

/** A line `expression // => literal` behind `@example`. */
const EXAMPLE = /^\s*\*\s(.+?)\s*\/\/ => (.+)$/

const files = readdirSync('src', {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.ts'))

describe.each(
  files.map(file => ({file, examples: examplesOf(file)})).filter(({examples}) => examples.length > 0),
)('$file', ({file, examples}) => {
  test.each(examples)('$expression', async ({expression, expected}) => {
    const names = (await import(`../src/${file}`)) as Record<string, unknown>
    const evaluate = (code: string) =>
      Function(...Object.keys(names), `'use strict'; return (${code})`)(...Object.values(names)) as unknown
    expect(evaluate(expression)).toEqual(evaluate(expected))
  })
})

function examplesOf(file: string): {expression: string; expected: string}[] {
  const lines = readFileSync(`src/${file}`, 'utf8').split('\n')
  return lines.flatMap(line => {
    const match = EXAMPLE.exec(line)
    return match ? [{expression: match[1]!, expected: match[2]!}] : []
  })
}

import {describe, expect, test} from 'vitest'
import {exceedsLines} from '../../../src/text/lines/exceeds-lines.ts'
import {splitLines} from '../../../src/text/lines/split-lines.ts'

describe('lines of a text are counted up to a limit', () => {
  test.each([
    ['One\ntwo\nthree', 3],
    ['\n\nOne\n \n\t\n\ntwo\n', 2],
    ['One\r\ntwo\r\n', 2],
    ['One\rtwo\rthree\r', 3],
    ['One', 1],
    ['', 0],
  ])('%j has %i, as when it is split', (text, lines) => {
    expect(splitLines(text)).toHaveLength(lines)
    expect(exceedsLines(text, lines)).toBe(false)
    expect(exceedsLines(text, lines - 1)).toBe(lines > 0)
  })
})

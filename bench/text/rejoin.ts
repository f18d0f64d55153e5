/**
 * Wrap the gold paragraphs of ../shared/bench/text at a width, with and without blank lines or indents between them, and count
 * how many come out of the line joiner exactly.
 * Run: npx jiti bench/text/rejoin.ts
 */
import {textBlocks} from '../../src/text/lines/paragraphs.ts'
import {readSet, SETS, setPath} from './sets.ts'

function wrap(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
    // Scripts without blanks are cut at the width.
    while (line.length > width) {
      lines.push(line.slice(0, width))
      line = line.slice(width)
    }
  }
  return line === '' ? lines : [...lines, line]
}

function shareExact(path: string, {width, between}: {width: number; between: string}): number {
  let right = 0
  let all = 0
  for (const {gold} of readSet(path)) {
    const paragraphs = gold
      .split(/\n+/)
      .map(part => part.replace(/\s+/g, ' ').trim())
      .filter(part => part !== '')
    if (paragraphs.length < 4) continue
    const found = new Map<string, number>()
    for (const {text} of textBlocks(paragraphs.map(part => wrap(part, width).join('\n')).join(between))) {
      found.set(text, (found.get(text) ?? 0) + 1)
    }
    for (const part of paragraphs) {
      all++
      const times = found.get(part) ?? 0
      if (times > 0) right++
      found.set(part, times - 1)
    }
  }
  return right / Math.max(1, all)
}

function main(): void {
  for (const set of SETS) {
    const path = setPath(set, 'half')
    if (path === null) {
      console.log(`skipped: ${set} of ../shared/bench/text is absent`)
      continue
    }
    const shares = ['\n', '\n\n', '\n    '].map(between => shareExact(path, {width: 72, between}).toFixed(3))
    console.log(`${set.padEnd(16)} no blank line ${shares[0]}  blank line ${shares[1]}  indent ${shares[2]}`)
  }
}

main()

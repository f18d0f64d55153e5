import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {sharedText} from './sets.ts'

/** A cleaned document, as score.py reads it. */
export interface Scored {
  readonly id: string
  readonly text: string
}

/** Figures that ../shared/bench/text/score.py prints of outputs, by the words in front of them; `''` for one it does not print. */
export function scoreOutputs(
  outputs: readonly Scored[],
  {gold, out, words}: {gold: string; out: string; words: readonly string[]},
): string[] {
  writeFileSync(out, outputs.map(({id, text}) => JSON.stringify({id, text})).join('\n'))
  const printed = execFileSync('python3', [`${sharedText}score.py`, gold, out], {encoding: 'utf8'})
  return words.map(word => new RegExp(`${word} ([\\d.]+)`).exec(printed)?.[1] ?? '')
}

import {listWords} from '../../src/text/words.ts'
import type {LabelledText} from './sets.ts'

/** How one document came out: F1 over runs of four words, and where words were kept wrongly or lost, in words. */
export interface DocumentScore {
  readonly id: string
  readonly lang: string
  readonly f1: number
  readonly above: number
  readonly inside: number
  readonly below: number
  readonly lost: number
}

/** The documents that come out worst, worst first. `texts` are what was made of them, in their order. */
export function worstDocuments(
  documents: readonly LabelledText[],
  texts: readonly string[],
  most: number,
): DocumentScore[] {
  return documents
    .map((document, i) => scoreDocument(document, texts[i]!))
    .sort((a, b) => a.f1 - b.f1)
    .slice(0, most)
}

function scoreDocument({id, lang, gold, lines}: LabelledText, text: string): DocumentScore {
  const out = new Set(text.split('\n\n'))
  const first = lines.findIndex(line => line.keep === 1)
  const last = lines.findLastIndex(line => line.keep === 1)
  const faults = {above: 0, inside: 0, below: 0, lost: 0}
  for (const [i, {t, keep}] of lines.entries()) {
    if (out.has(t) === (keep === 1)) continue
    const place = keep === 1 ? 'lost' : i < first ? 'above' : i > last ? 'below' : 'inside'
    faults[place] += listWords(t).length
  }
  return {id, lang, f1: shingleF1(gold, text), ...faults}
}

function shingleF1(gold: string, text: string): number {
  const wanted = gramsOf(gold)
  const found = gramsOf(text)
  let shared = 0
  for (const [gram, times] of found) shared += Math.min(times, wanted.get(gram) ?? 0)
  const total = (grams: Map<string, number>) => [...grams.values()].reduce((sum, times) => sum + times, 0)
  return (2 * shared) / Math.max(1, total(wanted) + total(found))
}

function gramsOf(text: string): Map<string, number> {
  const words = listWords(text.normalize('NFC'))
  const grams = new Map<string, number>()
  for (let i = 0; i + 4 <= words.length; i++) {
    const gram = words.slice(i, i + 4).join(' ')
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return grams
}

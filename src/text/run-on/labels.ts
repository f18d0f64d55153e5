import {folds, isTrimmed, kindsOfWhole, loadCues, longestWhole} from '../roles/cue-table.ts'
import type {Words} from './words.ts'

/** Words of a label, at most. */
const MOST_WORDS = 6

/** Wording of furniture that fills a line by itself, where it stands among the words of a longer one. */
export interface Labels {
  /** For each word the words of the longest label that begins with it; 0 for none. */
  readonly from: Uint8Array
  /** For each word the words of the longest label that ends right before it. */
  readonly until: Uint8Array
  /** Kind of either, from 1 on; 0 for none. */
  readonly kindFrom: Uint8Array
  readonly kindUntil: Uint8Array
  /** 1 for words inside of a label, but its first. */
  readonly inside: Uint8Array
}

/**
 * Find labels of furniture ("Read more", "Share this article") among the words of a line, in any language. Takes the line's code units,
 * and folds them.
 */
export function findLabels(line: Uint16Array, {starts, ends, count}: Words): Labels {
  loadCues()
  for (let i = starts[0] ?? 0; i < (ends[count - 1] ?? 0); i++) line[i] = folds[line[i]!]!
  const labels: Labels = {
    from: new Uint8Array(count),
    until: new Uint8Array(count + 1),
    kindFrom: new Uint8Array(count),
    kindUntil: new Uint8Array(count + 1),
    inside: new Uint8Array(count),
  }
  for (let i = 0; i < count; i++) {
    let start = starts[i]!
    while (start < ends[i]! && isTrimmed(line[start]!)) start++
    if (start === ends[i]!) continue
    for (let words = 1; words <= MOST_WORDS && i + words <= count; words++) {
      let end = ends[i + words - 1]!
      if (end - start > longestWhole + MOST_WORDS) break
      while (end > start && isTrimmed(line[end - 1]!)) end--
      const [kind] = kindsOfWhole(line, start, end)
      if (kind !== undefined) addLabel(labels, {from: i, words, kind: kind + 1})
    }
  }
  return labels
}

function addLabel(labels: Labels, {from, words, kind}: {from: number; words: number; kind: number}): void {
  labels.from[from] = words
  labels.kindFrom[from] = kind
  if (words > labels.until[from + words]!) {
    labels.until[from + words] = words
    labels.kindUntil[from + words] = kind
  }
  labels.inside.fill(1, from + 1, from + words)
}

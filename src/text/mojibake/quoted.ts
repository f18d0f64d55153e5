/** Mojibake that a text quotes on purpose: articles about encodings, code, bug reports. */
import type {Edit} from './plan.ts'

const cue =
  /\b(?:char(?:acter )?sets?|(?:en|de)cod(?:e|ed|ing|ings)|utf-?8|unicode|latin-?1|windows-125\d|cp125\d|iso-?8859|mojibake|instead of|not a word|replace it)\b/i
const delimiter = /[\s“”„"'`‘’«»()<>[\]]/

/** Tell whether an edit mends what its line shows as an example. */
const isExample = (text: string, edit: Edit, all: readonly Edit[]): boolean => {
  let start = edit.start
  let end = edit.end
  const covered = (at: number) => all.find(e => e.start <= at && at < e.end)
  while (start > 0 && (covered(start - 1) || !delimiter.test(text[start - 1]!)))
    start = covered(start - 1)?.start ?? start - 1
  while (end < text.length && (covered(end) || !delimiter.test(text[end]!)))
    end = covered(end)?.end ?? end + 1
  const quoted = /[“”„"'`‘’«»]/.test(text[start - 1] ?? ' ') && /[“”„"'`‘’«»]/.test(text[end] ?? ' ')
  const token = text.slice(start, end)
  const fixed = all
    .filter(e => e.start >= start && e.end <= end)
    .reduceRight((s, e) => s.slice(0, e.start - start) + e.after + s.slice(e.end - start), token)
  const elsewhere = text.replaceAll(token, ' ').includes(fixed)
  if (quoted) return elsewhere || cue.test(text)
  return cue.test(text) && (elsewhere || (start === edit.start && end === edit.end))
}

/** Drop the edits of a line where it quotes mojibake on purpose. */
export const withoutExamples = (text: string, edits: readonly Edit[]): Edit[] =>
  edits.filter(edit => edit.end - edit.start > 200 || !isExample(text, edit, near(edits, edit)))

const near = (edits: readonly Edit[], edit: Edit): Edit[] => {
  const index = edits.indexOf(edit)
  return edits.slice(Math.max(0, index - 12), index + 13)
}

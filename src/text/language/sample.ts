/** Code units read of one text: beyond them a verdict does not change. */
const limit = 700
const part = 230

/** Combining marks that may have been split off their letters. */
const marks = /[\u0300-\u036f]/

/**
 * Take what is read of a text: all of it when it is short, else three parts from its beginning, middle and end,
 * cut at spaces where there are any; composed, since word lists and n-grams are.
 */
export function sampleOf(text: string): string {
  const sample =
    text.length <= limit
      ? text
      : [0, (text.length - part) >> 1, text.length - part].map(start => wordsFrom(text, start)).join(' ')
  return marks.test(sample) ? sample.normalize('NFC') : sample
}

function wordsFrom(text: string, start: number): string {
  const piece = text.slice(start, start + part)
  const first = start === 0 ? 0 : piece.indexOf(' ') + 1
  const last = piece.lastIndexOf(' ')
  return piece.slice(first < part / 2 ? first : 0, last > part / 2 ? last : part)
}

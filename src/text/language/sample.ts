/** Code units read of one text: beyond them a verdict does not change. */
const most = 700

/** Combining marks that may have been split off their letters. */
const marks = /[\u0300-\u036f]/

/**
 * Take what is read of a text: all of it when it is short, else three parts from its beginning, middle and end,
 * cut at spaces where there are any; composed, since word lists and n-grams are.
 */
export function sampleOf(text: string, limit: number = most): string {
  const part = Math.floor(limit / 3)
  const sample =
    text.length <= limit
      ? text
      : [0, (text.length - part) >> 1, text.length - part]
          .map(start => wordsFrom(text, start, part))
          .join(' ')
  return marks.test(sample) ? sample.normalize('NFC') : sample
}

function wordsFrom(text: string, start: number, length: number): string {
  const piece = text.slice(start, start + length)
  const first = start === 0 ? 0 : piece.indexOf(' ') + 1
  const last = piece.lastIndexOf(' ')
  return piece.slice(first < length / 2 ? first : 0, last > length / 2 ? last : length)
}

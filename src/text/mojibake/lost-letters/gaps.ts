/** Where characters were lost: runs of U+FFFD, and how many characters each stands for. */
import {lost} from './contexts.ts'

/** A run of U+FFFD in a line, and how many characters were lost there; none where that cannot be told. */
export interface Gap {
  start: number
  end: number
  characters: number
}

/** A line with gaps, and where it begins. */
export interface Spot {
  start: number
  line: string
  gaps: readonly Gap[]
}

/** Runs of more are no letters and marks: of another script, or of nothing that can be told. */
const most = {characters: 2, bytes: 4} as const

/** Whether each byte of a text's UTF-8 became one: no letter is less than two of them, and no mark less than three. */
export const areOfBytes = (text: string): boolean => !/(?<!\ufffd)\ufffd(?!\ufffd)/.test(text)

const gapsOf = (line: string, ofBytes: boolean): Gap[] =>
  Array.from(line.matchAll(/\ufffd+/g), ({0: {length}, index: start}) => {
    const isShort = length <= (ofBytes ? most.bytes : most.characters)
    return {start, end: start + length, characters: isShort ? (ofBytes ? length >> 1 : length) : 0}
  })

/** Longer lines are seen in parts, which end behind a word, unless that is too long itself. */
const longest = {part: 1500, word: 500} as const

/** Where the part of a line ends that begins at `start`. */
const endOfPart = (text: string, start: number, end: number): number => {
  const least = start + longest.part
  if (end <= least + longest.word) return end
  const blank = text.slice(least, least + longest.word).search(/\s/)
  return least + (blank < 0 ? longest.word : blank)
}

/** Find the lines of a text that have gaps. */
export const spotsOf = (text: string): Spot[] => {
  let at = text.indexOf('\ufffd')
  if (at < 0) return []
  const ofBytes = areOfBytes(text)
  const spots: Spot[] = []
  let start = 0
  let lineEnd = -1
  while (at >= 0) {
    if (at > lineEnd) {
      start = text.lastIndexOf('\n', at) + 1
      lineEnd = endOfLine(text, at)
    }
    const end = endOfPart(text, start, lineEnd)
    if (at < end) {
      const line = text.slice(start, end)
      spots.push({start, line, gaps: gapsOf(line, ofBytes)})
      at = text.indexOf('\ufffd', end)
    }
    start = end
  }
  return spots
}

const endOfLine = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? text.length : newline
}

/** The characters of a line, with one that was lost for each of its gaps that can be told. */
export const codesOf = ({line, gaps}: Spot): Int32Array => {
  const codes: number[] = []
  let from = 0
  const take = (end: number) => {
    for (; from < end; from++) codes.push(line.charCodeAt(from))
  }
  for (const {start, end, characters} of gaps) {
    take(start)
    for (let left = characters; left > 0; left--) codes.push(lost)
    from = end
  }
  take(line.length)
  return Int32Array.from(codes)
}

/** Longest line of a list that was never a sentence, in code units. */
const shortLine = 40

const isItem = (line: string): boolean => line.length <= shortLine && !/[.!?,;:…-]$/.test(line)

/**
 * Find the line breaks that part sentences: blank lines, and those of a list of short lines without a full stop.
 * Any other line break is a wrapped line.
 */
export function lineEnds(text: string): number[] {
  if (!text.includes('\n')) return []
  const ends: number[] = []
  const lines = text.split('\n')
  const filled = lines.filter(line => line.trim() !== '')
  const isList = filled.length > 2 && filled.every(line => isItem(line.trim()))
  let at = 0
  lines.forEach((line, index) => {
    if (index > 0 && (isList || line.trim() === '' || /^[-•*–]\s/.test(line.trimStart()))) ends.push(at)
    at += line.length + 1
  })
  return ends
}

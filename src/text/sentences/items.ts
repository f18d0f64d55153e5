/** Most items looked for in one paragraph. */
const most = 200

/** Where an item starts, its bullet and number with it, and where they end. */
export interface ItemStart {
  start: number
  end: number
}

const marker = /(?<=^|[\s•⁃‣▪])(\d{1,3}|[a-z])(\.\)|\)|\.)(?=\s+\S)/gu

/**
 * Find where the items of a numbered list start that was set in one line: `1. first 2. second`, `a) … b) …`.
 * Only numbers in sequence count, and the first must open the paragraph or follow a bullet or a colon.
 */
export function findItems(text: string): ItemStart[] {
  const starts: ItemStart[] = []
  let expected = ''
  let style = ''
  for (const match of text.matchAll(marker)) {
    const [whole, number = '', punctuation = ''] = match
    const opens = /(?:^|[•⁃‣▪:\n])\s*$/.test(text.slice(Math.max(0, match.index - 4), match.index))
    if (expected === '' ? !opens : number !== expected || punctuation !== style) continue
    starts.push({start: bulletBefore(text, match.index), end: match.index + whole.length})
    style = punctuation
    expected = successor(number)
    if (starts.length >= most) break
  }
  return starts.length > 1 ? starts : []
}

const successor = (number: string): string =>
  /\d/.test(number)
    ? String(Number(number) + 1)
    : number === 'z'
      ? ''
      : String.fromCharCode(number.charCodeAt(0) + 1)

/** A bullet before the number belongs to the item. */
function bulletBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && text.charAt(start - 1) === ' ') start--
  return start > 0 && /[•⁃‣▪]/.test(text.charAt(start - 1)) ? start - 1 : at
}

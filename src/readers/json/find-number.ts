/**
 * Find the number that a key of a JSON object holds, as it was written; `null` when the key holds none. The text has to be
 * valid JSON. Of a repeated key the last one counts, as for `JSON.parse`.
 *
 * @example
 * findNumber('{"in": {"id": 1}, "id": 12345678901234567890}', 'id') // => '12345678901234567890'
 */
export function findNumber(json: string, key: string): string | null {
  const number = /\s*:\s*(-?[\d.eE+-]+)/y
  let depth = 0
  let found: string | null = null
  for (let at = 0; at < json.length; at++) {
    const character = json[at]
    if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    else if (character === '"') {
      const end = endOfString(json, at)
      if (depth === 1 && json.slice(at + 1, end) === key) {
        number.lastIndex = end + 1
        found = number.exec(json)?.[1] ?? found
      }
      at = end
    }
  }
  return found
}

/** Place of the quotation mark that closes the string opened at `start`. */
function endOfString(json: string, start: number): number {
  let at = json.indexOf('"', start + 1)
  while (at >= 0 && isEscaped(json, at)) at = json.indexOf('"', at + 1)
  return at < 0 ? json.length : at
}

function isEscaped(json: string, at: number): boolean {
  let backslashes = 0
  while (json[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

/** Lower case of each code unit; those that grow by it, and halves of pairs, stay as they are. */
export const lowerCase = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) lowerCase[code] = code

/**
 * The code units of all rows in which letters have two cases: two in a hundred. Tables of case ask these alone, since
 * to ask every code unit takes a good part of the start.
 */
export const casedCodes: readonly number[] = casedRows(lowerCase)

for (const code of casedCodes) {
  const small = String.fromCharCode(code).toLowerCase()
  if (small.length === 1) lowerCase[code] = small.charCodeAt(0)
}

function casedRows(codes: Uint16Array): number[] {
  const found: number[] = []
  for (let start = 0; start < codes.length; start += 64) {
    const row = codes.subarray(start, start + 64) as unknown as number[]
    const text = String.fromCharCode.apply(null, row)
    if (text !== text.toLowerCase() || text !== text.toUpperCase()) found.push(...row)
  }
  return found
}

/** What a letter after a backslash stands for, in JSON, JavaScript and Python alike. */
const SIMPLE: Readonly<Record<string, string>> = {
  ...{n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07', '0': '\0'},
  ...{'"': '"', "'": "'", '`': '`', '\\': '\\', '/': '/', '\n': ''},
}

/** An escape: a number of hexadecimal digits, or one character. */
const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([\s\S]))/g

/**
 * Undo the escapes of a string literal of JSON, JavaScript or Python; what is none stays as it is. `\xe9` stands for the character, or
 * the byte, of that number.
 *
 * @example
 * unescapeLiteral('caf\\u00e9\\n') // => 'café\n'
 */
export function unescapeLiteral(text: string): string {
  return text.replace(ESCAPE, (whole, four?: string, eight?: string, two?: string, one?: string) => {
    const digits = four ?? eight ?? two
    if (digits === undefined) return SIMPLE[one!] ?? whole
    const number = Number.parseInt(digits, 16)
    if (number > 0x10ffff) return whole
    return eight === undefined ? String.fromCharCode(number) : String.fromCodePoint(number)
  })
}

/** Say whether every backslash of a text begins an escape. */
export function hasOnlyEscapes(text: string): boolean {
  for (const [, four, eight, two, one] of text.matchAll(ESCAPE)) {
    if ((four ?? eight ?? two) === undefined && !Object.hasOwn(SIMPLE, one!)) return false
  }
  return !/(?:^|[^\\])(?:\\\\)*\\$/.test(text.slice(-100))
}

/** Place of the quotation mark that closes the literal whose own stands at `open`; -1 when none does. */
export function closingQuote(text: string, open: number): number {
  const quote = text[open]!
  for (let at = open + 1; ; ) {
    const end = text.indexOf(quote, at)
    if (end < 0) return -1
    let first = end
    while (first > at && text[first - 1] === '\\') first--
    if ((end - first) % 2 === 0) return end
    at = end + 1
  }
}

/**
 * Read a list of strings as Python and JSON write it; `null` when a text is not one.
 *
 * @example
 * readListLiteral(`['Mara Quint', "Jon O'Ek"]`) // => ['Mara Quint', "Jon O'Ek"]
 */
export function readListLiteral(text: string): string[] | null {
  const list = text.trim()
  if (!/^\[\s{0,9}['"]/.test(list) || !list.endsWith(']')) return null
  const strings: string[] = []
  const between = /\s*(?:,\s*(?=['"])|(\])$)/y
  for (let open = list.search(/['"]/); ; ) {
    const close = closingQuote(list, open)
    if (close < 0) return null
    strings.push(unescapeLiteral(list.slice(open + 1, close)))
    between.lastIndex = close + 1
    const next = between.exec(list)
    if (next === null) return null
    if (next[1] !== undefined) return strings
    open = between.lastIndex
  }
}

/** How a match of a pattern can begin. */
export interface Opening {
  /** First characters, a `0` for any digit; they may go on in any way. */
  readonly text: string
  /** Only at the text's start, only where a word begins, or anywhere. */
  readonly where: 'start' | 'word' | 'anywhere'
}

/** Characters of an opening that are listed: more tell more, and take more room. */
const LONGEST = 6
/** Repetitions that are listed; what repeats more often may go on in any way. */
const MOST_TIMES = 3

/** A way to begin that is being read; `closed` when what follows is not listed. */
interface Partial {
  readonly text: string
  readonly where: Opening['where']
  readonly closed: boolean
}

const EMPTY: Partial = {text: '', where: 'anywhere', closed: false}
/** Stands for signs that are not listed one by one. */
const ANY: readonly Partial[] = [{...EMPTY, closed: true}]
const ESCAPED_KINDS = /[sSwWDpP]/

/**
 * List how matches of a pattern can begin: for a search that runs the pattern only where it has a chance.
 *
 * Knows the syntax of our own patterns: groups, classes of single characters, quantifiers, `^`, `$`, `\b`, lookbehinds.
 *
 * @example
 * openingsOf('\\b(?:re)?reads?$|^no').map(({text}) => text) // => ['read', 'reread', 'reads', 'no']
 */
export function openingsOf(pattern: string): Opening[] {
  const {found} = readChoices(pattern, 0)
  return found.map(({text, where}) => ({text, where}))
}

interface Read {
  readonly found: readonly Partial[]
  /** Where to read on. */
  readonly at: number
}

function readChoices(pattern: string, from: number): Read {
  const found: Partial[] = []
  let line: readonly Partial[] = [EMPTY]
  let at = from
  while (at < pattern.length && pattern[at] !== ')') {
    if (pattern[at] === '|') {
      found.push(...line)
      line = [EMPTY]
      at++
      continue
    }
    const item = readItem(pattern, at)
    const times = readQuantifier(pattern, item.at)
    line = repeat(line, item.found, times)
    at = times.at
  }
  return {found: unique([...found, ...line]), at}
}

function readItem(pattern: string, at: number): Read {
  const sign = pattern[at]!
  if (sign === '(') {
    const lookbehind = pattern.startsWith('(?<', at)
    const inside = readChoices(pattern, pattern.startsWith('(?:', at) ? at + 3 : at + (lookbehind ? 4 : 1))
    return {found: lookbehind ? [EMPTY] : inside.found, at: inside.at + 1}
  }
  if (sign === '[') return readClass(pattern, at + 1)
  if (sign === '^') return {found: [{...EMPTY, where: 'start'}], at: at + 1}
  if (sign === '$') return {found: [EMPTY], at: at + 1}
  if (sign === '.') return {found: ANY, at: at + 1}
  if (sign !== '\\') return {found: [{...EMPTY, text: sign}], at: at + 1}
  const escaped = pattern[at + 1]!
  if (escaped === 'b') return {found: [{...EMPTY, where: 'word'}], at: at + 2}
  if (escaped === 'd') return {found: [{...EMPTY, text: '0'}], at: at + 2}
  if (!ESCAPED_KINDS.test(escaped)) return {found: [{...EMPTY, text: escaped}], at: at + 2}
  const isProperty = escaped === 'p' || escaped === 'P'
  return {found: ANY, at: isProperty ? pattern.indexOf('}', at) + 1 : at + 2}
}

function readClass(pattern: string, from: number): Read {
  const end = pattern.indexOf(']', from)
  const signs = pattern.slice(from, end)
  // A dash is itself only at an end.
  if (/^\^|\\|.-./u.test(signs)) return {found: ANY, at: end + 1}
  return {found: Array.from(signs, text => ({...EMPTY, text})), at: end + 1}
}

function readQuantifier(pattern: string, at: number): {least: number; most: number; at: number} {
  const braces = /^\{(\d+)(?:(,)(\d*))?\}/.exec(pattern.slice(at, at + 10))
  if (braces) {
    const least = Number(braces[1])
    return {
      least,
      most: braces[2] ? Number(braces[3] || Infinity) : least,
      at: at + braces[0].length,
    }
  }
  const [least, most] = {'?': [0, 1], '*': [0, Infinity], '+': [1, Infinity]}[pattern[at] ?? ''] ?? [1, 1]
  return {least: least!, most: most!, at: '?*+'.includes(pattern[at] ?? '.') ? at + 1 : at}
}

function repeat(
  line: readonly Partial[],
  item: readonly Partial[],
  {least, most}: {least: number; most: number},
): Partial[] {
  const found: Partial[] = []
  let current = line
  for (let n = 0; n <= Math.min(most, MOST_TIMES); n++) {
    if (n >= Math.min(least, MOST_TIMES))
      found.push(
        ...(n === MOST_TIMES && most > n ? current.map(start => ({...start, closed: true})) : current),
      )
    current = unique(current.flatMap(start => (start.closed ? [start] : item.map(next => join(start, next)))))
  }
  return unique(found)
}

function join(start: Partial, next: Partial): Partial {
  const text = start.text + next.text
  // A boundary within an opening says nothing of its beginning.
  const where = start.text === '' && start.where === 'anywhere' ? next.where : start.where
  return {text: text.slice(0, LONGEST), where, closed: next.closed || text.length >= LONGEST}
}

function unique(partials: readonly Partial[]): Partial[] {
  return [...new Map(partials.map(partial => [JSON.stringify(partial), partial])).values()]
}

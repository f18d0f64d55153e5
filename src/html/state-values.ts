import type {Page} from '../model/page.ts'
import {parseJson} from './json-ld.ts'
import {decodeReferences} from './references.ts'
import {payloadValues} from './server-payload.ts'

const LONGEST_STATE = 8_000_000
/** Values of one script that are tried. */
const MOST_VALUES = 12
/** Shorter values hold no article. */
const SHORTEST = 400
/** How a page hands over a piece of its React server payload. */
const PUSH = 'self.__next_f.push('

/** Read the values that an application keeps in its page: in scripts of data, in what scripts assign or hand over, in attributes. */
export function* stateValues(page: Page): Generator<unknown> {
  const {scripts, payload} = stateScripts(page)
  for (const script of scripts) yield* jsonValues(script)
  yield* payloadValues(payload)
  yield* attributeValues(page.html)
}

/** The scripts of a page that may hold its state, as they are written, and what its pieces of a React server payload add up to. */
export function stateScripts({head, html}: Page): {scripts: string[]; payload: string} {
  const scripts: string[] = []
  let payload = ''
  for (const {start, end} of head.dataScripts) {
    if (end - start > LONGEST_STATE) continue
    const script = html.slice(start, end)
    if (!script.startsWith(PUSH)) scripts.push(script)
    else if (payload.length < LONGEST_STATE) payload += pushed(script)
  }
  return {scripts, payload}
}

/** The piece of the payload that a script hands over. */
function pushed(script: string): string {
  const value = parseJson(script.slice(PUSH.length, endOfJson(script, PUSH.length)))
  return Array.isArray(value) && typeof value[1] === 'string' ? value[1] : ''
}

/** Read the JSON values of a script: the script itself, or what it assigns or hands to a function. */
function* jsonValues(script: string): Generator<unknown> {
  const whole = /^\s*[[{]/.test(script) ? parseJson(script) : null
  if (whole !== null) {
    yield whole
    return
  }
  const opening = /[=(]\s*(?=[[{])/g
  for (let n = 0; n < MOST_VALUES; n++) {
    const match = opening.exec(script)
    if (match === null) return
    const start = match.index + match[0].length
    const end = endOfJson(script, start)
    const value = end - start > SHORTEST ? parseJson(script.slice(start, end)) : null
    if (value === null) continue
    yield value
    opening.lastIndex = end
  }
}

/** Find where a JSON value ends: at the bracket that closes its first one. */
function endOfJson(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === 92) i++
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 123 || code === 91) depth++
    else if ((code === 125 || code === 93) && --depth === 0) return i + 1
  }
  return text.length
}

/** Values that an element is given to make itself of: `<div id="app" data-page="{&quot;props&quot;:…}">`. */
function* attributeValues(html: string): Generator<unknown> {
  const attribute = /\sdata-[\w-]{1,40}\s*=\s*(?:"\s*([[{][^"]{400,})"|'\s*([[{][^']{400,})')/g
  for (let n = 0; n < MOST_VALUES; n++) {
    const match = attribute.exec(html)
    if (match === null) return
    yield parseJson(decodeReferences(match[1] ?? match[2]!))
  }
}

/** A string literal of a script. */
const LITERAL = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/g
const ESCAPE = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis
const ESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '',
}
/** Literals may hold code that holds literals. */
const MOST_NESTED = 3

/** Read the string literals of a script that is no JSON, as long as `least` characters or longer, in order; those that hold data give theirs. */
export function* literals(script: string, least: number, depth = 0): Generator<string> {
  for (const match of script.matchAll(LITERAL)) {
    const raw = match[1] ?? match[2]!
    if (raw.length < least) continue
    const text = raw.replace(ESCAPE, resolveEscape)
    if (depth < MOST_NESTED && /^\s*[[{]/.test(text)) yield* literals(text, least, depth + 1)
    else yield text
  }
}

function resolveEscape(_: string, braced?: string, four?: string, two?: string, char?: string): string {
  const code = braced ?? four ?? two
  if (code === undefined) return ESCAPED[char!] ?? char!
  const value = Number.parseInt(code, 16)
  return value <= 0x10ffff ? String.fromCodePoint(value) : ''
}

/** A JSON-LD object as it was written; nothing is known of its values. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Objects kept of one page, and the depth to which nested ones are looked for. */
const MAXIMUM_OBJECTS = 200
const MAXIMUM_DEPTH = 8
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Parse a JSON-LD script into a flat list of its objects with a type; broken JSON is mended where it is safe, else ignored. */
export function parseJsonLd(source: string): JsonObject[] {
  const value = parseJson(source)
  const found: JsonObject[] = []
  let level: unknown[] = [value]
  for (let depth = 0; depth < MAXIMUM_DEPTH && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const item of level) {
      if (found.length >= MAXIMUM_OBJECTS) return found
      if (Array.isArray(item)) next.push(...item.slice(0, MAXIMUM_OBJECTS))
      else if (isObject(item)) {
        if ('@type' in item) found.push(item)
        for (const key of [
          '@graph',
          'mainEntity',
          'mainEntityOfPage',
          'hasPart',
          'liveBlogUpdate',
          'itemListElement',
          'item',
        ]) {
          if (typeof item[key] === 'object') next.push(item[key])
        }
      }
    }
    level = next.slice(0, MAXIMUM_OBJECTS)
  }
  return found
}

/** Parse JSON as pages write it: inside a comment, with raw line breaks in strings, with a comma too many; `null` when hopeless. */
export function parseJson(source: string): unknown {
  const text = source
    .trim()
    .replace(/^(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?$/, '')
    .trim()
    .replace(/;$/, '')
  const tries = [() => text, () => text.replace(/[\u0000-\u001f]+/g, ' '), () => mend(text)]
  for (const attempt of tries) {
    try {
      return JSON.parse(attempt(), withoutPrototypes)
    } catch {}
  }
  return null
}

function mend(text: string): string {
  return text.replace(/[\u0000-\u001f]+/g, ' ').replace(/,(\s?[}\]])/g, '$1')
}

function withoutPrototypes(key: string, value: unknown): unknown {
  return FORBIDDEN.has(key) ? undefined : value
}

/** Say whether a value is a plain object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Read the value of a key as text: a string as it is, of an object its `name`, `@value`, `url` or `@id`, of a list the first. */
export function textOf(value: unknown): string | null {
  let inner = value
  for (let depth = 0; depth < 4; depth++) {
    if (typeof inner === 'string') return inner.trim() || null
    if (typeof inner === 'number') return String(inner)
    if (Array.isArray(inner)) inner = inner[0]
    else if (isObject(inner)) inner = inner['name'] ?? inner['@value'] ?? inner['url'] ?? inner['@id']
    else return null
  }
  return null
}

/** The types of an object, in lower case, without a vocabulary's address. */
export function typesOf(object: JsonObject): string[] {
  const types = Array.isArray(object['@type']) ? object['@type'] : [object['@type']]
  return types
    .slice(0, 20)
    .filter(type => typeof type === 'string')
    .map(type => type.replace(/^.*[/#:]/, '').toLowerCase())
}

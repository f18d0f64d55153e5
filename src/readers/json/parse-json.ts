import {isObject, type JsonObject} from '../../html/json-ld.ts'
import {DocumentError} from '../../model/errors.ts'

/**
 * Parse a JSON object.
 *
 * @throws {DocumentError} `not-json` or `not-an-object`.
 */
export function parseObject(json: string): JsonObject {
  const value = parse(json)
  if (isObject(value)) return value
  const kind = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`
  throw new DocumentError('not-an-object', `expected a JSON object, got ${kind}`)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (json.includes('\0'))
      throw new DocumentError('not-json', 'the line holds NUL bytes, as UTF-16 does: expected UTF-8')
    const reason =
      error instanceof SyntaxError ? error.message.replace(/, "?.*$|"\.\.\..*$/s, '') : 'too deep'
    throw new DocumentError('not-json', `the line is not JSON: ${reason.slice(0, 120)}`)
  }
}

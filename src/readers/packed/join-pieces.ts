import {isObject} from '../../html/json-ld.ts'

/** Keys under which a piece of a text stands in an object of its own. */
const PIECE_KEYS = ['text', 'content', 'value', 'html']

/** Put together a text that is given in pieces: paragraphs, as strings or as objects that hold one each. `null` when it is another list. */
export function joinPieces(values: readonly unknown[]): string | null {
  const pieces = values.map(value => {
    if (typeof value === 'string') return value
    return isObject(value) ? PIECE_KEYS.map(key => value[key]).find(each => typeof each === 'string') : null
  })
  const texts = pieces.filter(piece => typeof piece === 'string')
  const isText = texts.length > 0 && values.every(value => typeof value === 'string' || isObject(value))
  if (!isText) return null
  // Where strings and objects alternate, as in Telegram's exports, the objects are words that stand out in a line.
  const isInline = values.some(isObject) && values.some(value => typeof value === 'string')
  return texts.join(isInline ? '' : '\n\n')
}

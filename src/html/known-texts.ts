import {ownString} from '../text/own-string.ts'

/** Texts that are kept, in each of two halves. */
const HALF = 4096

/**
 * Make a function that remembers what it made of texts of up to `longest` code units, for as long as they keep coming: the pages of
 * a site name their parts alike and repeat their menus. What was not asked for while 4,096 others came is forgotten.
 *
 * `make` sees nothing but the text, so that it makes no difference to the result what was asked before.
 */
export function rememberTexts<Value extends object | number>(
  make: (text: string) => Value,
  longest: number,
): (text: string) => Value {
  let recent = new Map<string, Value>()
  let before = new Map<string, Value>()
  return text => {
    if (text.length > longest) return make(text)
    let value = recent.get(text)
    if (value !== undefined) return value
    value = before.get(text) ?? make(text)
    if (recent.size === HALF) {
      before = recent
      recent = new Map()
    }
    recent.set(ownString(text), value)
    return value
  }
}

import he from 'he'

/**
 * Resolve the character references of a piece of HTML text; impossible ones become U+FFFD.
 *
 * @example
 * decodeReferences('Fish &amp; chips &#x110000;') // => 'Fish & chips �'
 */
export function decodeReferences(text: string, isAttributeValue = false): string {
  return text.includes('&') ? he.decode(text, {isAttributeValue}) : text
}

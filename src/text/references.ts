import he from 'he'

/** A complete reference. The lengths are bounded: no valid reference is longer. */
const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/g
const LAYERS = 3

/**
 * Resolve complete character references in text, also those that were escaped up to three times.
 * References to no character (`&#0;`, `&#xD800;`, `&#x110000;`), unknown names and bare ampersands stay as they are.
 *
 * @example
 * resolveReferences('Fish &amp;amp; chips &#8212; AT&T') // => 'Fish & chips — AT&T'
 */
export function resolveReferences(text: string): string {
  let before = text
  for (let layer = 0; layer < LAYERS && before.includes('&'); layer++) {
    const after = before.replace(REFERENCE, resolve)
    if (after === before) break
    before = after
  }
  return before
}

function resolve(reference: string): string {
  const character = he.decode(reference)
  return character.includes('\uFFFD') || character === '\0' ? reference : character
}

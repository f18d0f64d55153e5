import he from 'he'

/** A complete reference. The lengths are bounded: no valid reference is longer. */
const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/g
/** An ampersand that was escaped any number of times. */
const AMPERSAND = /&(?:(?:amp|AMP|#0{0,5}38|#[xX]0{0,4}26);)+/g

/**
 * Resolve complete character references in text, also those that were escaped several times.
 * References to no character (`&#0;`, `&#xD800;`, `&#x110000;`), unknown names and bare ampersands stay as they are.
 *
 * @example
 * resolveReferences('Fish &amp;amp; chips &#8212; AT&T') // => 'Fish & chips — AT&T'
 */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(AMPERSAND, '&').replace(REFERENCE, resolve)
}

function resolve(reference: string): string {
  const character = he.decode(reference)
  return character.includes('\uFFFD') || character === '\0' ? reference : character
}

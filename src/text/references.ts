import he from 'he'
import {completeReferences} from './broken-references.ts'

/** A complete reference. The lengths are bounded: no valid reference is longer. */
const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/g
/** An ampersand that was escaped any number of times. */
const AMPERSAND = /&(?:(?:amp|AMP|#0{0,5}38|#[xX]0{0,4}26);)+/g

/** Layers that are undone at most. */
const LAYERS = 5

/**
 * Resolve character references in text, complete ones and those of which a sign is missing, also where they were escaped several times.
 * References to no character (`&#0;`, `&#xD800;`, `&#x110000;`), unknown names and bare ampersands stay as they are.
 *
 * @example
 * resolveReferences('Fish &amp;amp; chips &#8212; AT&T') // => 'Fish & chips — AT&T'
 * @example
 * resolveReferences('Don&rsquot, don#8217;t') // => 'Don’t, don’t'
 */
export function resolveReferences(text: string): string {
  let resolved = text
  // What is resolved may complete another: `& amp; lt;`.
  for (let layer = 0; layer < LAYERS; layer++) {
    const before = resolved
    resolved = resolveOnce(before)
    if (resolved === before) break
  }
  return resolved
}

function resolveOnce(text: string): string {
  const complete = completeReferences(text)
  if (!complete.includes('&')) return complete
  return complete.replace(AMPERSAND, '&').replace(REFERENCE, resolve)
}

function resolve(reference: string): string {
  const character = he.decode(reference)
  return character.includes('\uFFFD') || character === '\0' ? reference : character
}

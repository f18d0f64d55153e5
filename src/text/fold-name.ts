/**
 * Fold the name of a field, as programs write it in many ways.
 *
 * @example
 * foldName('Raw HTML') === foldName('raw_html') // => true
 */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '')
}

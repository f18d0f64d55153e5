/**
 * Read the language that a page or a file declares as BCP 47; `null` when it is none.
 *
 * @example
 * languageTag('pt_br') // => 'pt-BR'
 */
export function languageTag(value: string): string | null {
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z])/i.exec(value.trim())
  if (match === null) return null
  const script =
    match[2] === undefined ? '' : `-${match[2][0]!.toUpperCase()}${match[2].slice(1).toLowerCase()}`
  return match[1]!.toLowerCase() + script + (match[3] === undefined ? '' : `-${match[3].toUpperCase()}`)
}

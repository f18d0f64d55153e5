/** Kinds of text that hold no pages. */
const NO_PAGES = /^text\/(?:css|javascript|ecmascript|x-javascript|calendar|csv|vtt|vcard|x-component)$/
/** Types that say nothing of the content. */
const UNSPECIFIC = new Set([
  '',
  'unknown/unknown',
  'application/unknown',
  'content/unknown',
  'no-type',
  'none',
])

/** The type without its parameters, in lower case; empty when there is none. */
function essenceOf(mediaType: string | null): string {
  return (mediaType ?? '').split(/[;,]/, 1)[0]!.trim().toLowerCase()
}

/** Say whether a media type is one of pages or text, or says nothing: what an archive's reader takes unless told otherwise. */
export function isPageLike(mediaType: string | null): boolean {
  const essence = essenceOf(mediaType)
  if (UNSPECIFIC.has(essence)) return true
  if (essence.startsWith('text/')) return !NO_PAGES.test(essence)
  return /^application\/(?:xhtml\+xml|xhtml|html|vnd\.wap\.xhtml\+xml)$/.test(essence)
}

/**
 * Say whether a media type matches a pattern such as `text/html`, `text/*` or `*`.
 *
 * @example
 * matchesMediaType('text/html; charset=utf-8', 'text/*') // => true
 */
export function matchesMediaType(mediaType: string | null, pattern: string): boolean {
  const essence = essenceOf(mediaType)
  const wanted = pattern.trim().toLowerCase()
  if (wanted === '*' || wanted === '*/*') return true
  return wanted.endsWith('/*') ? essence.startsWith(wanted.slice(0, -1)) : essence === wanted
}

/** Say whether bytes open like an HTML page, whatever they are called. */
export function opensLikePage(body: Uint8Array): boolean {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 512)).toString('latin1')
  return /^(?:ï»¿)?\s*<(?:!doctype\s+html|html[\s>])/i.test(head)
}

/** The charset that a media type names. */
export function charsetOf(mediaType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([^\s;"]{1,60})/i.exec(mediaType ?? '')?.[1] ?? null
}

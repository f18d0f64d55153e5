import {asLatin1} from './bytes/as-latin1.ts'

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

/** Say whether a media type is one of JSON. */
export function isJson(mediaType: string | null): boolean {
  return /^(?:application|text)\/(?:[\w.-]{1,60}\+)?json$/.test(essenceOf(mediaType))
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
  const head = asLatin1(body, 512)
  return /^(?:ï»¿)?\s*<(?:!doctype\s+html|html[\s>])/i.test(head)
}

/** The charset that a media type names. */
export function charsetOf(mediaType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([^\s;"]{1,60})/i.exec(mediaType ?? '')?.[1] ?? null
}

/** Media types of files by how their names end: what lies beside the pages of a site that was copied, and is none. */
const BESIDE_PAGES: Readonly<Record<string, string>> = {
  'text/css': 'css scss less',
  'text/javascript': 'js mjs cjs',
  'application/json': 'map webmanifest',
  'image/*': 'png jpg jpeg gif webp avif bmp ico tif tiff svg',
  'font/*': 'woff woff2 ttf otf eot',
  'audio/*': 'mp3 ogg oga wav m4a flac',
  'video/*': 'mp4 m4v webm ogv avi mov flv',
  'application/octet-stream': 'swf exe dll so wasm',
}
const BY_ENDING = new Map(
  Object.entries(BESIDE_PAGES).flatMap(([type, endings]) =>
    endings.split(' ').map(ending => [ending, type] as const),
  ),
)
/** Files for machines, of which every site has one. */
const FOR_MACHINES = /(?:^|\/)(?:(?:robots|ads|app-ads|hts-log)\.txt|hts-cache\/[^?]*)$/i

/** Say whether an address is that of such a file. */
export function isForMachines(url: string | null): boolean {
  return url !== null && FOR_MACHINES.test(url)
}

/**
 * Tell by a file's name that it holds no page or text, and what it holds instead; `null` where the name does not say so.
 *
 * @example
 * typeByName('site/style.css') // => 'text/css'
 */
export function typeByName(name: string): string | null {
  if (FOR_MACHINES.test(name)) return 'application/octet-stream'
  // Copiers leave what follows the path of an address in the name: `style.css?v=2`, where file systems do not allow it `style.css@v=2`.
  const ending = /\.(\w{1,12})(?:[?@][^/]*)?$/.exec(name)?.[1]?.toLowerCase()
  return ending === undefined ? null : (BY_ENDING.get(ending) ?? null)
}

import {replaceNested} from './nested.ts'

/** Names of the namespaces of a wiki that hold pictures and categories, beside the English ones, in lower case. */
export interface WikiNames {
  readonly files: readonly string[]
  readonly categories: readonly string[]
}

const FILES = ['file', 'image', 'media']
const CATEGORIES = ['category']
/** What stands beside the caption of a picture. */
const LAYOUT =
  /^(?:thumb(?:nail)?|mini(?:atur)?|frame(?:d|less)?|border|left|right|center|none|upright(?:=.*)?|links|rechts|zentriert|gauche|droite|centr[eé]|(?:\d*x)?\d+ ?px|(?:alt|link|class|lang|page|thumbtime|start|end|upright|verweis|alternativtext|hochkant)\s*=.*|мини|справа|слева|центр|サムネイル|右|左|缩略图)$/i

/** Turn links into those of HTML, pictures into figures with their captions; categories and links to other languages go. */
export function showLinks(text: string, names: WikiNames): string {
  const files = new Set([...FILES, ...names.files])
  const categories = new Set([...CATEGORIES, ...names.categories])
  const inner = replaceNested(text, ['[[', ']]'], content => {
    const [target = '', ...parts] = content.split('|')
    const space = /^\s*([^:]{1,40}):/.exec(target)?.[1]?.trim().toLowerCase() ?? null
    if (space !== null && categories.has(space)) return ''
    if (space !== null && files.has(space)) return figure(parts)
    if (space !== null && parts.length === 0 && /^[a-z]{2,3}(?:-[a-z]{2,10})?$/.test(space)) return ''
    const shown = parts.at(-1)?.trim() || target.replace(/^:/, '').trim()
    return `<a href="./${target.trim().replace(/["<>]/g, '').replace(/\s/g, '_')}">${shown}</a>`
  })
  return inner
    .replace(/\[(?:https?:)?\/\/[^\s[\]<>"]{1,2000}\]/g, '')
    .replace(/\[((?:https?:)?\/\/[^\s[\]<>"]{1,2000})\s+(?=\S)([^[\]\n]{1,1000})\]/g, '<a href="$1">$2</a>')
}

function figure(parts: readonly string[]): string {
  const caption = parts.findLast(part => !LAYOUT.test(part.trim()))?.trim() ?? ''
  return caption === '' ? '' : `\n\n<figure><img><figcaption>${caption}</figcaption></figure>\n\n`
}

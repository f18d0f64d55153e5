import type {Cut} from './cuts.ts'
import type {Partners} from './partners.ts'

/** A code in brackets: `[name]`, `[/name]`, `[name a="b"]`, `[name=value]`. */
const CODE = /\[(\/?)([a-zA-Z][\w-]{0,40}|\*)((?:[\s=:][^[\]\n]{0,1000})?)\s?\/?\]/g

/** An attribute with its value, whose quotation marks may have been made typographic; what else has a number is a result of statistics. */
const ATTRIBUTE =
  /^\s+(?:[\w-]+=(?:["'“”„«’‘&]|(?:true|false|yes|no)\b)|(?:ids?|\w{1,30}_id|width|height|col(?:umn)?s|limit|per_page|form|post)=\d)/
/** Names that page builders and galleries begin theirs with. */
const BUILDERS =
  /^(?:vc|et_pb|fusion|av|tdb?|su|mk|mvc|wpdm|rev|ux|nectar|cs|dt|tb|themify|elementor|ninja|gravity)_|^(?:ng|nextgen-?)gallery$|^contact-form-7$/i
/** Codes of boards: what they hold is text. */
const BOARD =
  /^(?:b|i|u|s|url|quote|size|color|center|left|right|font|list|\*|spoiler|email|indent|highlight|dropcap)$/i
/** Codes that hold an address, a number or data. */
const HOLDERS =
  /^(?:img|embed|youtube|vimeo|video|audio|media|tweet|twitter|instagram|facebook|gallery|iframe|attachment|caption|flv|soundcloud)$/i

/**
 * Find shortcodes of WordPress and codes of boards: `[vc_row]`, `[gallery ids="1,2"]`, `[b]…[/b]`, `[embed]…[/embed]` with its address.
 * Brackets of prose (`[sic]`, `[the mayor]`) are none: a code has values, an end, or the name of a known one.
 */
export function findShortcodes(text: string, partners: Partners): Cut[] {
  if (!text.includes('[')) return []
  const cuts: Cut[] = []
  for (const {0: code, 1: slash, 2: written, 3: rest, index} of text.matchAll(CODE)) {
    const name = written!.toLowerCase()
    if (!isCode({name, rest: rest!, closes: slash === '/'}, partners)) continue
    const end = !slash && HOLDERS.test(name) ? partners.endOf(`[/${name}]`, index) : -1
    cuts.push({start: index, end: end < 0 ? index + code.length : end, put: name === '*' ? '\n' : ''})
  }
  return cuts
}

function isCode(
  {name, rest, closes}: {name: string; rest: string; closes: boolean},
  partners: Partners,
): boolean {
  if (BUILDERS.test(name)) return true
  if (closes) return partners.has(`[${name}]`) || partners.has(`[${name} `) || partners.has(`[${name}=`)
  // `[i=1]` counts.
  if (rest.startsWith('=')) return name.length > 1 && (BOARD.test(name) || HOLDERS.test(name))
  if (ATTRIBUTE.test(rest)) return true
  return rest.trim() === '' && partners.has(name === '*' ? '[/list]' : `[/${name}]`)
}

import {cutByline} from './cut-byline.ts'
import {CUE_KINDS} from './roles/cue-table.ts'
import {findCues, START} from './roles/cues.ts'

/** Who wrote an article, as far as a line of it says. */
export interface Byline {
  /** The line as written, without its dates, times and topics. */
  readonly raw: string
  /** Names of people. */
  readonly authors: readonly string[]
}

const AUTHOR = CUE_KINDS.indexOf('author')
const LONGEST = 120
/** Words that introduce an author. */
const INTRODUCTION =
  /^(?:(?:written|reported|story|words|text|posted|published|edited)\s+by|by|author|authors|von|autor|autorin|text|par|por|di|da|de|door|av|af|kirjoittaja|teksti|autorius|autors|szerző|írta|yazar|haber|oleh|penulis|tác giả|автор|автори|авторы|текст|від|от|του|της|συντάκτης|بقلم|كتب|كتبت|نویسنده|מאת|लेखक|作者|文|記者|记者|撰文|執筆|著者)\s*[:：/／]?\s+|^(?:作者|文|記者|记者|撰文|執筆|著者|Author|Autor|Автор|Tác giả|Oleh|Penulis|Yazar|Text|Текст)\s*[:：/／]\s*/iu
const SEPARATOR =
  /\s*(?:,|;|、|，|؛|\/|\||&|•|·)\s*|\s+(?:and|und|et|y|e|i|en|och|og|ja|ve|dan|và|и|и|та|και|و|и)\s+/u
const NAME =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiou]|v[ao]n|der|den|del|della|di|el|al|bin|ibn|y|dos|das|ten|ter|zu|la|le|Mc\p{Lu}\p{L}+)(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiou]|v[ao]n|der|den|del|della|di|el|al|bin|ibn|y|dos|das|ten|ter|zu|la|le)){1,4}$/u
const UNCASED_NAME = /^[\p{L}\p{M}·・. ]{2,20}$/u
/** A day behind the names that is left where it says no year: `on May 3`, `am 3. Mai`. */
const DAY = /\s+(?:on|am|em|op)\s[^\d]{0,30}\d.*$/u
/** Offices and titles that stand beside names. */
const OFFICES =
  /\b(?:staff|writer|reporter|correspondent|editor|contributor|agency|news|press|desk|team|redaktion|redaction|rédaction|redacción|redação|redazione|redakcja|redactie|редакция)\b/iu

/**
 * Read a byline: a short line that names who wrote the article; `null` for any other line.
 *
 * @example
 * readByline('By Anna Berg and Tom Hale')?.authors // => ['Anna Berg', 'Tom Hale']
 * @example
 * readByline('Written by Anna Berg on May 3, 2031')?.authors // => ['Anna Berg']
 * @example
 * readByline('By Anna Berg May 3, 2031')?.authors // => ['Anna Berg']
 * @example
 * readByline('홍길동 기자')?.authors // => ['홍길동']
 */
export function readByline(line: string): Byline | null {
  if (line.length > LONGEST || /[.!?。]$/.test(line)) return null
  const korean =
    /^([가-힣]{2,4})(?:\s?(?:선임|수습|인턴|객원|전문))?\s?(?:기자|특파원|논설위원)(?:$|[\s=(@|/])/u.exec(
      line,
    )
  if (korean) return {raw: cutByline(line), authors: [korean[1]!]}
  const introduction = INTRODUCTION.exec(line)?.[0]
  if (introduction === undefined) return null
  if (!findCues(line).some(cue => cue.kind === AUTHOR && cue.how >= START) && !/[:：/／]/.test(introduction))
    return null
  const raw = cutByline(line)
  // Months are names too, and stand right behind one.
  const authors = namesIn((raw.startsWith(introduction) ? raw : line).slice(introduction.length))
  return authors.length === 0 ? null : {raw, authors}
}

function namesIn(text: string): string[] {
  const people = text
    .replace(/[(（[<@|–—].*$/u, '')
    .replace(DAY, '')
    .replace(/\s+\d.*$/u, '')
    .trim()
  const names: string[] = []
  for (const part of people.split(SEPARATOR)) {
    const name = part.trim()
    if (OFFICES.test(name)) continue
    if (NAME.test(name) || (name.toLowerCase() === name.toUpperCase() && UNCASED_NAME.test(name)))
      names.push(name)
    else if (names.length === 0) return []
  }
  return names.slice(0, 8)
}

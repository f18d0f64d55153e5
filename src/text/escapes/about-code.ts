const word = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu')

/** Words of people who write about markup and escapes; they are the same in all languages. */
const MARKUP = word(
  'HTML5?|CSS3?|X(?:HT)?ML|JSON|BBCode|JavaScript|TypeScript|regex|Unicode|UTF-8|ASCII|LaTeX|shortcodes?|backslash(?:es)?|markup|source code|escape (?:sequences?|characters?)',
)
/** Words of programmers, one of which others use too. */
const TRADE = word(
  'PHP|Python|Perl|Java|SQL|Linux|Docker|GitHub|npm|APIs?|hyperlinks?|webmasters?|plug-?ins?|compilers?|booleans?|localhost',
)

/**
 * Say whether texts speak of markup, code or encodings: what looks like a remnant of such is what they are about, and stays.
 *
 * @example
 * isAboutCode(['A line break is written <br> in HTML.']) // => true
 * @example
 * isAboutCode(['Their laptops run Linux.']) // => false
 */
export function isAboutCode(texts: readonly string[]): boolean {
  const trade = new Set<string>()
  for (const text of texts) {
    if (text.search(MARKUP) >= 0) return true
    for (const [name] of text.matchAll(TRADE)) trade.add(name.toLowerCase())
    if (trade.size > 1) return true
  }
  return false
}

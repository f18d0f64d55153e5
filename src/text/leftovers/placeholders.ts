import type {Cut} from './cuts.ts'

/**
 * Places that a template was to fill: `{{ article.title }}`, `{% if x %}`, `<%= y %>`, tokens of Drupal (`[[{"fid":"12"}]]`, `[[nid:4]]`) and
 * of Joomla (`{loadposition top}`). Sets of sets (`{{a}, {b}}`, `{{1, 2}}`) have no words. Lengths are bounded, so that cost is linear.
 */
const PLACEHOLDER =
  /\{\{(?=[^{}\n]{0,200}\p{L}{2})[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|<%[^<>\n]{1,200}%>|\[\[\{[^\n]{1,2000}?\}\]\]|\[\[(?:nid|inline|node|file|image):[^[\]\n]{1,200}\]\]|\{(?:loadposition|loadmodule|module|gallery|mosimage|jcomments|youtube|source|slider|tab|rokbox)(?:[ =][^{}\n]{0,200})?\}|\{\/(?:gallery|youtube|source|slider|tabs|rokbox)\}/gu

/** A name between doubled signs, alone in its line. Wikis and Markdown set links and headings between brackets, `#` and `_`: words, not names. */
const ALONE =
  /^\s*(?:%%[A-Za-z][\w. -]{1,60}%%|\$\{[A-Za-z][\w. -]{1,60}\}|(?:##|\[\[)[A-Za-z]\w{0,40}[_.][\w.-]{1,40}(?:##|\]\])|__(?:NO|FORCE)?(?:TOC|INDEX|GALLERY|EDITSECTION)__)\s*$/

/** Find what a template was to fill. */
export function findPlaceholders(text: string): Cut[] {
  if (ALONE.test(text)) return [{start: 0, end: text.length, put: ''}]
  if (!/[{%[]/.test(text)) return []
  return Array.from(text.matchAll(PLACEHOLDER), ({0: found, index}) => ({
    start: index,
    end: index + found.length,
    put: '' as const,
  }))
}

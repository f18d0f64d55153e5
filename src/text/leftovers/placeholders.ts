import type {Cut} from './cuts.ts'

/**
 * Places that a template was to fill: `{{ article.title }}`, `{% if x %}`, `<%= y %>`, tokens of Drupal (`[[{"fid":"12"}]]`, `[[nid:4]]`) and
 * of Joomla (`{loadposition top}`). Lengths are bounded, so that cost is linear.
 */
const PLACEHOLDER =
  /\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|<%[^<>\n]{1,200}%>|\[\[\{[^\n]{1,2000}?\}\]\]|\[\[(?:nid|inline|node|file|image):[^[\]\n]{1,200}\]\]|\{(?:loadposition|loadmodule|module|gallery|mosimage|jcomments|youtube|source|slider|tab|rokbox)(?:[ =][^{}\n]{0,200})?\}|\{\/(?:gallery|youtube|source|slider|tabs|rokbox)\}/g

/** A name between doubled signs, alone in its line. */
const ALONE = /^\s*(?:%%|##|\[\[|\$\{|__)[A-Za-z][\w. -]{1,60}(?:%%|##|\]\]|\}|__)\s*$/

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

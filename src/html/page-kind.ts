import type {PageKind} from '../model/metadata.ts'
import type {Page, PageHead} from '../model/page.ts'
import {saysQuestions, saysThread} from './board-posts.ts'
import {isListOfCards} from './cards.ts'
import {typesOf} from './json-ld.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {metaStatements} from './statements.ts'

/** Tell what kind of page this is, by what it says of itself and by what was kept of it. */
export function pageKind(
  page: Page,
  kept: readonly MeasuredBlock[],
  prose: {kept: number; total: number},
): PageKind {
  const types = new Set(page.head.jsonLd.flatMap(typesOf))
  const has = (pattern: RegExp) => [...types].some(type => pattern.test(type))
  const ogType = openGraphType(page.head)
  if (has(/^liveblogposting$/)) return 'live-blog'
  if (saysThread(page) || saysQuestions(page.head)) return 'forum'
  const isArticle = saysArticle(page.head)
  if (!isArticle && (has(/^product(?:group)?$/) || /product/.test(ogType))) return 'product'
  if (prose.kept < 600 && (/^video/.test(ogType) || (has(/^videoobject$/) && !isArticle))) return 'video'
  if (isArticle) return 'article'
  if (has(/^(?:collectionpage|searchresultspage|itemlist)$/) && prose.kept < 1500) return 'index'
  if (isListOfCards(page, kept)) return 'index'
  const long = kept.filter(({weight, linkDensity}) => weight > 120 && linkDensity < 0.4).length
  if (long === 0 && prose.total > 400 && prose.kept < prose.total * 0.2) return 'index'
  return long === 0 && prose.kept < 200 ? 'other' : 'article'
}

/** Say whether a page calls itself an article. */
export function saysArticle(head: PageHead): boolean {
  const isArticle = (type: string) => /article$|^blogposting$|^report$|^review$|^recipe$/.test(type)
  return openGraphType(head) === 'article' || head.jsonLd.some(object => typesOf(object).some(isArticle))
}

/** Say whether a page is laid out for telephones, too: it is from a time in which pages say what they are, and hold little else. */
export function fitsTelephones(head: PageHead): boolean {
  return head.metas.some(({name}) => name === 'viewport')
}

/** Say whether a page does not call itself an article though it could. */
export function saysNoArticle(head: PageHead): boolean {
  return fitsTelephones(head) && !saysArticle(head)
}

/** Say whether a page calls itself something else than an article. */
export function saysOther(head: PageHead): boolean {
  return openGraphType(head) !== '' && !saysArticle(head)
}

function openGraphType(head: PageHead): string {
  return metaStatements(head, {'og:type': ''})[0]?.value.toLowerCase() ?? ''
}

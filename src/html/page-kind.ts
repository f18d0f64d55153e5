import type {PageKind} from '../model/metadata.ts'
import type {Page, PageHead} from '../model/page.ts'
import {saysQuestions, saysThread} from './board-posts.ts'
import {isListOfCards} from './cards.ts'
import {type JsonObject, typesOf} from './json-ld.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {metaStatements} from './statements.ts'

/** Tell what kind of page this is, by what it says of itself and by what was kept of it. */
export function pageKind(
  page: Page,
  kept: readonly MeasuredBlock[],
  prose: {kept: number; total: number; listed: boolean},
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
  if (prose.listed || isListOfCards(page, kept)) return 'index'
  const long = kept.filter(({weight, linkDensity}) => weight > 120 && linkDensity < 0.4).length
  if (long === 0 && prose.total > 400 && prose.kept < prose.total * 0.2) return 'index'
  return long === 0 && prose.kept < 200 ? 'other' : 'article'
}

/** Say whether a page calls itself an article. */
export function saysArticle(head: PageHead): boolean {
  return openGraphType(head) === 'article' || head.jsonLd.some(isArticle)
}

function isArticle(object: JsonObject): boolean {
  return typesOf(object).some(type => /article$|^blogposting$|^report$|^review$|^recipe$/.test(type))
}

/** Say whether a page is laid out for telephones, too: it is from a time in which pages say what they are, and hold little else. */
export function fitsTelephones(head: PageHead): boolean {
  return head.metas.some(({name}) => name === 'viewport')
}

/** Say whether a page does not call itself an article though it could, or calls itself one only because all of its site's pages do. */
export function saysNoArticle(page: Page): boolean {
  const {head} = page
  if (!fitsTelephones(head)) return false
  return !saysArticle(head) || (!head.jsonLd.some(isArticle) && (saysList(head) || isStanding(page)))
}

/** Say whether a page describes itself to those who share it, as pages do since 2010, and does not call itself an article there. */
export function describesNoArticle(head: PageHead): boolean {
  return !saysArticle(head) && head.metas.some(({name}) => name === 'og:type' || name === 'twitter:card')
}

function saysList({jsonLd}: PageHead): boolean {
  return jsonLd.some(object =>
    typesOf(object).some(type => /^(?:collectionpage|searchresultspage)$/.test(type)),
  )
}

/** Say whether a page is, by the names that WordPress gives it, no post of a journal: it stands for itself. */
function isStanding({elements}: Page): boolean {
  const names = elements.find(({tag}) => tag === 'body')?.names ?? ''
  return /(?:^| )page-(?:id-|template)/.test(names) && !/(?:^| )single(?: |$)/.test(names)
}

/** Say whether a page calls itself something else than an article. */
export function saysOther(head: PageHead): boolean {
  return openGraphType(head) !== '' && !saysArticle(head)
}

export function openGraphType(head: PageHead): string {
  return metaStatements(head, {'og:type': ''})[0]?.value.toLowerCase() ?? ''
}

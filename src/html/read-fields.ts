import type {Page} from '../model/page.ts'
import {languageTag} from '../text/language/language-tag.ts'
import {fold} from './folding.ts'
import {isObject, textOf} from './json-ld.ts'
import {decodeReferences} from './references.ts'
import {
  articleObjects,
  jsonStatements,
  metaStatements,
  propertyStatements,
  type Statement,
  textsOf,
} from './statements.ts'

const MAXIMUM_TAGS = 50

/** The first statement that says anything, in order of trust. */
export function firstOf(...lists: readonly Statement[][]): Statement | undefined {
  for (const list of lists)
    for (const statement of list) if (statement.value.trim() !== '') return clean(statement)
  return undefined
}

function clean({source, value}: Statement): Statement {
  return {
    source,
    value: value
      .replace(/[\t\n\f\r ]+/g, ' ')
      .trim()
      .slice(0, 5000),
  }
}

export function readPublisher({head}: Page): Statement | undefined {
  return firstOf(
    metaStatements(head, {'og:site_name': 'open-graph'}),
    jsonStatements(head, 'publisher').filter(({value}) => !/^https?:/.test(value)),
    metaStatements(head, {'application-name': 'meta', 'dc.publisher': 'meta', publisher: 'meta'}).filter(
      ({value}) => !/^https?:/.test(value),
    ),
    propertyStatements(head, ['publisher>name']),
  )
}

export function readSubtitle(
  {head}: Page,
  {seen, title}: {seen: string | null; title: string | null},
): Statement | undefined {
  if (seen !== null) return {source: 'text', value: seen}
  const stated = [
    ...jsonStatements(head, 'alternativeHeadline'),
    ...propertyStatements(head, ['alternativeheadline']),
  ].map(({source, value}) => ({source, value: decodeReferences(value)}))
  return firstOf(stated.filter(({value}) => fold(value) !== fold(title ?? '')))
}

export function readDescription({head}: Page): Statement | undefined {
  return firstOf(
    metaStatements(head, {
      'og:description': 'open-graph',
      description: 'meta',
      'twitter:description': 'twitter',
    }),
    jsonStatements(head, 'description'),
  )
}

export function readImage({head}: Page): Statement | undefined {
  const json = articleObjects(head).map(object => {
    const image = Array.isArray(object['image']) ? object['image'][0] : object['image']
    return {
      source: 'json-ld',
      value:
        (isObject(image) ? textOf(image['url'] ?? image['contentUrl'] ?? image['@id']) : textOf(image)) ?? '',
    }
  })
  return firstOf(
    metaStatements(head, {
      'og:image': 'open-graph',
      'og:image:url': 'open-graph',
      'twitter:image': 'twitter',
    }),
    json,
  )
}

export function readCanonical({head}: Page): Statement | undefined {
  const links = head.links.filter(({rel}) => rel.split(/\s+/).includes('canonical'))
  return firstOf(
    links.map(({href}) => ({source: 'link', value: href})),
    metaStatements(head, {'og:url': 'open-graph'}),
  )
}

/** What is said to be a section and is none: the whole site, or a list of all there is. */
const NO_SECTION =
  /^(?:tags?|all|alle|news|nachrichten|home|home ?page|start|startseite|inicio|accueil|uncategori[sz]ed|unkategorisiert|none|null|undefined|default)$/i

/** Sections in which a page says that it is filed. */
export function readSections({head}: Page): Statement[] {
  return [
    ...metaStatements(head, {'article:section': 'open-graph', section: 'meta'}),
    ...jsonStatements(head, 'articleSection'),
  ].filter(({value}) => !NO_SECTION.test(value.trim()))
}

export function readTags({head}: Page): string[] {
  const found = [
    ...metaStatements(head, {'article:tag': '', news_keywords: '', keywords: '', 'parsely-tags': ''}).flatMap(
      ({value}) => textsOf(value),
    ),
    ...articleObjects(head).flatMap(object => textsOf(object['keywords'])),
  ]
  const seen = new Set<string>()
  for (const tag of found) {
    const bare = tag.replace(/[\t\n\f\r ]+/g, ' ').trim()
    if (bare !== '' && bare.length < 100 && seen.size < MAXIMUM_TAGS) seen.add(bare)
  }
  return [...seen]
}

export function readLanguage({head}: Page): Statement | undefined {
  const statements = [
    ...(head.language === null ? [] : [{source: 'html', value: head.language}]),
    ...metaStatements(head, {
      'content-language': 'meta',
      'og:locale': 'open-graph',
      'dc.language': 'meta',
      language: 'meta',
    }),
    ...jsonStatements(head, 'inLanguage'),
  ]
  for (const {source, value} of statements) {
    const tag = languageTag(value)
    if (tag !== null) return {source, value: tag}
  }
  return undefined
}

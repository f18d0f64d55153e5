import type {LiftedField} from '../model/block.ts'
import type {Metadata} from '../model/metadata.ts'
import type {Page} from '../model/page.ts'
import {cutByline} from '../text/cut-byline.ts'
import {staysIn} from './assign-roles.ts'
import {confidenceOf} from './confidence.ts'
import {type ExtractedArticle, weightOf} from './extract-article.ts'
import {type MetadataChoice, readMetadata} from './metadata.ts'
import {originalAddress, savedFrom} from './page-address.ts'
import {pageKind} from './page-kind.ts'
import type {MeasuredBlock} from './page-measures.ts'
import {isPerson, namesReporter, namesSomebody, splitNames} from './person-names.ts'
import {nameBesideDate, namesIn, reporterInText, signedPiece, spaced} from './signatures.ts'
import {textCueBit} from './text-cues.ts'

/** Read the metadata of a page whose article was found. */
export function describeArticle(page: Page, article: ExtractedArticle, url: string | null): MetadataChoice {
  const {measures} = article.judged
  const lifted = (field: LiftedField) => {
    const index = article.roles.findIndex(role => 'lift' in role && role.lift === field)
    return measures.blocks.find(block => block.index === index) ?? null
  }
  const signature = lifted('byline') ?? closingByline(article)
  const around = surroundings(article)
  const dates = [lifted('date'), lifted('byline'), ...nearbyDates(around)].filter(block => block !== null)
  const kept = measures.blocks.filter((_, i) => {
    return staysIn(article.roles[measures.blocks[i]!.index]!)
  })
  // A standfirst that was kept may stand before the line of names and dates.
  const opening = kept[Math.min(2, kept.length - 1)]?.index ?? 0
  const address = url ?? savedFrom(page.html)?.address ?? null
  const {metadata, sources} = readMetadata(page, {
    url: address && originalAddress(address),
    heading: lifted('title')?.block.text ?? article.embedded?.title ?? null,
    subtitle: lifted('subtitle')?.block.text ?? null,
    byline: signature && bylineOf(spaced(page, signature)),
    names: signature && namesIn(page, signature),
    signed: () =>
      [
        signedPiece(page, around),
        reporterInText(kept),
        nameBesideDate(
          page,
          around.filter(({index}) => index < opening),
        ),
      ].filter(name => name !== null),
    authorLinks: authorLinks(around),
    bodyEnd: kept.at(-1)?.block.span.end ?? Infinity,
    dates: [...new Set(dates.flatMap(block => [spaced(page, block), block.block.text]))],
  })
  const body = article.embedded === null ? article.keptWeight : weightOf(article.embedded.paragraphs)
  const described: Metadata = {
    ...metadata,
    kind: pageKind(page, kept, {
      kept: body,
      total: measures.totalProse,
      listed: article.judged.items !== null,
    }),
    confidence: confidenceOf(article),
    truncated: isTruncated(article, body),
  }
  return {metadata: described, sources}
}

/** A line of names and dates without its dates; `null` when it names nobody. */
function bylineOf(line: string): string | null {
  return namesSomebody(line) ? cutByline(line) : null
}

/** Weight below which a block may be nothing but a date or a name. */
const SHORT_LINE = 40

/** The blocks around the headline and the beginning of the body that are no part of it, and those that follow the body. */
function surroundings({judged, roles}: ExtractedArticle): MeasuredBlock[] {
  const {blocks} = judged.measures
  const isKept = (block: MeasuredBlock) => {
    return staysIn(roles[block.index]!)
  }
  const first = blocks.findIndex(isKept)
  const last = blocks.findLastIndex(isKept)
  const {title} = judged.anchors
  const start = Math.max(0, (title < 0 ? first : Math.min(title, first < 0 ? title : first)) - 8)
  const around = blocks.slice(start, start + 40)
  return [...around, ...blocks.slice(Math.max(start + 40, last + 1), last + 7)].filter(
    // On a board or in a shop dates and names stand amid what is kept, and anywhere a short line of them may be kept by mistake.
    block => judged.isOther || block.weight < SHORT_LINE || !isKept(block),
  )
}

/** Blocks with a date near the headline, or right after the body, where some papers put it. */
function nearbyDates(around: readonly MeasuredBlock[]): MeasuredBlock[] {
  const short = around.filter(({block, weight}) => weight < 200 && !SPAN_OF_TIME.test(block.text))
  const isDate = ({cues, digits}: MeasuredBlock) => cues & textCueBit('date') && digits > 3
  const dates = short.filter(isDate)
  // Dates with a space after each dot or in the digits of another script show no cue.
  return [...dates, ...short.filter(block => !isDate(block) && /\p{Nd}{4}/u.test(block.block.text))]
}

/** `12/01/2004 - 01/01/2005`: a list of what was published when. */
const SPAN_OF_TIME = /(?:19|20)\d\d\s?[-–]\s?\d{1,2}[./]/

/** The line that names the reporter behind the body, as in Korea; `null` when none does. */
function closingByline({judged, roles}: ExtractedArticle): MeasuredBlock | null {
  const {blocks} = judged.measures
  const last = blocks.findLastIndex(({index}) => staysIn(roles[index]!))
  if (last < 0) return null
  const found = blocks.slice(last + 1, last + 7).find(({block, weight}) => {
    return weight < 120 && namesReporter(block.text) && splitNames(block.text).some(isPerson)
  })
  return found ?? null
}

/** Texts of links to the page of an author; only the first block that has any, since lists of other articles follow. */
function authorLinks(around: readonly MeasuredBlock[]): string[] {
  for (const {block, weight} of around) {
    if (weight > 250) continue
    const names = block.marks
      .filter(({type, url}) => type === 'link' && AUTHOR_PAGE.test(url ?? ''))
      .map(({start, end}) => block.text.slice(start, end))
    if (names.length > 0) return names
  }
  return []
}

const AUTHOR_PAGE =
  /\/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|profiles?|people|staff|by|contributors?|journalists?|redaktion|writers?)\/[^/]/i

/** Stands under free articles as well, for a newsletter or a channel. */
const BUTTON = /^\W*subscribe(?: (?:now|today))?\W*$/i

/** A stub before a paywall: the page says that it is not free, and what stands on it is short or ends in an offer. */
function isTruncated({judged, roles, from}: ExtractedArticle, body: number): boolean {
  if (from === 'embedded') return false
  const {blocks, page} = judged.measures
  const says = page.head.jsonLd.some(object => /^false$/i.test(String(object['isAccessibleForFree'] ?? '')))
  let last = -1
  blocks.forEach((block, i) => {
    if (staysIn(roles[block.index]!)) last = i
  })
  const offer = blocks
    .slice(last + 1, last + 9)
    .some(({block, cues}) => cues & textCueBit('paywall') && !BUTTON.test(block.text))
  const cut = last >= 0 && /(?:\.\.\.|…)$/.test(blocks[last]!.block.text)
  return (says && (offer || body < 1500 || cut)) || (offer && (cut || body < 1200))
}

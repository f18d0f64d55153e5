import type {Block, InlineMark} from '../model/block.ts'
import {isKept} from '../model/block.ts'
import type {ArticleData, ArticleDocument} from '../model/forms.ts'
import type {Report} from '../model/note.ts'
import {drop} from '../model/outcome.ts'
import {
  type RecordMark,
  SCHEMA_VERSION,
  type UnstampedRecord,
  type UnstampedRemoval,
} from '../model/record.ts'
import {defineStage} from '../model/stage.ts'
import {codePointOffsets} from '../text/code-points.ts'
import {joinParagraphs} from '../text/join-paragraphs.ts'
import {roundShare} from '../text/round-share.ts'
import {countWords} from '../text/words.ts'

/** Write the article as a flat record, and every block that is not in its text as a removal. */
export const toRecord = defineStage({
  name: 'to-record',
  takes: 'article',
  gives: 'record',
  defaults: {
    /** Write links, emphasis, cells of tables and items of lists, as `marks`; otherwise these are `null`. @default false */
    marks: false,
    /** Write links among the marks; otherwise only their words stay. @default true */
    links: true,
  },
  setup: options => (document, report: Report) => {
    if (!document.children.some(isKept)) return drop(document.children.length > 0 ? 'all-chrome' : 'no-text')
    report('record', {after: document.data.metadata.kind})
    return {form: 'record', record: recordOf(document, options), removals: removalsOf(document)}
  },
})

function recordOf(
  {children, data}: ArticleDocument,
  {marks: asked, links}: {marks: boolean; links: boolean},
): UnstampedRecord {
  const {marks, n_chars, ...body} = joinParagraphs(children.filter(isKept))
  const {source, metadata} = data
  return {
    schema_version: SCHEMA_VERSION,
    ...aboutArticle(data),
    ...aboutDates(data),
    language: data.language,
    language_score: data.languageScore === null ? null : roundShare(data.languageScore),
    ...body,
    marks: asked
      ? marks
          .filter(({type}) => links || type !== 'link')
          .map(mark => recordMark(mark, source.url ?? metadata.canonicalUrl))
      : null,
    captions: children.filter(isCaption).map(block => block.value),
    n_chars,
    n_words: countWords(body.text),
    dup_cluster_id: null,
    dup_of: null,
    dup_score: null,
    charset: data.charset,
    charset_source: data.charsetSource,
    fixes: data.fixes,
    source_file: source.file,
    source_record_id: source.recordId,
    source_offset: source.offset,
  }
}

function aboutArticle({source, metadata}: ArticleData) {
  return {
    kind: metadata.kind,
    confidence: metadata.confidence,
    truncated: metadata.truncated || source.doubts.includes('cut-short'),
    url: source.url,
    canonical_url: metadata.canonicalUrl,
    domain: domainOf(metadata.canonicalUrl) ?? domainOf(source.url),
    title: metadata.title,
    subtitle: metadata.subtitle,
    byline: metadata.byline,
    authors: metadata.authors,
    publisher: metadata.publisher,
    section: metadata.section,
    tags: metadata.tags,
    description: metadata.description,
    image_url: metadata.imageUrl,
  }
}

function aboutDates({source, metadata}: ArticleData) {
  return {
    date: metadata.date,
    date_published: metadata.datePublished,
    date_modified: metadata.dateModified,
    date_crawled: source.crawled,
    date_source: metadata.dateSource,
    dateline: metadata.dateline,
    dateline_place: metadata.datelinePlace,
    agency: metadata.agency,
  }
}

function recordMark(mark: InlineMark, base: string | null): RecordMark {
  const {type: kind, start, end, url, ordinal = null, level = null} = mark
  return {start, end, kind, url: url === undefined ? null : absolute(url, base), ordinal, level}
}

function absolute(url: string, base: string | null): string {
  return base !== null && URL.canParse(url, base) ? new URL(url, base).href : url
}

function removalsOf({children, data}: ArticleDocument): UnstampedRemoval[] {
  const toPoints = codePointOffsets(data.decoded)
  const removals: UnstampedRemoval[] = []
  for (const {type: kind, value: text, data} of children) {
    const {verdict, span} = data
    if (verdict.kept) continue
    const {stage, rule} = verdict
    removals.push({
      stage,
      rule,
      kind,
      start: span && toPoints(span.start),
      end: span && toPoints(span.end),
      text,
    })
  }
  return removals
}

function isCaption({data: {verdict}}: Block): boolean {
  return !verdict.kept && verdict.field === 'captions'
}

/** Host name without `www.`; `null` for no URL or one that cannot be read. */
function domainOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  return new URL(url).hostname.replace(/^www\./, '') || null
}

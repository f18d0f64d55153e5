import {statedMetadata} from '../html/stated.ts'
import {createBlock, dropBlock, type Span} from '../model/block.ts'
import {DocumentError} from '../model/errors.ts'
import {createArticle} from '../model/forms.ts'
import {NO_METADATA} from '../model/metadata.ts'
import {oneOf, wholeNumber} from '../model/option-values.ts'
import {drop} from '../model/outcome.ts'
import type {Source} from '../model/source.ts'
import {defineStage} from '../model/stage.ts'
import {dumpBlocks, findLayout, LAYOUTS, type Layout} from '../text/dumps/dump-blocks.ts'
import {readDumpHead} from '../text/dumps/dump-head.ts'
import type {DumpHead} from '../text/dumps/heads/head-fields.ts'
import {showBreaks} from '../text/escapes/escapes-in-text.ts'
import {OPENS, RUN_ON} from '../text/join-run-ons.ts'
import {languageTag} from '../text/language/language-tag.ts'
import {exceedsLines, MOST_LINES} from '../text/lines/exceeds-lines.ts'

const RUN_ON_CUES = {opens: [RUN_ON, OPENS], 'may-go-on': [RUN_ON]}

/**
 * Cut flattened text into blocks by the layout that its tool gave it: a line each, hard-wrapped lines, Markdown, the numbered links of
 * text browsers, printed pages, lines cut at links or run together, a page in one line. Markdown and numbered links lose their markup,
 * pages their heads, feet and numbers; a note says so, and one (`run-on`) of lines that held a page: they are cut finely, for `drop-chrome`
 * to judge, and `split-paragraphs` joins what stays. Front matter, the labels that readers for language models, scripts and press
 * archives write around a text (`Title:`, `URL Source:`, `BYLINE:`, `HD`) and tags around a document of a corpus become metadata.
 * Breaks that the text holds as `\\n` show. Text without a visible sign is dropped (`no-text`), text of too many lines rejected (`too-complex`).
 */
export const parseText = defineStage({
  name: 'parse-text',
  takes: 'text',
  gives: 'article',
  defaults: {
    /** Layout that a tool gave the text: `plain`, `markdown`, `numbered-links`, `pages`, or `auto` to tell by the text itself. @default 'auto' */
    layout: 'auto' as 'auto' | Layout,
    /** Most lines of a text, blank ones not counted. What is made of a line takes about a kilobyte of memory. @default 500,000 */
    maximumLines: MOST_LINES,
  },
  values: {layout: oneOf(['auto', ...LAYOUTS]), maximumLines: wholeNumber(1)},
  setup:
    ({layout, maximumLines}) =>
    ({text: escaped, source: given, charset, charsetSource}, report) => {
      const decoded = showBreaks(escaped)
      if (decoded !== escaped) report('line-break-escape', {kind: 'repair', before: '\\n', after: '\n'})
      if (exceedsLines(decoded, maximumLines))
        throw new DocumentError('too-complex', `the text has more than ${maximumLines} lines`)
      const head = readDumpHead(decoded)
      const source = head === null ? given : withHead(given, head)
      const text = head === null ? decoded : blank(decoded, head.cuts)
      const found = layout === 'auto' ? (head?.isMarkdown ? 'markdown' : findLayout(text)) : layout
      if (found !== 'plain') report(found)
      const blocks = dumpBlocks(text, found)
      if (blocks.some(({runOn}) => runOn !== undefined)) report(RUN_ON)
      const children = blocks.map(
        ({kind, text, span, marks = [], level = 0, ordinal = null, linkDensity = 0, dropped, runOn}) => {
          const cues = runOn === undefined ? [] : RUN_ON_CUES[runOn]
          const block = createBlock(kind, text, {span, marks, level, ordinal, linkDensity, cues})
          return dropped === undefined ? block : dropBlock(block, dropped, report)
        },
      )
      if (children.length === 0) return drop('no-text')
      for (const span of head?.cuts ?? []) {
        const value = decoded.slice(span.start, span.end).trim()
        if (value !== '') children.push(dropBlock(createBlock('paragraph', value, {span}), 'markup', report))
      }
      if (head !== null) children.sort((a, b) => (a.data.span?.start ?? 0) - (b.data.span?.start ?? 0))
      return createArticle(children, {
        source,
        charset,
        charsetSource,
        decoded,
        medium: 'text',
        // A container such as WET says in which language its text was found to be.
        metadata: {...NO_METADATA, ...statedMetadata(source), declaredLanguage: source.language},
      })
    },
})

/** What stands around the text leaves its places empty, so that those of the text stay what they are. */
function blank(text: string, cuts: readonly Span[]): string {
  let [blanked, at] = ['', 0]
  for (const {start, end} of cuts) {
    blanked += text.slice(at, start) + '\n'.repeat(end - start)
    at = end
  }
  return blanked + text.slice(at)
}

/** What the container states comes before what its text states of itself. */
function withHead(
  source: Source,
  {title, url, authors, published, subtitle, publisher, language}: DumpHead,
): Source {
  return {
    ...source,
    title: source.title ?? title,
    url: source.url ?? url,
    authors: source.authors.length > 0 ? source.authors : authors,
    published: source.published ?? published,
    subtitle: source.subtitle ?? subtitle,
    publisher: source.publisher ?? publisher,
    language: source.language ?? (language && languageTag(language)),
  }
}

import {dayOfUrl} from '../html/dates.ts'
import {type FoundDate, parseDate} from '../html/parse-date.ts'
import {type Block, dropBlock, isKept, liftBlock} from '../model/block.ts'
import type {ArticleData} from '../model/forms.ts'
import type {Metadata} from '../model/metadata.ts'
import type {Report} from '../model/note.ts'
import {defineStage} from '../model/stage.ts'
import {type Byline, readByline} from '../text/byline.ts'
import {findDateline} from '../text/dateline/find-dateline.ts'

/**
 * Read headline, byline, date, dateline, place and agency from the blocks where the page's own metadata has none. Lines of flattened
 * text marked `title`, `byline` or `date` are lifted out; the dateline stays in the paragraph that it opens.
 */
export const findMetadata = defineStage({
  name: 'find-metadata',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    const {metadata, language} = document.data
    const marked = document.data.medium === 'text' ? document.children : []
    const found = findMarked(marked, language, metadata.title)
    const known: Metadata = {
      ...metadata,
      title: metadata.title ?? found.title?.value ?? null,
      subtitle: metadata.subtitle ?? marked.find(isStandfirst)?.value ?? null,
      ...bylineFields(metadata, found.byline?.read ?? null),
      ...dateFields(document.data, found.date?.read ?? null),
      ...datelineFields(metadata, document.children, report),
    }
    return {
      ...document,
      children: marked.length === 0 ? document.children : marked.map(block => lift(block, found, report)),
      data: {...document.data, metadata: known},
    }
  },
})

/** Cues by which `drop-chrome` marks lines of flattened text that belong to the article and not to its body. */
const MARKS = new Set(['title', 'byline', 'date'])

interface Read<Value> {
  readonly block: Block
  readonly read: Value
}

interface Found {
  readonly title: Block | null
  readonly byline: Read<Byline> | null
  readonly date: Read<FoundDate> | null
}

/** The first block of each mark that can be read. The headline is also known by what the document states of itself. */
function findMarked(blocks: readonly Block[], language: string | null, title: string | null): Found {
  const marked = blocks.filter(block => isKept(block) && block.data.cues.length > 0)
  const byline = firstRead(marked, 'byline', readByline)
  const readDate = (text: string) => parseDate(text, language)
  return {
    title: marked.find(block => block.data.cues.includes('title')) ?? statedHeadline(blocks, title),
    byline,
    // Many a byline says when, too.
    date: firstRead(marked, 'date', readDate) ?? (byline && firstRead([byline.block], 'byline', readDate)),
  }
}

/** The block that says, above the body, what is stated to be the headline. */
function statedHeadline(blocks: readonly Block[], title: string | null): Block | null {
  const first = blocks.filter(isKept).slice(0, 3)
  return first.find(({value}) => title !== null && value.trim() === title) ?? null
}

function isStandfirst({data: {verdict}}: Block): boolean {
  return !verdict.kept && verdict.field === 'subtitle'
}

function firstRead<Value>(
  blocks: readonly Block[],
  cue: string,
  read: (text: string) => Value | null,
): Read<Value> | null {
  for (const block of blocks) {
    const value = block.data.cues.includes(cue) ? read(block.value) : null
    if (value !== null) return {block, read: value}
  }
  return null
}

function lift(block: Block, {title, byline, date}: Found, report: Report): Block {
  if (block === title) return liftBlock(block, 'title', report)
  if (block === byline?.block) return liftBlock(block, 'byline', report)
  if (block === date?.block) return liftBlock(block, 'date', report)
  if (!isKept(block)) return block
  // What was marked and could not be read says when or who all the same, and is no text.
  if (block.data.cues.includes('date')) return dropBlock(block, 'date-line', report)
  return block.data.cues.includes('byline') ? dropBlock(block, 'byline', report) : block
}

function bylineFields(metadata: Metadata, byline: Byline | null): Partial<Metadata> {
  if (byline === null) return {}
  return {
    byline: metadata.byline ?? byline.raw,
    authors: metadata.authors.length > 0 ? metadata.authors : byline.authors,
  }
}

/** An address that names a day is believed before a line of text, as it is in pages. */
function dateFields({metadata, medium, source}: ArticleData, date: FoundDate | null): Partial<Metadata> {
  if (metadata.date !== null) return {}
  const named = medium === 'text' && source.url !== null ? dayOfUrl(source.url) : null
  const moment = date !== null && (named === null || named === date.day) ? date.moment : null
  const day = named ?? date?.day ?? null
  if (day === null) return {}
  return {
    date: day,
    datePublished: metadata.datePublished ?? moment,
    dateSource: named === null ? 'text' : 'url',
  }
}

function datelineFields(metadata: Metadata, blocks: readonly Block[], report: Report): Partial<Metadata> {
  if (metadata.dateline !== null) return {}
  const body = blocks
    .filter(block => isKept(block) && !block.data.cues.some(cue => MARKS.has(cue)))
    .slice(0, 2)
  for (const {value, data} of body) {
    const dateline = findDateline(value)
    if (dateline === null) continue
    report('dateline', {span: data.span, after: dateline.raw})
    return {dateline: dateline.raw, datelinePlace: dateline.place, agency: metadata.agency ?? dateline.agency}
  }
  return {}
}

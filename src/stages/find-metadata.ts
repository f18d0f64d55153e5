import {type Block, isKept, liftBlock} from '../model/block.ts'
import type {Metadata} from '../model/metadata.ts'
import type {Report} from '../model/note.ts'
import {defineStage} from '../model/stage.ts'
import {type Byline, readByline} from '../text/byline.ts'
import {findDateline} from '../text/dateline.ts'

/**
 * Read headline, byline, dateline, place and agency from the blocks where the page's own metadata has none. Blocks marked
 * `title` or `byline` are lifted out of the text; the dateline stays in the paragraph that it opens.
 */
export const findMetadata = defineStage({
  name: 'find-metadata',
  takes: 'article',
  gives: 'article',
  defaults: {},
  setup: () => (document, report) => {
    const {metadata} = document.data
    const found = findFields(document.children)
    const known: Partial<Metadata> = {
      title: metadata.title ?? found.title?.value ?? null,
      ...bylineFields(metadata, found.byline?.read ?? null),
      ...datelineFields(metadata, document.children, report),
    }
    return {
      ...document,
      children: document.children.map(block => lift(block, found, report)),
      data: {...document.data, metadata: {...metadata, ...known}},
    }
  },
})

interface Found {
  readonly title: Block | null
  readonly byline: {readonly block: Block; readonly read: Byline} | null
}

/** The marked headline, and a byline among the first kept blocks. */
function findFields(blocks: readonly Block[]): Found {
  const title = blocks.find(block => isKept(block) && block.data.cues.includes('title')) ?? null
  for (const block of blocks) {
    if (!block.data.cues.includes('byline') || !isKept(block)) continue
    const read = readByline(block.value)
    if (read !== null) return {title, byline: {block, read}}
  }
  return {title, byline: null}
}

function lift(block: Block, {title, byline}: Found, report: Report): Block {
  if (block === title) return liftBlock(block, 'title', report)
  if (block === byline?.block) return liftBlock(block, 'byline', report)
  return block
}

function bylineFields(metadata: Metadata, byline: Byline | null): Partial<Metadata> {
  if (byline === null) return {}
  return {
    byline: metadata.byline ?? byline.raw,
    authors: metadata.authors.length > 0 ? metadata.authors : byline.authors,
  }
}

function datelineFields(metadata: Metadata, blocks: readonly Block[], report: Report): Partial<Metadata> {
  if (metadata.dateline !== null) return {}
  const body = blocks.filter(block => isKept(block) && !block.data.cues.includes('title')).slice(0, 2)
  for (const {value, data} of body) {
    const dateline = findDateline(value)
    if (dateline === null) continue
    report('dateline', {span: data.span, after: dateline.raw})
    return {dateline: dateline.raw, datelinePlace: dateline.place, agency: metadata.agency ?? dateline.agency}
  }
  return {}
}

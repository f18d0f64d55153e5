import {createDocument} from '../html/document.ts'
import {replaceParts} from '../html/read-page.ts'
import {ConfigurationError} from '../model/errors.ts'
import type {PageDocument} from '../model/forms.ts'
import {listOf, type OptionValues, orNull, valuesLike} from '../model/option-values.ts'
import type {Page, PageBlock} from '../model/page.ts'
import {defineStage} from '../model/stage.ts'

const DAY: OptionValues = {
  expected: 'a day as YYYY-MM-DD',
  include: value =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
}

/**
 * Take out what a site's own selectors name, by the rule `site-selector`. The rule can be limited to host names and to the
 * dates it holds for. Asks for the page's cheerio document, so a page too deep for one is rejected (`too-deep`).
 *
 * @throws {ConfigurationError} for what is no selector.
 */
export const dropSelectors = defineStage({
  name: 'drop-selectors',
  takes: 'page',
  gives: 'page',
  defaults: {
    /** CSS selectors of what goes. @default [] */
    selectors: [] as readonly string[],
    /** Host names the rule holds for, subdomains included; empty for all. @default [] */
    domains: [] as readonly string[],
    /** First day of crawling for which the rule holds, YYYY-MM-DD. @default null */
    from: null as string | null,
    /** Day of crawling from which the rule no longer holds, YYYY-MM-DD. @default null */
    until: null as string | null,
  },
  values: {
    selectors: listOf(valuesLike('')),
    domains: listOf(valuesLike('')),
    from: orNull(DAY),
    until: orNull(DAY),
  },
  setup: ({selectors, domains, from, until}) => {
    for (const selector of selectors) requireSelector(selector)
    const applies = ({source}: PageDocument) =>
      selectors.length > 0 && holds(source.crawled, {from, until}) && isOn(source.url, domains)
    return document => {
      if (!applies(document)) return document
      const {page} = document
      const named = insideOf(page, selectors.join(', '))
      const blocks = page.blocks.map(row =>
        named(row) ? {...row, hidden: true, droppedBy: 'site-selector'} : row,
      )
      return {...document, page: replaceParts(page, {blocks})}
    }
  },
})

/** Tell the rows that lie inside an element the selector matches, by their place in the source. */
function insideOf(page: Page, selector: string): (row: PageBlock) => boolean {
  const spans = page
    .$(selector)
    .toArray()
    .map(({startIndex, endIndex}) => ({start: startIndex ?? 0, end: (endIndex ?? -1) + 1}))
  return ({span}) => spans.some(({start, end}) => start <= span.start && span.end <= end)
}

function requireSelector(selector: string): void {
  try {
    createDocument('', 0)(selector)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigurationError(`Cannot use \`${selector}\` in \`drop-selectors\`: ${reason}`)
  }
}

function holds(crawled: string | null, {from, until}: {from: string | null; until: string | null}): boolean {
  if (crawled === null) return true
  const day = crawled.slice(0, 10)
  return (from === null || day >= from) && (until === null || day < until)
}

function isOn(url: string | null, domains: readonly string[]): boolean {
  if (domains.length === 0) return true
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : ''
  return domains.some(domain => host === domain || host.endsWith(`.${domain}`))
}

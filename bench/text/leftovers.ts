/**
 * Measure what becomes of markup and escapes left in text: `npx jiti bench/text/leftovers.ts [--every N]`.
 *
 * Plants remnants of each kind in the gold text of every Nth article (default 4) of ../shared/bench/html, cleans it as flattened text, and counts the
 * articles that come out as they do without. The same for the text as it was gives what may be taken for a remnant and is none. Writes
 * bench/results/leftovers.md.
 */
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {
  branch,
  cleanDocument,
  cleanText,
  createBytes,
  decode,
  decodeEscapes,
  decodeReferences,
  dropMarkup,
  keepBlocks,
  parseText,
  pipeline,
  scanPage,
  splitParagraphs,
  toRecord,
} from '../../src/index.ts'
import {BODY_SETS, haveSets, readSet} from '../html/sets.ts'
import {ESCAPES, MARKUP, type Planting} from './plantings.ts'

const chosen = process.argv.indexOf('--every')
const every = chosen < 0 ? 4 : Number(process.argv[chosen + 1])
/** Articles that speak of code are left alone, and are no measure. */
const PLANTED_SETS = ['fundus', 'scrapinghub', 'aed', 'daniel']
const REMNANT_RULES = new Set(['decode-escapes', 'drop-markup'])

function articles(sets: readonly string[], step: number): string[] {
  return sets.flatMap(set =>
    readSet(set)
      .filter((_, index) => index % step === 0)
      .map(({text = ''}) =>
        text
          .split('\n')
          .filter(line => line.trim() !== '')
          .join('\n\n'),
      )
      .filter(text => text.length > 400),
  )
}

/** Nothing is judged, so that what comes out differs by what was left and by nothing else. */
const unjudged = pipeline('unjudged')
  .use(
    branch({
      html: pipeline('html').use(scanPage()).use(keepBlocks()),
      text: pipeline('text').use(decode()).use(parseText()),
    }),
  )
  .use(decodeEscapes())
  .use(decodeReferences())
  .use(dropMarkup())
  .use(splitParagraphs())
  .use(toRecord())

/** As a file is cleaned that nothing tells the type of. */
function cleaned(text: string): string {
  const outcome = cleanDocument(unjudged, createBytes(text))
  if (outcome.outcome !== 'record') return ''
  const {title, text: body} = outcome.record
  // In text the first line may be taken for the headline, in markup nothing is one that is not marked.
  return title === null ? body : `${title}\n\n${body}`
}

/** Share of articles that come back as they do without what was planted; and those in which it does anything. */
function measure(texts: readonly string[], plant: Planting): {planted: number; same: number} {
  let [planted, same] = [0, 0]
  for (const text of texts) {
    const spoilt = plant(text)
    if (spoilt === text) continue
    planted++
    if (cleaned(spoilt) === cleaned(text)) same++
  }
  return {planted, same}
}

/** Remnants that are found where none was planted, to be read by somebody. */
function findHarm(): {all: number; found: string[]} {
  const texts = articles([...BODY_SETS, 'zhweb'], 1)
  const found = texts.flatMap(text =>
    (cleanText(text).notes ?? [])
      .filter(({stage}) => REMNANT_RULES.has(stage))
      .map(({rule, before}) => `${rule}: ${JSON.stringify(before).slice(0, 80)}`),
  )
  return {all: texts.length, found: [...new Set(found)]}
}

if (haveSets()) {
  const texts = articles(PLANTED_SETS, every)
  const rows = Object.entries({...ESCAPES, ...MARKUP}).map(([name, plant]) => {
    const {planted, same} = measure(texts, plant)
    return `| ${name} | ${planted} | ${(same / planted).toFixed(3)} |`
  })
  const harm = findHarm()
  const page = [
    '# Markup and escapes that are left in text',
    '',
    `\`npx jiti bench/text/leftovers.ts --every ${every}\`: remnants of each kind planted in gold texts of ../shared/bench/html (English, German, Russian, Polish,`,
    'Chinese, Japanese and others), cleaned as flattened text; articles that come out to the letter as they do without.',
    '',
    '| planted | articles | as without |\n| --- | ---: | ---: |',
    ...rows,
    '',
    `Of ${harm.all} gold texts as they are, ${harm.found.length ? 'this' : 'nothing'} was taken for a remnant.`,
    ...harm.found.map(line => `- \`${line.replaceAll('`', "'")}\``),
  ].join('\n')
  console.log(page)
  writeFileSync(fileURLToPath(new URL('../results/leftovers.md', import.meta.url)), `${page}\n`)
} else console.log('bench/text/leftovers: skipped, ../shared/bench/html is not there')

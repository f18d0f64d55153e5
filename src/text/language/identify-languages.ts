import {type ClassifyOptions, classify, type IdentifiedLanguage} from './classify.ts'
import {sampleOf} from './sample.ts'

export interface IdentifyLanguagesOptions {
  /** Languages to choose among, BCP 47; empty for all that are known. @default [] */
  languages?: readonly string[]
  /** What the document declares or is expected to be in. @default null */
  hint?: string | null
}

export interface IdentifiedLanguages {
  /** One for each block, in order. */
  blocks: IdentifiedLanguage[]
  /** The language of most of the text, and the share of it that is in that language times how sure it is. */
  article: IdentifiedLanguage
}

/** Blocks this long, in code units, tell the article's language; so many of them are read, spread over it. */
const longBlock = 120
const probes = 5
/** Code units read of a long block. */
const glance = 300
/** Code units read first of a block that is expected to be in the article's language, and how sure they have to make. */
const firstGlance = 150
const sure = 0.9

/**
 * Identify the language of each block and of the article they make.
 *
 * A few long blocks give a first idea; each block is then judged with it as hint, so that names and short lines
 * follow the article; its language in the end is that of most of its text, by length.
 *
 * @example
 * identifyLanguages(['Das Wetter bleibt bis zum Wochenende sehr kalt.', 'Ulm']).article.language // => 'de'
 */
export function identifyLanguages(
  texts: readonly string[],
  options: IdentifyLanguagesOptions = {},
): IdentifiedLanguages {
  const {languages} = options
  const first = probe(texts, options)
  const hint = isUnknown(first) ? (options.hint ?? null) : first
  const blocks = texts.map(text => judgeBlock(text, {languages, hint, settle: true}))
  return {blocks, article: weigh(texts, blocks)}
}

/** The first words of a block mostly say that it is what it is expected to be; else it is read here and there. */
function judgeBlock(text: string, options: ClassifyOptions): IdentifiedLanguage {
  if (text.length > 2 * firstGlance && options.hint) {
    const cut = text.lastIndexOf(' ', firstGlance)
    const first = classify(text.slice(0, cut > 0 ? cut : firstGlance), options)
    if (first.language === options.hint && first.score >= sure) return first
  }
  return classify(sampleOf(text, glance), options)
}

const isUnknown = (language: string): boolean => language === 'und' || language === 'zxx'

/**
 * Read a few long blocks together, or everything when none is long: together they say enough for small words to decide, where each
 * alone would have to ask n-grams.
 */
function probe(texts: readonly string[], {languages, hint}: IdentifyLanguagesOptions): string {
  const long = texts.filter(text => text.length >= longBlock)
  const some = long.filter(
    (_, index) => long.length <= probes || index % Math.ceil(long.length / probes) === 0,
  )
  const sample =
    some.length === 0
      ? sampleOf(texts.slice(0, 100).join('\n'))
      : some.map(text => sampleOf(text, glance)).join('\n')
  return classify(sample, {languages, hint}).language
}

/** A block counts by its length up to this many code units: one huge block of junk is not the article. */
const heaviest = 300

function weigh(texts: readonly string[], blocks: readonly IdentifiedLanguage[]): IdentifiedLanguage {
  const weights = new Map<string, number>()
  let total = 0
  blocks.forEach(({language, score}, index) => {
    if (language === 'zxx') return
    const length = Math.min(texts[index]!.length, heaviest)
    total += length
    weights.set(language, (weights.get(language) ?? 0) + length * Math.max(score, 0.05))
  })
  const [most] = [...weights].sort((a, b) => b[1] - a[1])
  return most === undefined ? {language: 'zxx', score: 1} : {language: most[0], score: most[1] / total}
}

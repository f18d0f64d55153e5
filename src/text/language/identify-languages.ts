import {type ClassifyOptions, classify, type IdentifiedLanguage} from './classify.ts'
import {sampleOf} from './sample.ts'

export interface IdentifyLanguagesOptions {
  /** Languages to choose among, BCP 47; empty for all that are known. @default [] */
  languages?: readonly string[]
  /** What the document declares or is expected to be in. @default null */
  hint?: string | null
  /** Which blocks are body, to judge the article by; all when none is marked. @default [] */
  bodies?: readonly boolean[]
}

export interface IdentifiedLanguages {
  /** One for each block, in order. */
  blocks: IdentifiedLanguage[]
  /** The language of most of the body, and the share of it that is in that language times how sure it is. */
  article: IdentifiedLanguage
}

const identify = (text: string, options: ClassifyOptions): IdentifiedLanguage =>
  classify(sampleOf(text), options)

/** Blocks shorter than this are judged with the article's language as a hint. */
const shortBlock = 120

/**
 * Identify the language of each block and of the article they make.
 *
 * The article's language is that of most of its body, by length; short blocks are then judged with it as hint.
 *
 * @example
 * identifyLanguages(['Das Wetter bleibt bis zum Wochenende sehr kalt.', 'Ulm']).article.language // => 'de'
 */
export function identifyLanguages(
  texts: readonly string[],
  options: IdentifyLanguagesOptions = {},
): IdentifiedLanguages {
  const {languages, hint} = options
  const marked = options.bodies ?? []
  const isBody = marked.includes(true) ? (index: number) => marked[index] === true : () => true
  const blocks = texts.map(text =>
    text.length >= shortBlock ? identify(text, {languages, hint}) : undefined,
  )
  let article = weigh(texts, blocks, isBody)
  if (article === undefined) {
    // No long block: what the body says all together.
    const body = texts.filter((_, index) => isBody(index)).join('\n')
    article = identify(body, {languages, hint})
  }
  const expected =
    article.language === 'und' || article.language === 'zxx' ? (hint ?? null) : article.language
  return {
    blocks: texts.map((text, index) => blocks[index] ?? identify(text, {languages, hint: expected})),
    article,
  }
}

function weigh(
  texts: readonly string[],
  blocks: readonly (IdentifiedLanguage | undefined)[],
  isBody: (index: number) => boolean,
): IdentifiedLanguage | undefined {
  const weights = new Map<string, number>()
  let total = 0
  blocks.forEach((block, index) => {
    if (block === undefined || !isBody(index)) return
    const length = texts[index]!.length
    total += length
    weights.set(block.language, (weights.get(block.language) ?? 0) + length * Math.max(block.score, 0.05))
  })
  const [first] = [...weights].sort((a, b) => b[1] - a[1])
  return first === undefined ? undefined : {language: first[0], score: first[1] / total}
}

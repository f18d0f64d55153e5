/** What entering a page costs, before anything is known of a document and after. */
import {pageIndex, utf8Pages} from './pages.ts'

/** How rare each page is, in nats. */
export const rarity = [0, 0.1, 0.8, 0.5, 1, 0.3, 1, 1, 1, 1.2, 1, 0.4, 0.2, 0.6, 1.5, 1, 1, 1, 1.5, 1]
/** What entering a page costs in nats: before the document has shown any; once it has shown this one; another one. */
export const entry = {first: 7, shown: 1.2, other: 10, named: 1.5, unnamed: 2} as const

/** What entering each page costs at first. */
export const firstPriors = Float64Array.from(rarity, extra => entry.first + extra)

/** What entering a page costs at first, where it is known by which the text was decoded. */
export const priorsFor = (charset: string | undefined): Float64Array => {
  const known = pageIndex.get(charset ?? '')
  if (known === undefined || known >= utf8Pages) return firstPriors
  return firstPriors.map((prior, index) => (index === known ? prior - entry.named : prior + entry.unnamed))
}

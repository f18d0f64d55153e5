/** Whether what a stretch gains is enough to be made. */
import {pageIndex} from '../pages.ts'
import type {Stretch} from './stretch.ts'

/** From what entering it costs on a page is one that the document has not shown, in nats. */
const unshown = 6
/** How many sequences are few. */
const few = 2

/**
 * Whether a stretch gains enough: more where it has rare pages only, which the document has not shown, and much more
 * where all that comes of it is a letter or two of another script.
 */
export const isWorth = ({gain, taken}: Stretch, {priors}: {priors: Float64Array}): boolean => {
  if (taken.length <= few && gain < leastOfScrap && taken.every(({reading}) => needsCompany(reading.code)))
    return false
  const isRare = taken.every(({page}) => {
    const index = pageIndex.get(page.name)!
    return index > 1 && priors[index]! > unshown
  })
  if (!isRare) return true
  return gain > (taken.length <= few && taken.every(isOfOtherScript) ? leastOfScrap : leastOfRare)
}
const leastOfRare = 3.5
const leastOfScrap = 15
/** Letters and signs from Armenian to N'Ko, two bytes each: none stands by itself in other text. */
export const needsCompany = (code: number): boolean => code >= 0x530 && code < 0x800
const isOfOtherScript = ({reading: {code}}: Stretch['taken'][number]): boolean =>
  code >= 0x300 && (code < 0x2000 || code >= 0x2e80)

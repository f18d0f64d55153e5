/** How rare charsets are, as what text was written in and as what it was read by. */

import {allPages} from '../pages.ts'
import {wideCharsets} from '../wide/tables.ts'

const common = new Set([
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'iso-8859-1',
  'koi8-r',
  'utf-8',
  ...wideCharsets,
])
/** Pages of one language, and of the old systems: met now and then. */
const uncommon = new Set(
  'windows-1254 macintosh ibm850 ibm437 iso-8859-2 windows-1253 windows-1256 ibm866'.split(' '),
)
/** What it costs in nats that a page is of these, or of none that is named here. */
const cost = {uncommon: 0.8, rare: 1.5, seldom: 3.5} as const

const seldom = new Set(
  'x-mac-cyrillic x-mac-greek x-mac-turkish x-mac-ce iso-8859-13 iso-8859-4 iso-8859-16 ibm737 ibm857 ibm862'.split(
    ' ',
  ),
)
const rarities = new Map(
  ['utf-8', ...wideCharsets, ...allPages.map(({name}) => name)].map(name => [
    name,
    common.has(name) ? 0 : uncommon.has(name) ? cost.uncommon : seldom.has(name) ? cost.seldom : cost.rare,
  ]),
)

/** What it costs that a page is a rare one, in nats. */
export const rarityOf = (name: string): number => rarities.get(name)!

/** Whether much text was written in a page. */
export const isCommon = (name: string): boolean => common.has(name)

/** Whether hardly any text was written in a page. */
export const isSeldom = (name: string): boolean => seldom.has(name)

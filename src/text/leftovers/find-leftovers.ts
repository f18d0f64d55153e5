import {isAboutCode} from '../escapes/about-code.ts'
import {withoutOverlaps} from '../without-overlaps.ts'
import {isCodeBeside, isCodeLine} from './code-lines.ts'
import type {Cut} from './cuts.ts'
import {Partners} from './partners.ts'
import {findPlaceholders} from './placeholders.ts'
import {findShortcodes} from './shortcodes.ts'
import {findTags} from './tags.ts'

/** What is left of markup in a text: places to cut, or all of it. */
export type Leftover = readonly Cut[] | 'code' | 'embed-code'

/** What some markup needs. */
const MAY_HOLD = /[<[{}=]|\)\s?;|!important|^\s*(?:%%|##|__)/
/** Code that is more of a text than this is what the text is about. */
const MOST = 0.5
/** Boxes with a style of their own, and what is loaded. */
const EMBEDDED = /<(?:img|iframe|object|embed|input|amp-img)\s|<(?:div|table)\s[^<>]{0,200}style\s*=/i
const NONE: Leftover = []

/**
 * Find what is left of markup in the lines of a text: tags and comments, shortcodes of WordPress and codes of boards, places of templates,
 * and lines that are scripts, style sheets or data of a page. Nothing is found in texts that speak of code or hold much of it. Linear.
 *
 * @example
 * findLeftovers(['A <em>very</em> old pier']) // => [[{start: 2, end: 6, put: ''}, {start: 10, end: 15, put: ''}]]
 */
export function findLeftovers(lines: readonly string[]): Leftover[] {
  const found = lines.map(line => (MAY_HOLD.test(line) ? leftoverOf(line) : NONE))
  if (found.every(leftover => leftover.length === 0)) return found
  if (found.includes('code')) spreadCode(lines, found)
  return isAboutCode(lines) || isMostlyCode(lines, found) ? lines.map(() => NONE) : found
}

function leftoverOf(line: string): Leftover {
  if (isCodeLine(line)) return 'code'
  const partners = new Partners(line)
  const tags = findTags(line, partners)
  if (isEmbedCode(line, tags)) return 'embed-code'
  const cuts = [...tags, ...findShortcodes(line, partners), ...findPlaceholders(line)]
  return withoutOverlaps(cuts, ({end}) => end)
}

/** Code to embed the article elsewhere: boxes and pictures that are more than what they hold. */
function isEmbedCode(line: string, tags: readonly Cut[]): boolean {
  const signs = tags.reduce((sum, {start, end}) => sum + end - start, 0)
  return signs > line.length / 2 && EMBEDDED.test(line)
}

/** Lines that look like code beside lines that are. */
function spreadCode(lines: readonly string[], found: Leftover[]): void {
  const isNext = (i: number, beside: number) =>
    found[beside] === 'code' && found[i]!.length === 0 && isCodeBeside(lines[i]!)
  for (let i = 1; i < found.length; i++) if (isNext(i, i - 1)) found[i] = 'code'
  for (let i = found.length - 2; i >= 0; i--) if (isNext(i, i + 1)) found[i] = 'code'
}

function isMostlyCode(lines: readonly string[], found: readonly Leftover[]): boolean {
  let [signs, code] = [0, 0]
  for (const [index, line] of lines.entries()) {
    signs += line.length
    if (found[index] === 'code') code += line.length
  }
  return code > signs * MOST
}

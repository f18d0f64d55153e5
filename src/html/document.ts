import type {CheerioAPI} from 'cheerio'
import {DocumentError} from '../model/errors.ts'
import {loadTree} from './cheerio.ts'

/** Deepest nesting for which cheerio's recursive functions are safe; they overflow from some 2,000 levels on. */
const DEEPEST = 1000

/**
 * Make a cheerio document of a page.
 *
 * @throws {DocumentError} `too-deep` when the page is nested so deeply that working on the tree would overflow the stack.
 */
export function createDocument(html: string, depth: number): CheerioAPI {
  if (depth > DEEPEST) {
    throw new DocumentError(
      'too-deep',
      `the elements are nested ${depth} deep: a document tree is made of at most ${DEEPEST}`,
    )
  }
  return loadTree(html)
}

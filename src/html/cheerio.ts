/** cheerio, behind a function: the build loads what stands here when it is first called (build/first-call.ts). */
import {type CheerioAPI, load} from 'cheerio/slim'

/** Make a cheerio document that knows where its elements stand in the source. */
export function loadTree(html: string): CheerioAPI {
  return load(html, {
    xml: {xmlMode: false, decodeEntities: true, withStartIndices: true, withEndIndices: true},
  })
}

import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'

/** Labelled pages; they belong to their publishers and are no part of the project. */
export const SETS_DIRECTORY = fileURLToPath(new URL('../../../shared/bench/html/', import.meta.url))

/** Sets with body texts, in the order of the tables. */
export const BODY_SETS = [
  'scrapinghub',
  'fundus',
  'aed',
  'wcxb',
  'daniel',
  'gn1',
  'zhweb',
  'cleaneval',
  'dragnet',
  'news4k',
]
export const OTHER_SETS = ['trafeval', 'postlight', 'htmldate']

export interface LabelledPage {
  readonly id: string
  readonly file: string
  readonly encoding: string
  readonly url?: string
  readonly lang?: string
  readonly text?: string
  readonly alts?: readonly string[]
  readonly title?: string
  readonly author?: string | readonly string[]
  readonly date?: string
  readonly domain: string
  readonly type?: string
}

/** Say whether the labelled pages are at hand. */
export function haveSets(): boolean {
  return existsSync(SETS_DIRECTORY)
}

/** Read the labels of a set. */
export function readSet(name: string): LabelledPage[] {
  const lines = gunzipSync(readFileSync(join(SETS_DIRECTORY, name, 'gold.jsonl.gz')))
    .toString('utf8')
    .split('\n')
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as LabelledPage)
}

/** Read one page's bytes. */
export function readBytes(set: string, {file}: LabelledPage): Uint8Array {
  return gunzipSync(readFileSync(join(SETS_DIRECTORY, set, file)))
}

/** Decode a page in the encoding its label names. */
export function readHtml(set: string, page: LabelledPage): string {
  return new TextDecoder(page.encoding).decode(readBytes(set, page))
}

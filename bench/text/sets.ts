import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'

/** One labelled document of ../shared/bench/text. */
export interface LabelledText {
  readonly id: string
  readonly url: string
  readonly lang: string
  readonly variant: string
  readonly gold: string
  readonly lines: readonly {readonly t: string; readonly keep: 0 | 1; readonly role?: string}[]
}

export const SETS = ['benchmark-en', 'news-en', 'news-multi', 'news-pl-ru-zh'] as const
export const VARIANTS = ['full', 'half', 'teaser'] as const

export const sharedText = fileURLToPath(new URL('../../../shared/bench/text/', import.meta.url))

/** Path of one set's file; `null` where the shared data or the set is absent. */
export function setPath(set: string, variant: string): string | null {
  const path = `${sharedText}${set}.${variant}.jsonl.gz`
  return existsSync(path) ? path : null
}

export function readSet(path: string): LabelledText[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n')
  return lines.map(line => JSON.parse(line) as LabelledText)
}

/** The article of a document alone, as text that somebody has cleaned already. */
export function articleAlone(document: LabelledText): LabelledText {
  return {...document, variant: 'alone', lines: document.lines.filter(({keep}) => keep === 1)}
}

/** Site of a document: its registrable domain, near enough for keeping sites apart. */
export function siteOf({url}: LabelledText): string {
  const host = /^[a-z]+:\/\/([^/:]+)/i.exec(url)?.[1] ?? url
  const parts = host.toLowerCase().split('.')
  const take = parts.length > 2 && /^(?:co|com|org|net|gov|edu|ac|gob|or|ne)$/.test(parts.at(-2)!) ? 3 : 2
  return parts.slice(-take).join('.')
}

/** Sides into which documents are parted, whole sites each, to judge one side by what was learnt from the others. */
export const FOLDS = 4

/** The side of a site, as line-roles.train.py deals them. */
export function foldOf(site: string): number {
  let value = 2166136261
  for (const sign of site) value = Math.imul(value ^ sign.codePointAt(0)!, 16777619)
  return ((value ^ (value >>> 15)) >>> 0) % FOLDS
}

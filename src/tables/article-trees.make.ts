// Trains the block classifier: npx jiti src/tables/article-trees.make.ts [--cv]
// Dumps the features of the labelled pages to bench/.cache/html, then runs article-trees.train.py (Python 3 with lightgbm and
// numpy in bench/.cache/venv), which writes article-trees.ts. Without ../shared/bench it only says so.
import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {haveSets, readHtml, readSet} from '../../bench/html/sets.ts'
import {findAnchors} from '../html/anchors.ts'
import {FEATURES, pageFeatures} from '../html/features/page-features.ts'
import {measurePage} from '../html/page-measures.ts'
import {readPage} from '../html/read-page.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = `${ROOT}bench/.cache/html`
/** gn1 is dumped to be measured on; the training script leaves it out of the training. */
const SETS = ['scrapinghub', 'fundus', 'aed', 'wcxb', 'daniel', 'zhweb', 'cleaneval', 'dragnet', 'news4k', 'gn1']

if (!haveSets()) {
  console.log('article-trees: skipped, ../shared/bench/html is not there')
} else {
  mkdirSync(CACHE, {recursive: true})
  const pages: string[] = []
  const rows: Buffer[] = []
  for (const set of SETS) {
    for (const label of readSet(set)) {
      const page = readPage(readHtml(set, label))
      const measures = measurePage(page)
      const anchors = findAnchors(page.head, measures.blocks)
      const features = pageFeatures(measures, anchors)
      rows.push(Buffer.from(features.buffer, features.byteOffset, features.byteLength))
      const {id, domain, text, alts = [], url, type} = label
      const {blocks} = measures
      pages.push(
        JSON.stringify({
          set, id, domain, url, type, gold: text, alts, title: anchors.title,
          texts: blocks.map(b => b.block.text),
          parents: blocks.map(b => b.block.parent),
          grands: blocks.map(b => page.elements[b.block.parent]?.parent ?? -1),
          groups: blocks.map(b => b.group),
          weights: blocks.map(b => b.weight),
        }),
      ) // biome-ignore format: one page
    }
    console.log(set, pages.length)
  }
  writeFileSync(`${CACHE}/pages.jsonl`, pages.join('\n'))
  writeFileSync(`${CACHE}/rows.f32`, Buffer.concat(rows))
  writeFileSync(`${CACHE}/features.json`, JSON.stringify(FEATURES))
  const python = `${ROOT}bench/.cache/venv/bin/python`
  const script = fileURLToPath(new URL('article-trees.train.py', import.meta.url))
  if (process.argv.includes('--dump')) process.exit(0)
  const {status} = spawnSync(python, [script, CACHE, ...process.argv.slice(2)], {stdio: 'inherit'})
  process.exitCode = status ?? 1
}

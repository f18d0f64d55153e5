/**
 * List every repair at natural frequency: `npx jiti bench/mojibake/natural.ts [DOCS.jsonl …]`.
 *
 * Every page of ../shared/bench/html by the stages of the pipeline `news`, and every text of ../shared/bench/text by those
 * of `flat-text`, up to the repair; or documents (`{id, text}` a line). Equal changes of one document are listed once with
 * their count. Whether a change is right only a reader can tell: what was read is kept in natural-labels.json, by a hash of
 * the document and the change, and counted at the end; what nobody has read yet is marked.
 */
import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {listTexts} from '../../src/model/article-texts.ts'
import {type BytesDocument, createBytes} from '../../src/model/forms.ts'
import {createReport} from '../../src/model/note.ts'
import {createSource} from '../../src/model/source.ts'
import {decode} from '../../src/stages/decode.ts'
import {decodeReferences} from '../../src/stages/decode-references.ts'
import {findArticle} from '../../src/stages/find-article.ts'
import {parseText} from '../../src/stages/parse-text.ts'
import {scanPage} from '../../src/stages/scan-page.ts'
import {type Repair, repairText} from '../../src/text/mojibake/repair.ts'
import {repairTogether} from '../../src/text/mojibake/together.ts'
import {BODY_SETS, haveSets, OTHER_SETS, readBytes, readSet} from '../html/sets.ts'
import {readSet as readTexts, setPath, SETS as TEXT_SETS} from '../text/sets.ts'

const count = {documents: 0, touched: 0, repairs: 0, kinds: 0, right: 0, wrong: 0}
const labels = JSON.parse(readFileSync(new URL('natural-labels.json', import.meta.url), 'utf8')) as {
  right: string[]
  wrong: string[]
}
const [right, wrong] = [new Set(labels.right), new Set(labels.wrong)]
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)
const byRule = new Map<string, number>()

const show = (text: string, {start, end, before, after, rule, confidence}: Repair): string => {
  const around = [text.slice(Math.max(0, start - 25), start), text.slice(end, end + 25)]
  return `${rule} ${confidence} …${around[0]}[${clip(before)} → ${clip(after)}]${around[1]}`.replace(
    /\s/g,
    ' ',
  )
}
/** A long change is shown from where it begins to differ. */
const clip = (text: string): string =>
  text.replace(/^([\0-\x7f]{20})[\0-\x7f]*(?=[\0-\x7f]{20})/, '$1…').slice(0, 110)

const list = (id: string, texts: readonly string[], options: {charset?: string; language?: string} = {}) => {
  count.documents++
  const changes = new Map<string, {hash: string; shown: string; times: number}>()
  repairTogether(texts, text => repairText(text, options)).forEach(({repairs}, index) => {
    for (const repair of repairs) {
      const key = `${repair.before} ${repair.after}`
      const known = changes.get(key)
      const hash = hashOf(`${id} ${key}`)
      if (known) known.times++
      else changes.set(key, {hash, shown: show(texts[index]!, repair), times: 1})
      if (right.has(hash)) count.right++
      else if (wrong.has(hash)) count.wrong++
      byRule.set(repair.rule, (byRule.get(repair.rule) ?? 0) + 1)
      count.repairs++
    }
  })
  if (changes.size === 0) return
  count.touched++
  count.kinds += changes.size
  console.log(id)
  for (const {hash, shown, times} of changes.values()) {
    const label = right.has(hash) ? 'right' : wrong.has(hash) ? 'WRONG' : 'unread'
    console.log(`  ${hash} ${label} ${times} × ${shown}`)
  }
}

const report = createReport('natural', [])
const noWay = () => {
  throw new Error('no stage leads a document elsewhere')
}
const scan = scanPage()
const find = findArticle()
const read = decode()
const parse = parseText()
const references = decodeReferences()

const listArticle = (id: string, bytes: BytesDocument, isPage: boolean) => {
  const form = isPage ? scan.work(bytes, report, noWay) : read.work(bytes, report, noWay)
  const article =
    form.form === 'page'
      ? find.work(form, report, noWay)
      : form.form === 'text'
        ? parse.work(form, report, noWay)
        : form
  const clean = article.form === 'article' ? references.work(article, report, noWay) : article
  if (clean.form !== 'article') return
  const {charset, language} = clean.data
  list(id, listTexts(clean), {...(charset && {charset}), ...(language && {language})})
}

const named = process.argv.slice(2)
for (const path of named) {
  for (const row of readFileSync(path, 'utf8').trim().split('\n')) {
    const {id, text} = JSON.parse(row) as {id: string; text: string}
    list(id, [text])
  }
}
if (named.length === 0) {
  if (!haveSets()) console.log('skipped: ../shared/bench is not here')
  else {
    for (const set of [...BODY_SETS, ...OTHER_SETS]) {
      if (!existsSync(new URL(`../../../shared/bench/html/${set}`, import.meta.url))) continue
      for (const page of readSet(set)) {
        const source = createSource({url: page.url ?? null})
        listArticle(`${set}/${page.id}`, createBytes(readBytes(set, page), {source}), true)
      }
    }
    for (const set of TEXT_SETS) {
      const path = setPath(set, 'full')
      if (!path) continue
      for (const {id, lines} of readTexts(path)) {
        const text = lines.map(({t}) => t).join('\n')
        listArticle(`${set}/${id}`, createBytes(text, {source: createSource({name: id})}), false)
      }
    }
  }
}
const rules = [...byRule].sort((x, y) => y[1] - x[1]).map(([rule, times]) => `${rule} ${times}`)
console.log(
  `\n${count.repairs} repairs (${count.kinds} different within their document) in ${count.touched} of ${count.documents} documents: ${rules.join(', ')}\n${count.right} read as right, ${count.wrong} as wrong, ${count.repairs - count.right - count.wrong} unread`,
)

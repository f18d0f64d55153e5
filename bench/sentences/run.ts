/** Measure sentence splitting beside its peers. Run: npx jiti bench/sentences/run.ts */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import retextEnglish from 'retext-english'
import {unified} from 'unified'
import {splitSentences} from '../../src/text/sentences/split-sentences.ts'

interface Row {
  text: string
  sentences: string[]
}

const folder = new URL('../../../shared/bench/sentences/', import.meta.url)

function rowsOf(name: string): Row[] {
  const file = new URL(`${name}.jsonl`, folder)
  if (!existsSync(file)) {
    console.log(`skipped: ../shared/bench/sentences/${name}.jsonl is not here`)
    return []
  }
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter(line => line !== '').map(line => JSON.parse(line))
}

const rules = rowsOf('golden-rules')
const web = rowsOf('english-web')
const size = web.reduce((sum, {text}) => sum + Buffer.byteLength(text), 0)

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Boundaries inside a paragraph: letters before each, white space left out. */
function boundaries(sentences: readonly string[]): Set<number> {
  let at = 0
  const found = sentences.map(sentence => {
    at += sentence.replace(/\s+/g, '').length
    return at
  })
  return new Set(found.slice(0, -1))
}

function row(name: string, answers: readonly (readonly string[])[], seconds: number): string {
  const golden = rules.filter(({sentences}, index) => {
    const got = answers[index]!.map(squeeze).filter(text => text !== '')
    return JSON.stringify(got) === JSON.stringify(sentences.map(squeeze))
  }).length
  let both = 0
  let ours = 0
  let theirs = 0
  web.forEach(({sentences}, index) => {
    const got = boundaries(answers[rules.length + index]!)
    const gold = boundaries(sentences)
    ours += got.size
    theirs += gold.size
    for (const boundary of got) if (gold.has(boundary)) both++
  })
  const figures = [both / ours, both / theirs, (2 * both) / (ours + theirs)].map(value => value.toFixed(3))
  return `| ${name} | ${golden} | ${figures.join(' | ')} | ${(size / seconds / 1e6).toFixed(1)} |`
}

const texts = [...rules, ...web].map(({text}) => text)

function measure(name: string, split: (text: string) => string[]): string {
  const before = process.cpuUsage()
  const answers = texts.map(split)
  const {user, system} = process.cpuUsage(before)
  return row(name, answers, (user + system) / 1e6)
}

interface Node {
  type: string
  children?: Node[]
  position?: {start: {offset?: number}; end: {offset?: number}}
}

function retext(text: string): string[] {
  const tree = unified().use(retextEnglish).parse(text) as Node
  const sentences = (tree.children ?? [])
    .flatMap(node => node.children ?? [])
    .filter(node => node.type === 'SentenceNode')
  return sentences.map(({position}) => text.slice(position!.start.offset, position!.end.offset))
}

const segmenter = new Intl.Segmenter('en', {granularity: 'sentence'})
const lines = [
  measure('copydesk', text =>
    splitSentences(text, {language: 'en'}).map(({start, end}) => text.slice(start, end)),
  ),
  measure('retext-english 5', retext),
  measure('Intl.Segmenter', text => [...segmenter.segment(text)].map(({segment}) => segment)),
]
const peer = (path: string): URL => new URL(`../peers/node_modules/${path}`, import.meta.url)
if (existsSync(peer('sbd'))) {
  const {default: sbd} = await import(peer('sbd/lib/tokenizer.js').href)
  lines.push(measure('sbd (npm)', text => sbd.sentences(text)))
}
if (existsSync(peer('sentence-splitter'))) {
  const {split} = await import(peer('sentence-splitter/module/index.js').href)
  lines.push(
    measure('sentence-splitter (npm)', text =>
      split(text).flatMap((node: {type: string; raw: string}) =>
        node.type === 'Sentence' ? [node.raw] : [],
      ),
    ),
  )
}
if (existsSync(peer('wink-nlp-utils'))) {
  const {default: wink} = await import(peer('wink-nlp-utils/src/wink-nlp-utils.js').href)
  lines.push(measure('wink-nlp-utils (npm)', text => wink.string.sentences(text)))
}
const python = new URL('../.cache/venv/bin/python', import.meta.url)
if (existsSync(python)) {
  const input = texts.map(text => JSON.stringify(text)).join('\n')
  const script = fileURLToPath(new URL('peers.py', import.meta.url))
  const {stdout} = spawnSync(fileURLToPath(python), [script], {input, encoding: 'utf8', maxBuffer: 1e8})
  for (const line of stdout.split('\n').filter(text => text !== '')) {
    const {name, answers, seconds}: {name: string; answers: string[][]; seconds: number} = JSON.parse(line)
    lines.push(row(name, answers, seconds))
  }
}
const table = [
  '# Sentences',
  '',
  'Sets: ../shared/bench/sentences; boundaries inside paragraphs, white space ignored; `npx jiti bench/sentences/run.ts`.',
  'MB/s of processor time, first pass over the set.',
  '',
  '| | golden rules of 51 | precision | recall | F1, English web | MB/s |',
  '| --- | --- | --- | --- | --- | --- |',
  ...lines,
  '',
  'What is missed has no stop to go by: signatures, greetings, headers and lists run into one line.',
  '',
]
mkdirSync(new URL('../results/', import.meta.url), {recursive: true})
writeFileSync(new URL('../results/sentences.md', import.meta.url), table.join('\n'))
console.log(table.join('\n'))

/** Measure language identification beside its peers. Run: npx jiti bench/language/run.ts [--quick] */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {eld} from 'eld/small'
import {identifyLanguage} from '../../src/text/language/identify.ts'
import {gluedShares} from './glued.ts'
import {fold, type Glued, type Line, macroShare, rowsOf} from './rows.ts'

interface Result {
  name: string
  short: number
  para: number
  speed: number
}

const short = rowsOf<Line>('short')
const para = rowsOf<Line>('para')
const glued = rowsOf<Glued>('glued')
const bytes = [...short, ...para].reduce((sum, {t}) => sum + Buffer.byteLength(t), 0)

/** Processor seconds, since other work may share the machine. */
function seconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1e6
}

function measure(name: string, identify: (text: string) => string): Result {
  let answers: string[] = []
  const time = seconds(() => {
    answers = [...short, ...para].map(({t}) => identify(t))
  })
  const split = short.length
  return {
    name,
    short: macroShare(short, answers.slice(0, split)),
    para: macroShare(para, answers.slice(split)),
    speed: bytes / time / 1e6,
  }
}

const results = [
  measure('copydesk', text => identifyLanguage(text).language),
  measure('eld 2.1 small', text => eld.detect(text).language),
]

const three: Record<string, string> = Object.fromEntries(
  'ara ar,bul bg,ces cs,dan da,deu de,ell el,eng en,spa es,pes fa,fas fa,fin fi,fra fr,heb he,hin hi,hun hu,ind id,zlm ms,ita it,jpn ja,kor ko,nld nl,nob no,nno nn,pol pl,por pt,ron ro,rus ru,swe sv,tha th,tur tr,ukr uk,vie vi,cmn zh'
    .split(',')
    .map(pair => pair.split(' ')),
)
const francFolder = new URL('../peers/node_modules/franc/index.js', import.meta.url)
if (existsSync(francFolder)) {
  const {franc}: {franc: (text: string) => string} = await import(francFolder.href)
  results.push(measure('franc 6 (npm)', text => three[franc(text)] ?? 'und'))
}
const tinyldFolder = new URL('../peers/node_modules/tinyld/dist/tinyld.normal.node.mjs', import.meta.url)
if (existsSync(tinyldFolder)) {
  const {detect}: {detect: (text: string) => string} = await import(tinyldFolder.href)
  results.push(measure('tinyld (npm)', text => detect(text)))
}
const python = new URL('../.cache/venv/bin/python', import.meta.url)
if (existsSync(python) && !process.argv.includes('--quick')) {
  const input = [...short, ...para].map(({t}) => JSON.stringify(t)).join('\n')
  const script = fileURLToPath(new URL('peers.py', import.meta.url))
  const {stdout} = spawnSync(fileURLToPath(python), [script], {input, encoding: 'utf8', maxBuffer: 1e8})
  for (const line of stdout.split('\n').filter(text => text !== '')) {
    const {
      name,
      answers,
      seconds: time,
    }: {name: string; answers: string[]; seconds: number} = JSON.parse(line)
    const [first, rest] = [answers.slice(0, short.length), answers.slice(short.length)]
    results.push({
      name,
      short: macroShare(short, first),
      para: macroShare(para, rest),
      speed: bytes / time / 1e6,
    })
  }
}

const figure = (value: number): string => value.toFixed(4)
const shares = gluedShares(glued)
const table = [
  '# Language identification',
  '',
  'Set: ../shared/bench/language, 30 languages; share right, macro over languages; `npx jiti bench/language/run.ts`.',
  'Speed in MB/s of UTF-8 text, processor time of one call a line, no document around it.',
  '',
  '| | short (20–80 characters) | paragraphs | MB/s |',
  '| --- | --- | --- | --- |',
  ...results.map(
    ({name, short: a, para: b, speed}) => `| ${name} | ${figure(a)} | ${figure(b)} | ${speed.toFixed(1)} |`,
  ),
  '',
  'Glued lines, share of letters given the right language:',
  '',
  '| | where the script changes | where it does not |',
  '| --- | --- | --- |',
  ...shares.map(({name, changes, same}) => `| ${name} | ${figure(changes)} | ${figure(same)} |`),
  '',
]
const wrong = new Map<string, number>()
for (const {t, l} of short) {
  const answer = fold(identifyLanguage(t).language)
  if (answer !== l) wrong.set(`${l} taken for ${answer}`, (wrong.get(`${l} taken for ${answer}`) ?? 0) + 1)
}
const worst = [...wrong].sort((a, b) => b[1] - a[1]).slice(0, 6)
table.push(
  `What remains on the short lines: ${worst.map(([pair, count]) => `${pair} ${count}`).join(', ')}.`,
  '',
)
mkdirSync(new URL('../results/', import.meta.url), {recursive: true})
writeFileSync(new URL('../results/language.md', import.meta.url), table.join('\n'))
console.log(table.join('\n'))

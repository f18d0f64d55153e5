// Quality of copydesk on labelled pages, beside its peers: npx jiti bench/html/run.ts [--sets a,b] [--peers a,b|none] [--worst 50]
// Peers: trafilatura, resiliparse, rs-trafilatura from PyPI in bench/.cache/venv; readability (linkedom) and defuddle from bench/peers.
import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {extractWithCopydesk} from './copydesk.ts'
import {BODY_SETS, haveSets, OTHER_SETS, readHtml, readSet, SETS_DIRECTORY} from './sets.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const OUT = join(ROOT, 'bench/.cache/html/out')
const PYTHON = join(ROOT, 'bench/.cache/venv/bin/python')
const FIELDS = [
  'sh_f1',
  'sh_p',
  'sh_r',
  'sh_acc',
  'par_exact',
  'empty',
  'seg_f1',
  'start_ok',
  'title_exact',
  'author_exact',
  'date_exact',
] as const

const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
}

if (!haveSets()) console.log('bench/html: skipped, ../shared/bench/html is not there')
else
  run(option('sets', [...BODY_SETS, ...OTHER_SETS].join(',')).split(','), option('peers', 'none').split(','))

function run(sets: readonly string[], peers: readonly string[]): void {
  mkdirSync(OUT, {recursive: true})
  const rows: string[] = [
    `| set | extractor | ${FIELDS.join(' | ')} | docs/s |`,
    `| --- | --- |${' ---: |'.repeat(FIELDS.length + 1)}`,
  ]
  for (const set of sets) {
    extractSet(set)
    for (const name of ['copydesk', ...peers.filter(peer => peer !== 'none')]) {
      if (name !== 'copydesk' && !runPeer(name, set)) continue
      rows.push(scoreRow(set, name))
      console.log(rows.at(-1))
    }
  }
  mkdirSync(join(ROOT, 'bench/results'), {recursive: true})
  if (peers[0] !== 'none')
    writeFileSync(
      join(ROOT, 'bench/results/html.md'),
      `# HTML to article\n\n\`npx jiti bench/html/run.ts ${process.argv.slice(2).join(' ')}\`, development halves. gn1, trafeval, postlight and htmldate\nhold no page that the block classifier was trained on; for sites of the other sets see the table of \`bench/html/cross.ts\`.\n\n${rows.join('\n')}\n`,
    )
}

function extractSet(set: string): void {
  const lines = readSet(set).map(page => {
    return JSON.stringify(extractWithCopydesk(page.id, readHtml(set, page), page.url ?? null))
  })
  writeFileSync(join(OUT, `copydesk-${set}.jsonl`), lines.join('\n'))
}

function runPeer(name: string, set: string): boolean {
  const out = join(OUT, `${name}-${set}.jsonl`)
  if (existsSync(out)) return true
  const script = ['readability', 'defuddle'].includes(name) ? 'node-peers.mjs' : 'python-peers.py'
  const command = script.endsWith('.py') ? PYTHON : process.execPath
  const cwd = join(ROOT, script.endsWith('.py') ? '.' : 'bench/peers')
  if (!existsSync(command)) {
    console.log(`${name}: skipped, not installed`)
    return false
  }
  const {status} = spawnSync(
    command,
    [
      join(ROOT, 'bench', script.endsWith('.py') ? 'html' : 'peers', script),
      name,
      join(SETS_DIRECTORY, set),
      out,
    ],
    {
      cwd,
      stdio: ['ignore', 'inherit', 'ignore'],
    },
  )
  if (status !== 0) console.log(`${name}: skipped, it failed on ${set}`)
  return status === 0
}

function scoreRow(set: string, name: string): string {
  const scorer = join(SETS_DIRECTORY, 'score.py')
  const out = join(OUT, `${name}-${set}.jsonl`)
  const per = join(OUT, `${name}-${set}.per.jsonl`)
  const json = execFileSync(
    'python3',
    [scorer, join(SETS_DIRECTORY, set), out, '--json', '--boot', '0', '--per', per],
    {encoding: 'utf8'},
  )
  const result = JSON.parse(json) as Record<string, number>
  const cells = FIELDS.map(field =>
    result[field] === undefined
      ? ''
      : result[field] < 1.0001 && field !== 'empty'
        ? result[field].toFixed(3).replace(/^0/, '')
        : String(result[field]),
  )
  return `| ${set} | ${name} | ${cells.join(' | ')} | ${result['docs_s']?.toFixed(0) ?? ''} |`
}

/** Read back what was written for a set: for scripts that look at the worst pages. */
export function readOut(name: string, set: string): string {
  return readFileSync(join(OUT, `${name}-${set}.jsonl`), 'utf8')
}

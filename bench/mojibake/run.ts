/**
 * Measure text repair beside ftfy and plsfix: `npx jiti bench/mojibake/run.ts [--quick]`.
 *
 * Needs: ../shared/bench/mojibake (skipped, with a line, where absent) and, for the peers, a Python environment in
 * bench/.cache/venv with `ftfy` and `plsfix` from PyPI (`python3 -m venv bench/.cache/venv` and pip install). Prints and
 * writes bench/results/mojibake.md: quality by family, clean text, speed on one core, linearity, the 50 worst rows.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {repairText} from '../../src/text/mojibake/repair.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const python = at('bench/.cache/venv/bin/python')
const peer = at('bench/mojibake/peers.py')
const shared = at('../shared/bench/mojibake')
const work = at('bench/.cache/mojibake')
const quick = process.argv.includes('--quick')
const report: string[] = []
const say = (line = '') => {
  report.push(line)
  console.log(line)
}
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) => {
  say(`| ${head.join(' | ')} |`)
  say(`| ${head.map(() => '---').join(' | ')} |`)
  for (const row of rows) say(`| ${row.join(' | ')} |`)
  say()
}
interface Row {
  id: string
  class: string
  family: string
  corrupted: string
  clean: string
}
type Scores = {
  families: Record<string, {n: number; exact: number; recov: number; harm: number}>
  total: Record<string, Record<string, number>>
}

const score = (name: string, bench: string): Scores => {
  const args = [`${shared}/score.py`, bench, `${work}/${name}.jsonl`, '--json', `${work}/${name}.json`]
  execFileSync('python3', args)
  return JSON.parse(readFileSync(`${work}/${name}.json`, 'utf8')) as Scores
}

const quality = (rows: readonly Row[], {bench, title}: {bench: string; title: string}) => {
  const fixed = rows.map(({id, corrupted}) => ({id, fixed: repairText(corrupted).text}))
  writeFileSync(`${work}/copydesk.jsonl`, fixed.map(row => `${JSON.stringify(row)}\n`).join(''))
  const names = ['copydesk']
  for (const name of ['ftfy', 'plsfix']) {
    if (!existsSync(python)) continue
    execFileSync(python, [peer, name, 'fix', bench, `${work}/${name}.jsonl`])
    names.push(name)
  }
  const scores = names.map(name => score(name, bench))
  say(`## Quality, ${title} (exact / recovery)`)
  say()
  table(
    ['family', 'rows', ...names],
    Object.entries(scores[0]!.families).map(([family, {n}]) => [
      family,
      n,
      ...scores.map(({families}) => {
        const {exact, recov} = families[family]!
        return family === 'clean' ? exact.toFixed(3) : `${exact.toFixed(3)} / ${recov.toFixed(3)}`
      }),
    ]),
  )
  for (const key of ['recoverable', 'lossy', 'FP']) {
    const shown = scores.map(
      ({total}, index) =>
        `${names[index]} ${(total[key]?.['exact'] ?? total[key]?.['rate'] ?? 0).toFixed(4)}`,
    )
    say(`- ${key === 'FP' ? 'clean rows changed' : `macro exact, ${key}`}: ${shown.join(', ')}`)
  }
  say()
  const byId = new Map(fixed.map(row => [row.id, row.fixed]))
  const wrong = rows.filter(
    row =>
      byId
        .get(row.id)
        ?.normalize('NFC')
        .replace(/[\u00a0\u202f]/g, ' ') !== row.clean.normalize('NFC').replace(/[\u00a0\u202f]/g, ' '),
  )
  const cases = wrong.filter(row => row.family !== 'u8-lossy' && !row.class.endsWith('lossy')).slice(0, 50)
  writeFileSync(
    `${bench.startsWith(work) ? bench.slice(0, -6) : `${work}/dev`}-worst.json`,
    JSON.stringify(
      cases.map(row => ({...row, fixed: byId.get(row.id)})),
      null,
      1,
    ),
  )
  say(
    `${wrong.length} rows are not exact; 50 of them, with what they became, are in bench/.cache/mojibake: ${cases.map(({id}) => id).join(' ')}`,
  )
  say()
}

/** What a task of the compiled package prints: jiti's own way with modules would cost more than the repair. */
const compiled = (task: string, argument: string): string =>
  execFileSync(process.execPath, [at('bench/mojibake/compiled.mjs'), task, argument]).toString()

/** Paragraphs of the set that languages are told apart on, one text a language. */
const cleanParagraphs = (): string[] => {
  const texts = new Map<string, string[]>()
  const rows = gunzipSync(readFileSync(at('../shared/bench/language/para.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
  for (const row of rows) {
    const {l: language, t: text} = JSON.parse(row) as {l: string; t: string}
    texts.set(language, [...(texts.get(language) ?? []), text])
  }
  return Array.from(texts.values(), lines => lines.join('\n'))
}

const speed = (rows: readonly Row[]) => {
  const folder = at('../shared/corpus')
  const clean = readdirSync(folder)
    .filter(name => name.endsWith('.gz'))
    .map(name =>
      gunzipSync(readFileSync(`${folder}/${name}`))
        .toString('utf8')
        .slice(0, 60_000),
    )
  const bytes = Buffer.from(clean.join('\n').replace(/[^\x00-\x7f]/g, ''))
  // As a program reads it, from bytes.
  const ascii = [bytes.toString('utf8', 0, 1_000_000)]
  const damaged = (families: readonly string[]) => {
    const lines = rows.filter(row => families.includes(row.family)).map(row => row.corrupted)
    return Array.from({length: Math.ceil(lines.length / 40)}, (_, index) =>
      lines.slice(index * 40, index * 40 + 40).join('\n'),
    )
  }
  const sets: [string, string[]][] = [
    ['clean, 22 languages', clean],
    ['clean, 30 languages', cleanParagraphs()],
    ['ASCII', ascii],
    ['damaged: UTF-8 through a page', damaged(['u8-sb', 'layers', 'mixed', 'scars'])],
    [
      'damaged: every kind',
      damaged([
        'u8-sb',
        'layers',
        'mixed',
        'scars',
        'u8-lossy',
        'nbsp',
        'entity',
        'c1',
        'cjk-u8',
        'cjk-legacy',
        'sb-sb',
        'wild',
      ]),
    ],
  ]
  say('## Speed: millions of characters a second of one core')
  say()
  const peers = existsSync(python) ? ['ftfy', 'plsfix'] : []
  table(
    ['text', 'copydesk', ...peers, 'copydesk : ftfy'],
    sets.map(([name, texts]) => {
      writeFileSync(`${work}/speed.json`, JSON.stringify(texts))
      const own = Number(compiled('speed', `${work}/speed.json`))
      const others = peers.map(p =>
        Number(execFileSync(python, [peer, p, 'speed', `${work}/speed.json`]).toString()),
      )
      return [
        name,
        own.toFixed(2),
        ...others.map(x => x.toFixed(2)),
        others[0] ? `${(own / others[0]).toFixed(1)} ×` : '',
      ]
    }),
  )
}

const linearity = () => {
  const sizes = quick ? [1e3, 1e4, 1e5] : [1e3, 1e4, 1e5, 1e6, 1e7]
  const {first, rows} = JSON.parse(compiled('linear', sizes.join(','))) as {
    first: number
    rows: {piece: string; times: number[]}[]
  }
  say(`First call, with the loading of tables: ${first} ms`)
  say()
  say('## Linearity: milliseconds of the processor on runs of one piece, one line')
  say()
  table(
    ['piece', ...sizes.map(size => `${size / 1000} K`)],
    rows.map(({piece, times}) => [`\`${piece}\``, ...times]),
  )
}

const ftfyFloor = () => {
  if (!existsSync(`${work}/ftfy-cases.json`))
    return say("ftfy's own cases: skipped, bench/mojibake/ftfy-cases.py has not been run\n")
  const cases = JSON.parse(readFileSync(`${work}/ftfy-cases.json`, 'utf8')) as {
    label: string
    original: string
    fixed: string
    expect: string
  }[]
  const plain = cases.filter(({expect}) => expect === 'pass')
  const same = (a: string, b: string) =>
    a.normalize('NFC').replace(/[\u00a0\u202f]/g, ' ') === b.normalize('NFC').replace(/[\u00a0\u202f]/g, ' ')
  const missed = plain.filter(({original, fixed}) => !same(repairText(original).text, fixed))
  // The labels are ftfy's own words, so they are shown in the cache only.
  writeFileSync(`${work}/ftfy-missed.json`, JSON.stringify(missed, null, 1))
  const left = missed.filter(({original, fixed}) => same(original, fixed))
  const marked = missed.filter(({fixed}) => fixed.includes('\ufffd'))
  say(
    `## ftfy's own test cases\n\n${plain.length - missed.length} of ${plain.length} as ftfy's suite expects. Of the others ` +
      `${marked.length} expect U+FFFD where a byte was lost, which is no repair: copydesk puts a character there; ` +
      `${left.length} are left as they are by ftfy and mended by copydesk; ` +
      `${missed.length - marked.length - left.length} are repaired by ftfy only.\n`,
  )
}

const readRows = (file: string): Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Row)

/** ftfy's source distribution holds its test cases; fetched once. */
const fetchCases = () => {
  if (existsSync(`${work}/ftfy-cases.json`) || !existsSync(python)) return
  try {
    execFileSync(python, [at('bench/mojibake/ftfy-cases.py'), `${work}/ftfy-cases.json`], {stdio: 'ignore'})
  } catch {
    // The line that says so is the floor's own.
  }
}

execFileSync('npm', ['run', '--silent', 'build'], {cwd: at('')})
mkdirSync(work, {recursive: true})
mkdirSync(at('bench/results'), {recursive: true})
say('# Mojibake')
say()
linearity()
fetchCases()
ftfyFloor()
if (existsSync(`${shared}/dev.jsonl`)) {
  const bench = `${shared}/dev.jsonl`
  const rows = readRows(bench)
  speed(rows)
  quality(rows, {bench, title: 'development half'})
  const fresh = `${work}/fresh.jsonl`
  execFileSync(
    process.execPath,
    [at('node_modules/jiti/lib/jiti-cli.mjs'), at('bench/mojibake/fresh.ts'), fresh],
    {
      cwd: at('.'),
    },
  )
  quality(readRows(fresh), {bench: fresh, title: 'fresh: the same kinds of damage done to other text'})
} else say('quality and speed: skipped, ../shared/bench/mojibake is not here')
writeFileSync(at('bench/results/mojibake.md'), `${report.join('\n')}\n`)

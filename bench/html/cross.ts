// Quality on sites that the block classifier never saw: npx jiti bench/html/cross.ts [--reuse] [--sets a,b]
// Trains one table per third of the domains (article-trees.train.py --fold) and judges that third with it, so that every page is
// scored by trees that know nothing of its site. Beside copydesk: whatever peers bench/html/run.ts has left in its cache.
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import type {Extracted, Favor} from './copydesk.ts'
import {BODY_SETS, haveSets, readHtml, readSet, SETS_DIRECTORY} from './sets.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = join(ROOT, 'bench/.cache/html')
const OUT = join(CACHE, 'out')
const PYTHON = join(ROOT, 'bench/.cache/venv/bin/python')
const FOLDS = 3
const chosen = process.argv.indexOf('--sets')
const SETS = chosen < 0 ? BODY_SETS : (process.argv[chosen + 1] ?? '').split(',')

const FIELDS = [
  'sh_f1',
  'sh_p',
  'sh_r',
  'sh_acc',
  'par_exact',
  'empty',
  'title_exact',
  'author_exact',
  'date_exact',
]
const HEAD =
  '| set | extractor | F1 | precision | recall | exact pages | whole paragraphs | empty | title | author | date |'
const INTRODUCTION = `# HTML to article, on sites never seen

\`npx jiti bench/html/cross.ts\`: every page is judged by trees trained without its site (three folds by domain; gn1 is in no
training at all), through all of copydesk's stages. In cleaneval the headline counts as text. Peers where \`bench/html/run.ts\` ran them.`

type Extract = (id: string, html: string, url: string | null, favor: Favor) => Extracted
/** What `favor` does is measured on articles. */
const FAVORED = ['scrapinghub', 'fundus', 'aed', 'daniel']
const FAVORS: readonly Favor[] = ['precision', 'balanced', 'recall']
const outName = (favor: Favor) => (favor === 'balanced' ? 'cross' : `cross-${favor}`)

if (!haveSets()) console.log('bench/html/cross: skipped, ../shared/bench/html is not there')
else if (!existsSync(PYTHON))
  console.log('bench/html/cross: skipped, bench/.cache/venv with lightgbm is not there')
else await cross()

async function cross(): Promise<void> {
  mkdirSync(OUT, {recursive: true})
  const results = new Map<string, string[]>()
  const favorsOf = (set: string) => (chosen < 0 && FAVORED.includes(set) ? FAVORS : (['balanced'] as const))
  for (let fold = 0; fold < FOLDS; fold++) {
    const extract = await extractorOf(fold)
    const held = JSON.parse(readFileSync(join(CACHE, `held-${fold}.json`), 'utf8')) as [string, string][]
    const wanted = new Set(held.map(([set, id]) => `${set} ${id}`))
    for (const set of SETS) {
      for (const page of readSet(set)) {
        if (!wanted.has(`${set} ${page.id}`)) continue
        const html = readHtml(set, page)
        for (const favor of favorsOf(set)) {
          const row = extract(page.id, html, page.url ?? null, favor)
          // What these gold texts open with is the headline.
          const text = set === 'cleaneval' ? `${row.title ?? ''}\n${row.text}` : row.text
          const out = `${outName(favor)}-${set}`
          results.set(out, [...(results.get(out) ?? []), JSON.stringify({...row, text})])
        }
      }
    }
  }
  const table = [HEAD, `| --- | --- |${' ---: |'.repeat(FIELDS.length)}`]
  for (const [out, rows] of results) writeFileSync(join(OUT, `${out}.jsonl`), rows.join('\n'))
  for (const set of SETS) table.push(...score(set))
  console.log(table.join('\n'))
  if (chosen >= 0) return
  const paired = execFileSync(PYTHON, [join(ROOT, 'bench/html/paired.py'), SETS_DIRECTORY, OUT], {
    encoding: 'utf8',
  })
  console.log(paired)
  writeFileSync(
    join(ROOT, 'bench/results/html-sites.md'),
    `${INTRODUCTION}\n\n${table.join('\n')}\n\n${favorTable()}\n\n${paired}`,
  )
}

/** Make the extractor whose trees have not seen a third of the domains. */
async function extractorOf(fold: number): Promise<Extract> {
  const table = join(CACHE, `fold-${fold}.ts`)
  if (!process.argv.includes('--reuse') || !existsSync(table)) {
    const script = join(ROOT, 'src/tables/article-trees.train.py')
    execFileSync(PYTHON, [script, CACHE, '--fold', String(fold)], {env: {...process.env, OUT: table}})
  }
  const outfile = join(CACHE, `fold-${fold}.mjs`)
  await build({
    entryPoints: [join(ROOT, 'bench/html/copydesk.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    plugins: [
      {
        name: 'fold',
        setup: builder => builder.onResolve({filter: /article-trees\.ts$/}, () => ({path: table})),
      },
    ],
  })
  const module = (await import(pathToFileURL(outfile).href)) as {extractWithCopydesk: Extract}
  return module.extractWithCopydesk
}

function favorTable(): string {
  const rows = FAVORED.flatMap(set =>
    FAVORS.map(favor => {
      const {sh_f1, sh_p, sh_r} = judge(set, outName(favor))
      return `| ${set} | ${favor} | ${[sh_f1, sh_p, sh_r].map(value => value?.toFixed(3)).join(' | ')} |`
    }),
  )
  return `## What \`favor\` does\n\n| set | favor | F1 | precision | recall |\n| --- | --- | ---: | ---: | ---: |\n${rows.join('\n')}`
}

/** Score what an extractor made of a set, by the sets' own scorer. */
function judge(set: string, name: string): Record<string, number> {
  const out = join(OUT, `${name}-${set}.jsonl`)
  const scorer = join(SETS_DIRECTORY, 'score.py')
  const options = ['--json', '--boot', '0', '--per', `${out}.per`]
  const json = execFileSync('python3', [scorer, join(SETS_DIRECTORY, set), out, ...options], {
    encoding: 'utf8',
  })
  return JSON.parse(json) as Record<string, number>
}

function score(set: string): string[] {
  const rows: string[] = []
  for (const name of ['cross', 'trafilatura', 'rs-trafilatura', 'resiliparse', 'readability', 'defuddle']) {
    if (!existsSync(join(OUT, `${name}-${set}.jsonl`))) continue
    const result = judge(set, name)
    const cells = FIELDS.map(field => {
      const value = result[field]
      if (value === undefined) return ''
      return field === 'empty' ? String(value) : value.toFixed(3).replace(/^0/, '')
    })
    rows.push(`| ${set} | ${name === 'cross' ? 'copydesk' : name} | ${cells.join(' | ')} |`)
  }
  return rows
}

// Puts the last output of every bench into bench/RESULTS.md: `npm run bench:results`.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'

const HEADER = `# Results

The last output of each bench, its peers measured in the same run. Commands: \`npm run bench:NAME\`, with NAME one of the topics below; peers come from
npm (\`npm ci\` in bench/peers) and PyPI (bench/.cache/venv). Labelled data is kept outside the repository (\`../shared/bench\`); what needs it says so
and is skipped where it is absent. Machines are noisy: compare ratios of one run, not figures of two. \`npm run floors\` holds
the floors that CI checks, on sentences written for this project.
`

const topics = readdirSync('bench/results').sort()
const sections = topics.map(topic => readFileSync(`bench/results/${topic}`, 'utf8').trim())
// One level down, so that the page has one title.
const lowered = sections.map(section =>
  section.replace(/^#+ /gm, heading => `#${heading}`).replace(/^##+ /, '## '),
)
writeFileSync('bench/RESULTS.md', `${[HEADER.trim(), ...lowered].join('\n\n')}\n`)

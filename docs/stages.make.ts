// Writes stages.md from the docstrings of the stages: `npx jiti docs/stages.make.ts`. A test holds the page against the code.
import {writeFileSync} from 'node:fs'
import {listStages} from '../src/cli/stage-list.ts'
import * as library from '../src/index.ts'

/** Write the page of the stages: each with its forms, what it does, its options with their defaults, its errors. */
export function stagesPage(): string {
  const sections = listStages(library).map(({name, takes, gives, options, values, docs}) => {
    const rows = Object.entries(options).map(
      ([key, value]) =>
        `| \`${key}\` | ${values[key]} | \`${JSON.stringify(value)}\` | ${docs.options[key] ?? ''} |`,
    )
    const table = rows.length
      ? ['', '| option | takes | default | |', '| --- | --- | --- | --- |', ...rows]
      : []
    const errors = docs.throws ? ['', `Throws ${docs.throws.replace(/[{}]/g, '`')}`] : []
    return [
      `## \`${name}\``,
      '',
      `Takes ${takes ?? 'bytes'}, gives ${gives ?? 'what its pipelines give'}. ${docs.text}`,
      ...table,
      ...errors,
    ].join('\n')
  })
  return `${[HEADER, ...sections].join('\n\n')}\n`
}

const HEADER = `# Stages

In a pipeline each is called by its name in camel case, with its options: \`dropForeignBlocks({languages: ['en', 'ko']})\`; on the
command line by its name: \`--set drop-foreign-blocks.languages=en,ko\`. The forms are those of the path \`bytes → page | text → article → record\`. This page is made from the docstrings by \`npx jiti docs/stages.make.ts\`; \`copydesk
stages\` prints the same.`

if (process.argv[1]?.endsWith('stages.make.ts'))
  writeFileSync(new URL('stages.md', import.meta.url), stagesPage())

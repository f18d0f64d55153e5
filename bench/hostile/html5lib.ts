// The inputs of html5lib-tests, none of which may crash: npx jiti bench/hostile/html5lib.ts [FOLDER]
// FOLDER holds `tokenizer` and `tree-construction` (they stand in html5lib's source package, html5lib/tests/testdata);
// bench/.cache/html5lib-tests by default. Skips with one line where it is not there.

import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'parse5'
import {cleanHtml} from '../../src/clean.ts'
import {readPage} from '../../src/html/read-page.ts'

const folder = process.argv[2] ?? 'bench/.cache/html5lib-tests'
/** Elements whose text no reader sees, or that the block table keeps apart. */
const HIDDEN = new Set(
  'head script style template noscript noframes noembed iframe svg object video audio canvas datalist title textarea select math applet rp map'.split(
    ' ',
  ),
)

interface Node {
  readonly nodeName: string
  readonly value?: string
  readonly childNodes?: readonly Node[]
  readonly attrs?: readonly {readonly name: string}[]
}

/** The letters that a browser's tree shows; `null` where parse5 itself throws. */
function shownByParse5(html: string): string | null {
  let text = ''
  const open: Node[] = []
  try {
    open.push(parse(html) as unknown as Node)
  } catch {
    return null
  }
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === '#text') text += node.value ?? ''
    if (HIDDEN.has(node.nodeName) || node.attrs?.some(({name}) => name === 'hidden')) continue
    open.push(...[...(node.childNodes ?? [])].reverse())
  }
  return lettersOf(text)
}

function lettersOf(text: string): string {
  return text.replace(/[\s\0\ufffd]+/g, '')
}

function inputsOf(kind: 'tokenizer' | 'tree-construction', name: string): string[] {
  const content = readFileSync(join(folder, kind, name), 'utf8')
  if (kind === 'tree-construction')
    return content.split(/^#data\n/m).slice(1).map(test => test.split(/\n#(?:errors|document)/)[0]!) // biome-ignore format: one step a word
  const {tests = []} = JSON.parse(content) as {tests?: {input: string; doubleEscaped?: boolean}[]}
  return tests.map(({input, doubleEscaped}) =>
    doubleEscaped
      ? input.replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      : input,
  )
}

function run(kind: 'tokenizer' | 'tree-construction', extension: string): void {
  let cases = 0
  let crashed = 0
  let same = 0
  for (const name of readdirSync(join(folder, kind))) {
    if (!name.endsWith(extension)) continue
    for (const input of inputsOf(kind, name)) {
      cases++
      try {
        const shown = readPage(input).blocks.filter(({hidden}) => !hidden)
        if (lettersOf(shown.map(({text}) => text).join('')) === shownByParse5(input)) same++
        for (const content of [input, Buffer.from(input, 'utf8'), Buffer.from(input, 'utf16le')]) {
          const {outcome} = cleanHtml(content)
          if (!['record', 'drop', 'reject'].includes(outcome)) throw new Error(`the outcome is ${outcome}`)
        }
      } catch (error) {
        crashed++
        console.log(`${name}: ${JSON.stringify(input.slice(0, 80))}: ${error}`)
      }
    }
  }
  console.log(`| ${kind} | ${cases} | ${crashed} | ${same} |`)
}

if (!existsSync(join(folder, 'tokenizer'))) console.log(`skipped: ${folder} is not there`)
else {
  console.log(
    '| cases of html5lib-tests | inputs | crashed | same letters shown as by parse5 |\n| --- | --- | --- | --- |',
  )
  run('tokenizer', '.test')
  run('tree-construction', '.dat')
}

// Bundles the library for a browser and runs it in headless Chromium: `node .ci/browser.mjs SCRATCH_FOLDER`.
import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {bundleForBrowser} from '../test/support/bundle.mjs'

const scratch = process.argv[2]
const script = await bundleForBrowser(`
  import {cleanHtml, repairText} from 'copydesk'
  const page = '<html><title>A pier opens</title><nav><a href="/">Home</a></nav><h1>A pier opens</h1>' +
    '<p>The pier at Osterhaven opened on Monday after nine months of work, said the mayor, who cut the ribbon twice.</p>' +
    '<p>It is forty metres longer than the old one, and it has a bench at the end of it for whoever walks that far.</p>'
  const outcome = cleanHtml(new TextEncoder().encode(page))
  document.title = JSON.stringify([outcome.outcome, outcome.record?.title, repairText('cafÃ©').text])
  document.body.textContent = document.title
`)
const page = join(scratch, 'page.html')
writeFileSync(
  page,
  `<!doctype html><meta charset="utf-8"><body><script>${script.replaceAll('</script', '<\\/script')}</script>`,
)
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
]
const dom = execFileSync(
  'chromium',
  [...flags, `--user-data-dir=${join(scratch, 'profile')}`, '--dump-dom', `file://${page}`],
  {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  },
)
const title = /<title>([^<]*)<\/title>/.exec(dom)?.[1] ?? ''
assert.deepEqual(JSON.parse(title.replaceAll('&quot;', '"')), ['record', 'A pier opens', 'café'])
console.log('the library works in Chromium')

// node page-peers.mjs linkedom|jsdom|CLEAN FOLDER: extract the pages of a folder, by Readability on a tree or by a bundle of copydesk.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

const [name, folder] = process.argv.slice(2)

async function chooseExtractor() {
  if (name === 'linkedom' || name === 'jsdom') {
    const {Readability} = await import('@mozilla/readability')
    const {parseHTML} = await import('linkedom')
    const {JSDOM} = name === 'jsdom' ? await import('jsdom') : {}
    return bytes => {
      const html = bytes.toString('utf8')
      const window = JSDOM ? new JSDOM(html).window : parseHTML(html)
      new Readability(window.document).parse()
      if (JSDOM) window.close()
    }
  }
  const {cleanHtml} = await import(name)
  return bytes => cleanHtml(bytes)
}

const extract = await chooseExtractor()
for (const file of readdirSync(folder)) {
  try {
    extract(readFileSync(join(folder, file)))
  } catch {}
}

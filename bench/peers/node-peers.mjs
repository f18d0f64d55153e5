// node node-peers.mjs NAME SET_DIR OUT: run a JavaScript extractor over a set of labelled pages.
import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {Readability} from '@mozilla/readability'
import {parseHTML} from 'linkedom'

const [name, folder, out] = process.argv.slice(2)
const BLOCKS = 'p,div,li,h1,h2,h3,h4,h5,h6,blockquote,pre,tr,br,ul,ol,table,section,article,figcaption,dd,dt'

function blockText(html) {
  const {document} = parseHTML(`<html><body>${html}</body></html>`)
  for (const element of document.querySelectorAll(BLOCKS)) {
    element.before('\n')
    element.after('\n')
  }
  return document.body.textContent
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
}

const readability = html => {
  const {document} = parseHTML(html)
  const article = new Readability(document).parse()
  return {
    text: blockText(article?.content ?? ''),
    title: article?.title,
    author: article?.byline,
    date: article?.publishedTime,
  }
}
const defuddle = async () => {
  const {Defuddle} = await import('defuddle/node')
  return async (html, url) => {
    const article = await Defuddle(html, url ?? 'https://example.org/')
    return {
      text: blockText(article.content ?? ''),
      title: article.title,
      author: article.author,
      date: article.published,
    }
  }
}
const extract = name === 'readability' ? readability : await defuddle()
const lines = []
for (const line of gunzipSync(readFileSync(join(folder, 'gold.jsonl.gz')))
  .toString('utf8')
  .split('\n')) {
  if (line === '') continue
  const {id, file, encoding, url} = JSON.parse(line)
  const html = new TextDecoder(encoding).decode(gunzipSync(readFileSync(join(folder, file))))
  const start = performance.now()
  let found = {text: ''}
  try {
    found = await extract(html, url)
  } catch {}
  lines.push(JSON.stringify({id, ms: performance.now() - start, ...found}))
}
writeFileSync(`${out}.part`, lines.join('\n'))
renameSync(`${out}.part`, out)

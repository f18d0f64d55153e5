import {createHash} from 'node:crypto'
import {createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {finished} from 'node:stream/promises'
import {gunzipSync, gzipSync} from 'node:zlib'

/** Where real pages lie, a folder for each set. */
const PAGES = new URL('../../../shared/bench/html', import.meta.url).pathname

/**
 * Write a WARC file of real pages, compressed record by record, as crawlers do; pages are chosen by the hash of their name, so a
 * smaller number gives a sample of the larger.
 *
 * @returns `null` when there are no pages.
 */
export async function makeWarc(path: string, count: number): Promise<string | null> {
  if (!existsSync(PAGES)) return null
  if (existsSync(path)) return path
  mkdirSync(dirname(path), {recursive: true})
  const out = createWriteStream(`${path}.part`)
  for (const page of choosePages(count)) out.write(gzipSync(response(page, gunzipSync(readFileSync(page)))))
  out.end()
  await finished(out)
  renameSync(`${path}.part`, path)
  return path
}

/** Paths of so many gzipped pages; none where there are no pages. */
export function choosePages(count: number): string[] {
  if (!existsSync(PAGES)) return []
  const key = (path: string) => createHash('sha256').update(path.slice(PAGES.length)).digest('hex')
  return readdirSync(PAGES)
    .map(set => join(PAGES, set, 'pages'))
    .filter(folder => existsSync(folder))
    .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
    .filter(path => path.endsWith('.html.gz'))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .slice(0, count)
}

function response(path: string, html: Buffer): Buffer {
  const id = createHash('md5').update(path).digest('hex')
  const uuid = `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-8${id.slice(17, 20)}-${id.slice(20)}`
  const http = Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${html.length}\r\n\r\n`,
  )
  const header = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Record-ID: <urn:uuid:${uuid}>`,
    `WARC-Target-URI: https://archive.example/${id}.html`,
    'WARC-Date: 2024-05-01T10:00:00Z',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${http.length + html.length}`,
  ]
  return Buffer.concat([Buffer.from(`${header.join('\r\n')}\r\n\r\n`), http, html, Buffer.from('\r\n\r\n')])
}

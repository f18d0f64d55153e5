// WARC reading, record by record against FastWARC and warcio, and its speed: npx jiti bench/warc/run.ts [PYTHON WITH WARCIO]
// Pages are those of ../shared/bench/html; skips with one line where they are not there.

import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {brotliCompressSync, createGunzip, deflateSync, gunzipSync, gzipSync} from 'node:zlib'
import {readInputs} from '../../src/readers/read-inputs.ts'
import {createReadCounts} from '../../src/readers/types.ts'
import {httpResponse, infoRecord, warcRecord} from '../../test/support/warc.ts'

const PAGES = new URL('../../../shared/bench/html', import.meta.url).pathname
const CACHE = new URL('../.cache/warc', import.meta.url).pathname
const PEERS = new URL('peers.py', import.meta.url).pathname
const FASTWARC = new URL('../.cache/venv/bin/python', import.meta.url).pathname
const WARCIO = process.argv[2] ?? FASTWARC
const SETS = ['scrapinghub', 'fundus', 'aed', 'trafeval', 'wcxb', 'daniel', 'gn1']

/** Store pages as servers send them: some in chunks, some in each coding; with requests and other records between. */
function store(pages: readonly Buffer[], {kinds}: {kinds: number}): Buffer[] {
  return pages.flatMap((page, index) => {
    const chunk = (body: Uint8Array) =>
      Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
    const ways: readonly (() => Buffer)[] = [
      () => httpResponse(page),
      () => httpResponse(page, {'Content-Encoding': 'identity'}),
      () => httpResponse(gzipSync(page), {'Content-Encoding': 'gzip'}),
      () => httpResponse(chunk(page), {'Transfer-Encoding': 'chunked'}),
      () => httpResponse(chunk(gzipSync(page)), {'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip'}),
      () => httpResponse(deflateSync(page), {'Content-Encoding': 'deflate'}),
      () => httpResponse(brotliCompressSync(page, {params: {1: 3}}), {'Content-Encoding': 'br'}),
    ]
    const request = warcRecord('GET / HTTP/1.1\r\nHost: e.test\r\n\r\n', {'WARC-Type': 'request'})
    return [request, warcRecord(ways.slice(0, kinds)[index % 20]?.() ?? httpResponse(page))]
  })
}

/** Names and body hashes as copydesk reads them. */
async function listOurs(path: string): Promise<string[]> {
  const lines: string[] = []
  for await (const reading of readInputs([path])) {
    const content = reading.form === 'bytes' ? Buffer.from(reading.content) : reading.code
    lines.push(`${reading.source.recordId} ${createHash('sha1').update(content).digest('hex')}`)
  }
  return lines
}

function listPeer(python: string, reader: string, path: string): string[] {
  const {stdout, stderr} = spawnSync(python, [PEERS, reader, 'list', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (stderr) console.log(stderr.split('\n').slice(-3).join(' '))
  return stdout.split('\n').filter(Boolean)
}

function compare(name: string, ours: readonly string[], theirs: readonly string[]): void {
  const other = new Set(theirs)
  const own = new Set(ours)
  const missing = theirs.filter(line => !own.has(line))
  const extra = ours.filter(line => !other.has(line))
  console.log(
    `${name}: ${theirs.length} records there, ${ours.length} here; ${missing.length} differ or are missing here, ${extra.length} there`,
  )
}

/** Seconds of processor time, the best of some runs. */
async function timeOf(work: () => Promise<number>, runs = 3): Promise<{seconds: number; bytes: number}> {
  let best = Number.POSITIVE_INFINITY
  let bytes = 0
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    bytes = await work()
    const {user, system} = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1e6)
  }
  return {seconds: best, bytes}
}

async function speed(path: string, unpacked: number): Promise<void> {
  const rows: [string, number][] = []
  const ours = await timeOf(async () => {
    const counts = createReadCounts()
    for await (const reading of readInputs([path], {counts}))
      if (reading.form === 'unread') throw new Error(reading.message)
    return counts.contentBytes
  })
  rows.push(['copydesk, as documents', ours.seconds])
  const floor = await timeOf(async () => {
    let size = 0
    for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20}).pipe(
      createGunzip({chunkSize: 1 << 18}),
    ))
      size += chunk.length
    return size
  })
  rows.push(['gunzip alone (zlib as a stream)', floor.seconds])
  for (const [python, reader] of [
    [FASTWARC, 'fastwarc'],
    [WARCIO, 'warcio'],
  ] as const) {
    const {stdout} = spawnSync(python, [PEERS, reader, 'time', path], {encoding: 'utf8'})
    if (stdout) rows.push([reader, Number(stdout.split(' ')[2])])
  }
  for (const [name, seconds] of rows)
    console.log(
      `${name.padEnd(34)} ${(unpacked / 1e6 / seconds).toFixed(0).padStart(5)} MB/s of unpacked data, processor time`,
    )
}

if (!existsSync(PAGES)) console.log('skipped: the pages are not there')
else {
  mkdirSync(CACHE, {recursive: true})
  const pages = SETS.flatMap(set =>
    readdirSync(join(PAGES, set, 'pages')).map(name =>
      gunzipSync(readFileSync(join(PAGES, set, 'pages', name))),
    ),
  )
  const compareAll = async (
    name: string,
    bytes: Uint8Array,
    peers: readonly (readonly [string, string])[],
  ) => {
    const path = join(CACHE, name)
    writeFileSync(path, bytes)
    const ours = await listOurs(path)
    for (const [python, reader] of peers) compare(`${name}, ${reader}`, ours, listPeer(python, reader, path))
  }
  const fastwarc = [FASTWARC, 'fastwarc'] as const
  const warcio = [WARCIO, 'warcio'] as const
  // FastWARC ends its reading, without a word, at a body that is gzipped in chunks or in deflate; warcio does not read
  // records that are compressed together.
  const some = [infoRecord(), ...store(pages, {kinds: 3})]
  await compareAll('by-record.warc.gz', packed(some), [fastwarc, warcio])
  await compareAll('plain.warc', Buffer.concat(some), [fastwarc, warcio])
  await compareAll('one-member.warc.gz', gzipSync(Buffer.concat(some)), [fastwarc])
  await compareAll('all-codings.warc.gz', packed([infoRecord(), ...store(pages, {kinds: 6})]), [warcio])
  await speed(join(CACHE, 'by-record.warc.gz'), Buffer.concat(some).length)
}

function packed(records: readonly Buffer[]): Buffer {
  return Buffer.concat(records.map(record => gzipSync(record)))
}

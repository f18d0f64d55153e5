import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import type {Reading} from '../../src/model/reading.ts'
import {readInputs} from '../../src/readers/read-inputs.ts'
import {createReadCounts, type ReadOptions} from '../../src/readers/types.ts'
import {collect} from '../support/collect.ts'
import {inChunks, scratchFolder} from '../support/scratch.ts'

const folder = scratchFolder()

function write(files: Record<string, string | Uint8Array>, root: string): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, root, name, '..'), {recursive: true})
    writeFileSync(join(folder, root, name), content)
  }
  return join(folder, root)
}

const read = (inputs: string[], options?: ReadOptions) => collect(readInputs(inputs, options))
const names = (readings: Reading[]) => readings.map(({source}) => source.name)
const told = (readings: Reading[]) =>
  readings.map(reading =>
    reading.form === 'unread' ? `${reading.source.name}: ${reading.code}` : String(reading.content),
  )

describe('inputs', () => {
  test('a directory is read with all below it, in the order of bytes', async () => {
    const root = write(
      {'b.html': 'b', 'a/z.txt': 'z', 'a/é.txt': 'e', 'Z.html': 'Z', '.hidden': 'h', 'a.html': 'x'},
      'tree',
    )
    const readings = await read([root])
    expect(names(readings)).toEqual(['.hidden', 'Z.html', 'a/z.txt', 'a/é.txt', 'a.html', 'b.html'])
    expect(readings[2]!.source).toMatchObject({file: join(root, 'a/z.txt'), offset: 0, recordId: null})
  })

  test('names do not depend on where the root lies', async () => {
    const root = write({'deep/one.html': '1'}, 'before')
    const before = await read([root])
    renameSync(root, join(folder, 'after'))
    const after = await read([`${join(folder, 'after')}/`])
    expect(names(after)).toEqual(names(before))
    expect(after[0]!.source.file).toBe(join(folder, 'after/deep/one.html'))
  })

  test('patterns are expanded, and their fixed part is the root', async () => {
    const root = write({'x/1.html': '1', 'x/2.txt': '2', 'y/3.html': '3', 'odd[1].html': 'o'}, 'globs')
    expect(names(await read([`${root}/*/*.html`]))).toEqual(['x/1.html', 'y/3.html'])
    expect(names(await read([`${root}/**/*.{txt,html}`]))).toEqual([
      'odd[1].html',
      'x/1.html',
      'x/2.txt',
      'y/3.html',
    ])
    // A file whose name looks like a pattern is that file.
    expect(told(await read([`${root}/odd[1].html`]))).toEqual(['o'])
    expect(await read([`${root}/*.pdf`])).toMatchObject([
      {code: 'unreadable', message: 'no file matches the pattern'},
    ])
  })

  test('what is called a WARC file and is none gives no document', async () => {
    const files = {'a.warc': '<html><p>Not found</html>', 'b.warc.gz': gzipSync('<html><p>Busy</html>')}
    const readings = await read([write(files, 'no-warc')])
    expect(readings).toMatchObject([{code: 'bytes-skipped'}, {code: 'bytes-skipped'}])
  })

  test('formats are told apart by content, also inside gzip', async () => {
    const line = '{"id":"1","text":"a"}\n'
    const root = write(
      {
        '1.dat': line,
        '2.dat': gzipSync(line + line),
        '3.html.gz': gzipSync('<p>page'),
        '4.json': '{\n "text": "pretty"\n}',
        '5.txt': '{curly} words',
        '6.ndjson': 'bad\n{"text":"b"}\n',
        '7.ndjson': '',
        '8.bin': Buffer.concat([gzipSync(line), gzipSync(line)]),
      },
      'formats',
    )
    expect(told(await read([root]))).toEqual([
      'a',
      'a',
      'a',
      '<p>page',
      'pretty',
      '{curly} words',
      '6.ndjson:0: not-json',
      'b',
      '7.ndjson: empty-input',
      'a',
      'a',
    ])
    expect(told(await read([join(root, '1.dat')], {format: 'text'}))).toEqual([line])
  })

  test('what lies beside the pages of a copied site is passed over', async () => {
    const root = write(
      {
        'a.html': '<p>page',
        'app.js': 'let a = 1',
        'map.xml': '<?xml version="1.0"?><urlset><url><loc>https://e.test/</loc></url></urlset>',
        'p.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
        'page.js': '<!doctype html><p>in truth a page',
        'robots.txt': 'User-agent: *',
        'style.css': 'p { color: red }',
      },
      'site',
    )
    const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
    expect(told(await read([root], {counts}))).toEqual(['<p>page', '<!doctype html><p>in truth a page'])
    expect(counts.passedOver).toEqual({'media-type': 4, index: 1})
    expect(told(await read([join(root, 'app.js')], {format: 'text'}))).toEqual(['let a = 1'])
    expect(await read([root], {filters: {mediaTypes: ['*']}})).toHaveLength(6)
  })

  test('what is packed twice is unpacked twice', async () => {
    const line = '{"text":"a"}\n'
    const root = write(
      {'a.html.gz': gzipSync(gzipSync('<p>a')), 'b.ndjson.gz': gzipSync(gzipSync(line + line))},
      'twice',
    )
    expect(told(await read([root]))).toEqual(['<p>a', 'a', 'a'])
  })

  test('the format that is asked for is the media type', async () => {
    const root = write({'p.txt': 'words'}, 'asked')
    expect(await read([root])).toMatchObject([{mediaType: null}])
    expect(await read([root], {format: 'html'})).toMatchObject([{mediaType: 'text/html'}])
    expect(await read([root], {format: 'text'})).toMatchObject([{mediaType: 'text/plain'}])
  })

  test('a file is of the media type that it shows', async () => {
    const root = write({'a.html': '<!doctype html><p>A', 'b.txt': 'B'}, 'types')
    const taken = async (type: string) => names(await read([root], {filters: {mediaTypes: [type]}}))
    expect(await taken('text/html')).toEqual(['a.html'])
    expect(await taken('text/*')).toEqual(['a.html', 'b.txt'])
    expect(await taken('image/*')).toEqual([])
  })

  test('standard input is read as `-`', async () => {
    const standardInput = inChunks(gzipSync('{"text":"a"}\n{"text":"b"}\n'), 5)
    const readings = await read(['-'], {standardInput})
    expect(told(readings)).toEqual(['a', 'b'])
    expect(readings[1]!.source).toMatchObject({file: '-', name: '-:13', offset: 13})
  })

  test('what is read is counted', async () => {
    const root = write({'a.txt': 'abc', 'b.gz': gzipSync('x'.repeat(1000))}, 'counts')
    const counts = createReadCounts()
    await read([root, join(folder, 'missing')], {counts})
    expect(counts).toMatchObject({files: 2, bytes: 3 + gzipSync('x'.repeat(1000)).length, contentBytes: 1003})
  })

  test('a directory to skip is not entered', async () => {
    const root = write({'a.txt': 'a', 'out/records.jsonl': '{}'}, 'skips')
    expect(names(await read([root], {skip: [join(root, 'out')]}))).toEqual(['a.txt'])
  })
})

describe('bad input', () => {
  test('missing, empty and too large', async () => {
    const root = write({'empty.html': '', 'big.html': 'x'.repeat(2000), 'ok.html': 'ok'}, 'sizes')
    mkdirSync(join(folder, 'nothing'))
    expect(
      told(await read([join(folder, 'gone.html'), root, join(folder, 'nothing')], {maxBytes: 1000})),
    ).toEqual(['gone.html: unreadable', 'big.html: too-large', '', 'ok', 'nothing: unreadable'])
  })

  test('a gzip bomb is stopped at the limit', async () => {
    const root = write({'bomb.gz': gzipSync(Buffer.alloc(50_000_000))}, 'bombs')
    const counts = createReadCounts()
    expect(told(await read([root], {maxBytes: 1_000_000, counts}))).toEqual(['bomb.gz: too-large'])
    expect(counts.contentBytes).toBeLessThan(30_000_000)
  })

  test('broken gzip data', async () => {
    const whole = gzipSync('page '.repeat(1000))
    const root = write(
      {'cut.html.gz': whole.subarray(0, 20), 'bad.gz': Buffer.from([0x1f, 0x8b, 8, 1, 2, 3, 4])},
      'broken',
    )
    expect(told(await read([root]))).toEqual(['bad.gz: not-decompressed', 'cut.html.gz: not-decompressed'])
  })

  test('links: to themselves, to nowhere, up the tree, in a ring, twice to one directory', async () => {
    const root = write({'a/x.txt': 'x', 'b/y.txt': 'y', 'c.txt': 'c'}, 'links')
    symlinkSync('self', join(root, 'self'))
    symlinkSync('nowhere', join(root, 'dangling'))
    symlinkSync('..', join(root, 'a/up'))
    symlinkSync('../b', join(root, 'a/to-b'))
    symlinkSync('../a', join(root, 'b/to-a'))
    symlinkSync('c.txt', join(root, 'd.txt'))
    symlinkSync('/dev/zero', join(root, 'zero'))
    expect(told(await read([root]))).toEqual([
      'a/to-b/to-a: link-loop',
      'y',
      'a/up: link-loop',
      'x',
      // The directory a link has led to is read once more in its own place, but no link leads there again.
      'b/to-a/to-b: link-loop',
      'b/to-a/up: link-loop',
      'x',
      'y',
      'c',
      'c',
      'dangling: unreadable',
      'self: link-loop',
      'zero: special-file',
    ])
  })

  test('a link to a directory that holds it is refused when it is named, too', async () => {
    const root = write({'in/x.txt': 'x'}, 'named')
    symlinkSync('..', join(root, 'in/up'))
    expect(told(await read([join(root, 'in/up')]))).toEqual(['up: link-loop'])
  })

  test('pipes are not opened', async () => {
    const root = write({'a.txt': 'a'}, 'pipes')
    if (spawnSync('mkfifo', [join(root, 'p')]).status !== 0) return
    expect(told(await read([root]))).toEqual(['a', 'p: special-file'])
  })

  test('unreadable and vanishing files', async () => {
    const root = write({'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c'}, 'vanishing')
    chmodSync(join(root, 'b.txt'), 0)
    const seen: string[] = []
    for await (const reading of readInputs([root])) {
      seen.push(told([reading])[0]!)
      rmSync(join(root, 'c.txt'), {force: true})
    }
    const b = process.getuid?.() === 0 ? 'b' : 'b.txt: unreadable'
    expect(seen).toEqual(['a', b, 'c.txt: unreadable'])
  })

  test('names of any kind', async () => {
    const root = write({'new\nline': '1', ['__proto__']: '2', '-rf': '3', '\u001b[31m': '4'}, 'names')
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe])]), '5')
    expect(told(await read([root]))).toEqual(['4', '3', '2', '1', '5'])
  })
})

test.each([0, -1, 1.5, Number.NaN])('a limit of %s bytes is no limit', async maxBytes => {
  await expect(collect(readInputs(['README.md'], {maxBytes}))).rejects.toThrow(
    'Cannot set `maxBytes`: expected a whole number, 1 or more',
  )
})

import {describe, expect, test} from 'vitest'
import {readBytes, told} from '../../support/read-bytes.ts'

const CSV = 'url;title;text\nhttps://e.test/1;Für später;"Die Brücke ist gesperrt,\nsagte Müller."\n'
const TEXT = 'Die Brücke ist gesperrt,\nsagte Müller.'
const JSON_LINES = '{"text":"a"}\n{"text":"é ’"}\n'
const TAGGED = '<doc id="1" title="Für später">\nDie Brücke\n</doc>\n<doc id="2">\nzwei\n</doc>\n'
const FEED =
  '<?xml version="1.0" encoding="UTF-16"?><rss><channel><item><title>é</title></item></channel></rss>'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('files of several documents', () => {
  test.each([
    ['a table in windows-1252', latin1(CSV), [TEXT]],
    ['a table in UTF-16 with its mark', utf16(`\uFEFF${CSV}`), [TEXT]],
    ['a table in UTF-16 without', utf16(CSV), [TEXT]],
    ['a table in UTF-16, the high byte first', utf16(`\uFEFF${CSV}`).swap16(), [TEXT]],
    ['JSON Lines in UTF-16', utf16(`\uFEFF${JSON_LINES}`), ['a', 'é ’']],
    ['texts in UTF-16', utf16(`\uFEFF${TAGGED}`), TAGGED.split(/(?<=<\/doc>\n)/)],
  ])('%s', async (_what, bytes, expected) => {
    for (const size of [1, 7, 65_536]) expect(told(await readBytes(bytes, {size}))).toEqual(expected)
  })

  test('a feed in UTF-16 that says so', async () => {
    expect(await readBytes(utf16(`\uFEFF${FEED}`))).toMatchObject([{source: {title: 'é'}}])
  })

  test('a text alone keeps its bytes', async () => {
    const bytes = utf16('\uFEFFDie Brücke ist gesperrt.')
    expect(await readBytes(bytes)).toMatchObject([{content: bytes}])
  })
})

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decodeHeader} from '../../../src/readers/mail/encoded-words.ts'
import {damage, damaged} from '../../support/damage.ts'
import {readBytes, told} from '../../support/read-bytes.ts'

const HEADERS = `Return-Path: <news@e.test>
From: =?utf-8?q?Mara_Qu=C3=ADnt?= <news@e.test>
To: list@e.test
Subject: =?iso-8859-1?Q?Brume_=E0?=
 =?iso-8859-1?B?IEx1bmQ=?=
Date: Tue, 03 Mar 2026 08:15:00 +0100 (CET)
Message-ID: <fog.1@e.test>
MIME-Version: 1.0
`
const PLAIN = `${HEADERS}Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Le bac =E9tait en retard.
`
const BOTH = `${HEADERS}Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: multipart/alternative;
 boundary=a

--a
Content-Type: text/plain; charset=utf-8

Plain.
--a
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from('<p>Fog – café</p>').toString('base64')}
--a--
--m
Content-Type: text/html
Content-Disposition: attachment; filename=b.html

<p>Attached.</p>
--m--
`
const MBOX = `From news@e.test Tue Mar  3 08:15:00 2026
${PLAIN}
>From here on it cleared.

From - Tue Mar  3 09:15:00 2026
${BOTH.replace('fog.1', 'fog.2')}
`

describe('a message', () => {
  test.each([
    ['text', PLAIN, 'Le bac \u00e9tait en retard.', 'iso-8859-1'],
    ['HTML before text, no attachment', BOTH, '<p>Fog – café</p>', 'utf-8'],
    ['HTML without its end', BOTH.slice(0, BOTH.indexOf('--a--')), '<p>Fog – café</p>', 'utf-8'],
  ])('is its %s', async (_what, content, text, charset) => {
    for (const message of [content, content.replaceAll('\n', '\r\n')]) {
      const [reading, ...others] = await readBytes(message)
      expect(others).toEqual([])
      const bytes = Buffer.from((reading as unknown as {content: Uint8Array}).content)
      expect(bytes.toString(charset === 'utf-8' ? 'utf8' : 'latin1').trim()).toBe(text)
      expect(reading).toMatchObject({
        declaredCharset: charset,
        source: {
          ...{recordId: 'fog.1@e.test', title: 'Brume à Lund', authors: ['Mara Quínt'], offset: 0},
          published: '2026-03-03T08:15:00+01:00',
        },
      })
    }
  })

  test('may have a byte order mark before it, and headers that are longer than what is looked at', async () => {
    const long = PLAIN.replace('Message-ID', `X-Trace: ${'a'.repeat(20_000)}\nMessage-ID`)
    for (const message of [`\uFEFF${PLAIN}`, long, `\uFEFF${MBOX}`])
      expect((await readBytes(message))[0]?.source.recordId).toBe('fog.1@e.test')
  })

  test('whose date is blank for long is read in linear time', async () => {
    const start = performance.now()
    await readBytes(PLAIN.replace('(CET)', `${' '.repeat(60_000)}x`))
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('of Apple Mail ends where it says', async () => {
    const content = `${Buffer.byteLength(PLAIN)}\n${PLAIN}<?xml version="1.0"?><plist></plist>`
    expect(told(await readBytes(content))[0]!.trimEnd()).toBe('Le bac \uFFFDtait en retard.')
  })

  test('without any text is passed over', async () => {
    const counts = {files: 0, bytes: 0, contentBytes: 0, passedOver: {}}
    const picture = PLAIN.replace('text/plain; charset=iso-8859-1', 'image/png')
    expect(await readBytes(picture, {counts})).toEqual([])
    expect(counts.passedOver).toEqual({'media-type': 1})
  })

  test.each([
    ['a letter', 'From: the harbour\nDear readers,\n\nfog again.\n'],
    ['a memo of two fields', 'From: the harbour\nTo: the readers\n\nFog again.\n'],
    ['a story', 'From Lund to Tiller in 2024 is a long way.\n\nFrom: there it goes on.\n'],
  ])('is not seen in %s', async (_what, content) => {
    expect(told(await readBytes(content))).toEqual([content])
  })
})

describe('a mailbox', () => {
  test('gives a document a message, with its offset', async () => {
    const readings = await readBytes(MBOX)
    expect(
      readings.map(({source}) => [source.name, MBOX.slice(source.offset).trimStart().slice(0, 7)]),
    ).toEqual([
      ['fog.1@e.test', 'From ne'],
      ['fog.2@e.test', 'From - '],
    ])
    expect(told(readings)[0]).toContain('\nFrom here on it cleared.')
  })

  test('passes over messages that are too large', async () => {
    const long = MBOX.replace('Le bac', 'Le bac '.repeat(1000))
    expect(told(await readBytes(long, {maxBytes: 2000, size: 9}))).toEqual(['too-large', '<p>Fog – café</p>'])
  })
})

describe('decodeHeader', () => {
  test.each([
    ['=?utf-8?Q?a_b?= c', 'a b c'],
    ['=?x-nothing?Q?a?=', '=?x-nothing?Q?a?='],
    ['=?iso-2022-jp?B?GyRCOzMbKEI=?=', '山'],
    ['=?utf-8*fr?B?w6k=?=\n =?utf-8?B?w6k=?=', 'éé'],
    ['Caf\xc3\xa9', 'Café'],
  ])('%s', (header, expected) => {
    expect(decodeHeader(header)).toBe(expected)
  })
})

test('whatever the bytes, nothing is thrown and the size of the chunks makes no difference', async () => {
  const nested = `${HEADERS}Content-Type: multipart/mixed; boundary=a\n\n${'--a\nContent-Type: multipart/mixed; boundary=a\n\n'.repeat(500)}`
  const whole = fc.constantFrom(Buffer.from(MBOX), Buffer.from(BOTH), Buffer.from(PLAIN), Buffer.from(nested))
  await fc.assert(
    fc.asyncProperty(whole, damage, fc.constantFrom(1, 7, 64), async (bytes, harms, size) => {
      const broken = damaged(bytes, harms)
      const readings = await readBytes(broken, {format: 'mail', size})
      expect(readings).toEqual(await readBytes(broken, {format: 'mail'}))
      for (const {source} of readings) expect(source.offset).toBeLessThanOrEqual(broken.length)
    }),
    {numRuns: 300},
  )
})

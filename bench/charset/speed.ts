import iconv from 'iconv-lite'
import {decodeBytes} from '../../src/text/charset/decode-bytes.ts'

const MEGABYTE = 1e6
const RUNS = 5
const WORDS = 'Паром снова ходит через пролив, сообщили в порту. Fähre über den Sund, café – “naïve”. '

/** Measure MB/s of decoding clean UTF-8 against the platform's decoder, and of the slower ways. */
export function measureSpeed(): string[] {
  const ascii = new TextEncoder().encode(
    'The ferry runs again across the sound, the port said. '.repeat(200_000),
  )
  const utf8 = new TextEncoder().encode(WORDS.repeat(100_000))
  const russian = 'Паром снова ходит через пролив, сообщили в порту. '.repeat(100_000)
  const legacy = new Uint8Array(iconv.encode(russian, 'windows-1251'))
  const mixed = new Uint8Array(
    Buffer.concat([utf8, iconv.encode('Größe, señor, façade. '.repeat(50_000), 'windows-1252')]),
  )
  const native = new TextDecoder('utf-8', {fatal: true})
  const rows: [string, Uint8Array, (bytes: Uint8Array) => unknown][] = [
    ['ASCII, TextDecoder', ascii, bytes => native.decode(bytes)],
    ['ASCII', ascii, bytes => decodeBytes(bytes)],
    ['UTF-8, TextDecoder', utf8, bytes => native.decode(bytes)],
    ['UTF-8', utf8, bytes => decodeBytes(bytes)],
    ['windows-1251, undeclared', legacy, bytes => decodeBytes(bytes)],
    ['UTF-8 with windows-1252', mixed, bytes => decodeBytes(bytes)],
    ['NUL bytes, 10 MB', new Uint8Array(1e7), bytes => decodeBytes(bytes)],
    ['FF bytes, 10 MB', new Uint8Array(1e7).fill(0xff), bytes => decodeBytes(bytes)],
    ['C3 bytes, 10 MB', new Uint8Array(1e7).fill(0xc3), bytes => decodeBytes(bytes)],
    [
      'E2 80, 10 MB',
      new Uint8Array(1e7).map((_, i) => (i % 2 === 0 ? 0xe2 : 0x80)),
      bytes => decodeBytes(bytes),
    ],
  ]
  return [
    '| input | MB | MB/s |',
    '| --- | --- | --- |',
    ...rows.map(([name, bytes, work]) => {
      let best = Infinity
      for (let run = 0; run < (bytes.length > 9e6 && !name.includes('ASCII') ? 2 : RUNS); run++) {
        const start = performance.now()
        work(bytes)
        best = Math.min(best, performance.now() - start)
      }
      return `| ${name} | ${(bytes.length / MEGABYTE).toFixed(1)} | ${(bytes.length / MEGABYTE / (best / 1000)).toFixed(0)} |`
    }),
  ]
}

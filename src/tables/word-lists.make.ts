/**
 * Read lists of words by how frequent they are: those of wordfreq 3.1.1 (PyPI; data CC BY-SA 4.0), fetched by pip to
 * bench/.cache/packages.
 */
import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'

const folder = fileURLToPath(new URL('../../bench/.cache/packages', import.meta.url))
const wheel = `${folder}/wordfreq-3.1.1-py3-none-any.whl`

/** The languages that wordfreq names otherwise, and whether the list has rare words, too. */
const names: Readonly<Record<string, string>> = {sr: 'sh', hr: 'sh', bs: 'sh'}
const large = 'ar bn ca cs de en es fi fr he it ja mk nb nl pl pt ru sv uk zh'.split(' ')

/** Unpack what MessagePack holds: lists, names and text, which is all that these files have. */
const unpack = (bytes: Buffer): unknown => {
  let at = 0
  const take = (count: number): number => {
    at += count
    return bytes.readUIntBE(at - count, count)
  }
  const text = (length: number): string => bytes.toString('utf8', at, (at += length))
  const many = (length: number): unknown[] => Array.from({length}, read)
  const pairs = (length: number) => Object.fromEntries(Array.from({length}, () => [read(), read()] as [string, unknown]))
  const read = (): unknown => {
    const kind = take(1)
    if (kind < 0x80) return kind
    if (kind < 0x90) return pairs(kind & 15)
    if (kind < 0xa0) return many(kind & 15)
    if (kind < 0xc0) return text(kind & 31)
    if (kind === 0xdc || kind === 0xdd) return many(take(kind === 0xdc ? 2 : 4))
    if (kind >= 0xd9 && kind <= 0xdb) return text(take(2 ** (kind - 0xd9)))
    throw new RangeError(`MessagePack of kind ${kind} at ${at - 1}`)
  }
  return read()
}

/** A word, and how often it stands among a million of its language. */
export interface FrequentWord {
  word: string
  perMillion: number
}

/** Give the commonest words of a language, the commonest first; none where there is no list. */
export const readWordList = (language: string, most: number): FrequentWord[] => {
  if (!existsSync(wheel)) execFileSync('pip', ['download', '--no-deps', '-d', folder, 'wordfreq==3.1.1'])
  const name = names[language] ?? language
  const path = `wordfreq/data/${large.includes(name) ? 'large' : 'small'}_${name}.msgpack.gz`
  let packed: Buffer
  try {
    packed = execFileSync('unzip', ['-p', wheel, path], {maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore']})
  } catch {
    return []
  }
  const found: FrequentWord[] = []
  const bins = unpack(gunzipSync(packed)) as [unknown, ...string[][]]
  for (const [index, words] of (bins.slice(1) as string[][]).entries()) {
    for (const word of words) found.push({word, perMillion: 10 ** (6 - index / 100)})
    if (found.length >= most) break
  }
  return found.slice(0, most)
}

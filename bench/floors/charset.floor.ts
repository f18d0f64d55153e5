import {decodeBytes, identifyLanguage} from 'copydesk'
import iconv from 'iconv-lite'
import {expect, test} from 'vitest'
import {SENTENCES} from './sentences.ts'

/** Charsets in which text of a language is met in archives. */
const CHARSETS: Readonly<Record<string, readonly string[]>> = {
  en: ['windows-1252'],
  de: ['windows-1252', 'utf-16le', 'utf-16be'],
  fr: ['windows-1252', 'macintosh', 'cp850', 'cp437'],
  es: ['windows-1252'],
  pt: ['windows-1252'],
  sv: ['windows-1252'],
  pl: ['windows-1250', 'iso-8859-2', 'cp852'],
  cs: ['windows-1250', 'iso-8859-2'],
  hu: ['windows-1250', 'iso-8859-2'],
  tr: ['windows-1254', 'cp857'],
  ru: ['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866', 'utf-16le'],
  uk: ['windows-1251', 'koi8-u'],
  el: ['windows-1253', 'iso-8859-7', 'cp737'],
  ar: ['windows-1256'],
  he: ['windows-1255'],
  ja: ['shift_jis', 'euc-jp', 'utf-16le'],
  ko: ['euc-kr', 'utf-16be'],
  zh: ['gb18030', 'big5'],
}

test('charsets that nobody declared', () => {
  const rows = Object.entries(CHARSETS).flatMap(([language, charsets]) =>
    charsets.map(charset => {
      const bytes = iconv.encode(SENTENCES[language]!.join('\n'), charset)
      const truth = iconv.decode(bytes, charset)
      return {language, charset, found: decodeBytes(bytes).charset, right: decodeBytes(bytes).text === truth}
    }),
  )
  const share = rows.filter(row => row.right).length / rows.length
  console.log(`charset: ${rows.length} texts, decoded rightly ${share.toFixed(3)}`)
  for (const row of rows.filter(row => !row.right))
    console.log(`  ${row.language} in ${row.charset}: read as ${row.found}`)
  expect(share).toBeGreaterThanOrEqual(1)
})

test('languages of single sentences', () => {
  const rows = Object.entries(SENTENCES).flatMap(([language, sentences]) =>
    sentences.map(sentence => ({language, found: identifyLanguage(sentence).language})),
  )
  const share = rows.filter(row => row.found === row.language).length / rows.length
  console.log(`language: ${rows.length} sentences, right ${share.toFixed(3)}`)
  for (const row of rows.filter(row => row.found !== row.language))
    console.log(`  ${row.language} taken for ${row.found}`)
  expect(share).toBeGreaterThanOrEqual(0.97)
})

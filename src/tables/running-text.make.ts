/** Read running text from the files of Debian packages: translations, pages of help and of manuals. */
import {readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import he from 'he'
import {readMo} from './gettext.make.ts'

const blocks =
  /<\/?(?:p|para|simpara|div|li|listitem|item|title|h[1-6]|td|th|tr|dt|dd|br|desc|term|entry|section|cite|blockquote)\b[^>]*>/gi

const readMarkup = (markup: string): string[] =>
  markup
    .replace(/<(script|style|pre|code|screen|programlisting)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(blocks, '\n')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .map(line => he.decode(line))

/** Compiled translations of Qt: the section of messages holds tagged items, the text in UTF-16. */
const readQm = (file: Buffer): string[] => {
  const strings: string[] = []
  for (let at = 16; at + 5 < file.length; ) {
    const tag = file[at]!
    const end = at + 5 + file.readUInt32BE(at + 1)
    if (tag === 0x69) strings.push(...readMessages(file.subarray(at + 5, end)))
    at = end
  }
  return strings
}
const readMessages = (section: Buffer): string[] => {
  const strings: string[] = []
  for (let at = 0; at < section.length; ) {
    const tag = section[at++]!
    if (tag === 1) continue
    if (tag === 5) {
      at += 4
      continue
    }
    if (at + 4 > section.length) break
    const length = section.readUInt32BE(at)
    at += 4
    if (length === 0xffffffff) continue
    if (tag === 3) strings.push(Buffer.from(section.subarray(at, at + length)).swap16().toString('utf16le'))
    at += length
  }
  return strings.flatMap(text => readMarkup(text.replaceAll('\n', '<br>')))
}

/** A page of the manual: its running lines, joined to paragraphs. */
const readMan = (source: string): string[] =>
  source
    .replace(/^[.']\s*(?:\\".*|TH.*|PP.*|P|LP|sp.*|IP.*|TP.*|SH|SS|RS.*|RE.*|nf|fi)?$/gm, '\n\n')
    .replace(/^[.'](?:B|I|BR|IR|BI|SH|SS|RB|RI)\s+/gm, '')
    .replace(/^[.'].*$/gm, '\n')
    .replace(/\\f(?:\[[^\]]*\]|\(..|.)|\\&|\\\/|\\,|\\c/g, '')
    .replace(/\\\((?:en|em)/g, '–')
    .replace(/\\-/g, '-')
    .replace(/\\\((?:aq|cq|oq)/g, "'")
    .replace(/\\ |\\~/g, ' ')
    .split(/\n\s*\n/)
    .map(part => part.replace(/\s+/g, ' '))
    .filter(line => !line.includes('\\'))

/** Give the lines of a file of one of the formats that packages hold, or none. */
export const readRunningText = (path: string): string[] => {
  const raw = readFileSync(path)
  if (path.endsWith('.mo')) return readMo(raw).map(tidy)
  if (path.endsWith('.qm')) return readQm(raw).map(tidy)
  const file = path.endsWith('.gz') ? gunzipSync(raw) : raw
  const text = file.toString('utf8')
  if (text.includes('\ufffd')) return []
  if (/\.(?:html|page|docbook|utf8)$/.test(path) || /^\s*<[?!]?\w/.test(text)) return readMarkup(text).map(tidy)
  if (/\.[1-8](?:\.gz)?$/.test(path)) return readMan(text).map(tidy)
  return text.split(/\n%\n/).map(part => tidy(part.replace(/\s+/g, ' ')))
}
const tidy = (line: string) =>
  line
    .replace(/%[-+ #0-9.*$]*(?:l|ll|h|z)?[a-zA-Z]|\{[^}]*\}|<[^>]*>|[_&](?=\p{L})|\\n/gu, '')
    .replace(/[ \t]+/g, ' ')
    .trim()

/**
 * Make a second set of damaged lines: `npx jiti bench/mojibake/fresh.ts OUT.jsonl [--each N] [--seed N]`.
 *
 * The lines are those of ../shared/corpus and of the manual pages that are installed in other languages, which no
 * table was counted in. Rows are of the development half's shape; the same seed gives the same rows.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {kinds, randomFrom} from './damage.ts'

const corpus = '../shared/corpus'
const manuals = '/usr/share/man'

const corpusLines = (): Map<string, string[]> => {
  const lines = new Map<string, string[]>()
  if (!existsSync(corpus)) return lines
  for (const file of readdirSync(corpus).sort()) {
    if (!file.endsWith('.txt.gz')) continue
    const own = gunzipSync(readFileSync(`${corpus}/${file}`))
      .toString('utf8')
      .split('\n')
    lines.set(file.slice(0, 2), own.filter(isWhole))
  }
  return lines
}

/** Lines with blemishes of their own would be scored against them. */
const isWhole = (line: string): boolean =>
  line.length > 15 && line.length < 400 && !/[\ufffd\x80-\x9f]|Ã[^aeo\s]|â€|[A-Z]{4} /.test(line)

/** The paragraphs of a manual page, without its markup. */
const manualLines = (source: string): string[] =>
  source
    .replace(/^\.(?:\\"|TH|SH|SS|TP|IP|EX|EE|nf|fi|so|de|ig|if|ie|el).*$/gm, '\n')
    .replace(/^\.(?:BR?|IR?|RB|RI|BI|IB) (.*)$/gm, '$1')
    .replace(/^[.'].*$/gm, '\n')
    .replace(/\\f(?:.|\(..|\[\w*\])/g, '')
    .replace(/\\-/g, '-')
    .replace(/\\(?:\(|\[)[a-z]q\]?|\\[&/,:|^%]/g, '')
    .split(/\n{2,}/)
    .map(paragraph => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter(line => /^[\p{L}„“«][^\\|{}<>=_]{30,300}[.!?。]$/u.test(line) && isWhole(line))

const manualsOf = (language: string): string[] => {
  const found: string[] = []
  for (const section of ['man1', 'man5', 'man7', 'man8']) {
    const folder = `${manuals}/${language}/${section}`
    if (!existsSync(folder)) continue
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith('.gz')) continue
      const text = gunzipSync(readFileSync(`${folder}/${file}`)).toString('utf8')
      found.push(...manualLines(text))
    }
  }
  return [...new Set(found)]
}

const sources = (): Map<string, string[]> => {
  const all = corpusLines()
  if (!existsSync(manuals)) return all
  for (const folder of readdirSync(manuals).sort()) {
    const language = folder.slice(0, 2)
    if (!/^[a-z]{2}(?:_[A-Z]{2})?$/.test(folder) || folder === 'zh_TW') continue
    const lines = manualsOf(folder)
    const known = all.get(language) ?? []
    // As many of either, where there are enough of both, so that what the tables have seen weighs no more.
    all.set(
      language,
      known.length > lines.length && lines.length > 50
        ? [...spread(known, lines.length), ...lines]
        : [...known, ...lines],
    )
  }
  return all
}
const spread = (lines: readonly string[], count: number): string[] =>
  Array.from({length: count}, (_, index) => lines[Math.floor((index * lines.length) / count)]!)

const marks: Record<string, readonly [string, string]> = {
  de: ['„', '“'],
  cs: ['„', '“'],
  sk: ['„', '“'],
  sl: ['„', '“'],
  lt: ['„', '“'],
  pl: ['„', '”'],
  hu: ['„', '”'],
  ro: ['„', '”'],
  hr: ['„', '”'],
  sv: ['”', '”'],
  fi: ['”', '”'],
  fr: ['«\xa0', '\xa0»'],
  ru: ['«', '»'],
  uk: ['«', '»'],
  fa: ['«', '»'],
  da: ['”', '”'],
  nb: ['«', '»'],
  ja: ['「', '」'],
}
const spaceless = new Set(['ja', 'zh', 'ko'])

/** Dress a line as typeset text is: its language's marks around some words, a dash, apostrophes. */
const dress = (line: string, language: string, random: () => number): string => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const [open, close] = marks[language] ?? ['“', '”']
  let text = line
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/"([^"]*)"/g, (_, inner: string) => `${open}${inner}${close}`)
  if (spaceless.has(language)) return text
  const parts = text.split(' ')
  if (random() < 0.6 && parts.length > 3 && !text.includes(open)) {
    const from = Math.floor(random() * (parts.length - 1))
    const to = Math.min(parts.length - 1, from + Math.floor(random() * 4))
    parts[from] = open + parts[from]
    const last = parts[to]!
    parts[to] =
      /[.!?]$/.test(last) && to === parts.length - 1 ? last.slice(0, -1) + close + last.at(-1) : last + close
    text = parts.join(' ')
  }
  if (random() < 0.25 && text.includes(', ')) text = text.replace(/ ?, /, ` ${pick(['–', '–', '—'])} `)
  if (random() < 0.08) text = text.replace(/\.{3}|\.$/, '…')
  return text
}

const draw = (lines: readonly string[], language: string, random: () => number): string => {
  const one = () => dress(lines[Math.floor(random() * lines.length)]!, language, random)
  const text = one()
  const how = random()
  if (how < 0.2) {
    const parts = text.split(' ')
    const from = Math.floor(random() * parts.length * 0.6)
    return parts.slice(from, from + 2 + Math.floor(random() * 4)).join(' ')
  }
  if (how < 0.35) return `${text} ${one()}`
  return how < 0.45 ? `${text}\n${one()}` : text
}

const numberAfter = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const random = randomFrom(numberAfter('--seed', 7))
const each = numberAfter('--each', 40)
const lines = sources()
const rows: string[] = []
for (const kind of kinds) {
  const languages = (kind.languages ?? [...lines.keys()]).filter(language => lines.get(language)?.length)
  const twoLines = kind.class.startsWith('mixed-lines')
  for (let tries = 0, made = 0; made < each && tries < each * 60 && languages.length; tries++) {
    const language = languages[tries % languages.length]!
    const own = lines.get(language)!
    const clean = draw(own, language, random) + (twoLines ? `\n${draw(own, language, random)}` : '')
    const result = kind.damage(clean, random)
    if (result === undefined) continue
    const [corrupted, wanted] = typeof result === 'string' ? [result, clean] : result
    const id = `f${String(rows.length).padStart(5, '0')}`
    const {class: name, family, recoverable} = kind
    rows.push(
      JSON.stringify({id, lang: language, class: name, family, recoverable, corrupted, clean: wanted}),
    )
    made++
  }
}
writeFileSync(process.argv[2] as string, `${rows.join('\n')}\n`)
console.log(`${rows.length} rows of ${kinds.length} kinds in ${lines.size} languages`)

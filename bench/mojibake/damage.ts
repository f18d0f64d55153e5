/** The kinds of damage of the development half, to be done to other lines: one small function a kind. */
import iconv from 'iconv-lite'
import {allPages, decodeBy, encodeIn, pageNamed} from '../../src/text/mojibake/pages.ts'

/** A sequence of numbers from 0 to 1 that is the same in every run (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Kind {
  class: string
  family: string
  recoverable: boolean
  /** Languages it is done to; every language where there are none. */
  languages?: readonly string[]
  /** What it makes of a clean line, and the clean line where that changes too; nothing where the line does not suit. */
  damage: (clean: string, random: () => number) => string | [corrupted: string, clean: string] | undefined
}

/** A kind without what its fellows share. */
type Part = Pick<Kind, 'class' | 'damage'> & Partial<Kind>
const all = (shared: Pick<Kind, 'family'> & Partial<Kind>, parts: readonly Part[]): Kind[] =>
  parts.map(part => ({recoverable: true, ...shared, ...part}))

const utf8 = new TextEncoder()
/** Read UTF-8 by a page; bytes it leaves undefined stay as C1 controls. */
const through = (text: string, name: string): string => decodeBy(pageNamed(name)!, utf8.encode(text))
const lose = (text: string, name: string, by: string): string | undefined => {
  const {holes} = pageNamed(name)!
  const seen = through(text, name)
  const lost = Array.from(seen, char => (holes.includes(char.charCodeAt(0)) ? by : char)).join('')
  return lost === seen ? undefined : lost
}
const changed = (text: string, result: string | undefined): string | undefined =>
  result === text ? undefined : result

const west = ['de', 'en', 'es', 'fr', 'it', 'pt', 'sv', 'da', 'nl', 'nb', 'fi']
const wide = ['ja', 'ko', 'zh']
const pageLanguages: Record<string, readonly string[]> = {
  'windows-1250': ['cs', 'de', 'hu', 'pl', 'hr', 'ro', 'ru'],
  'windows-1251': ['de', 'en', 'pl', 'ru', 'uk'],
  'windows-1254': ['de', 'en', 'tr'],
  'windows-1257': ['en', 'lv', 'lt', 'ru'],
  'windows-1258': ['vi', 'fr', 'en'],
  'windows-1255': ['en', 'de', 'fa'],
  'windows-1256': ['en', 'fr', 'fa'],
  'iso-8859-2': ['cs', 'en', 'hu', 'pl', 'hr'],
  'koi8-r': ['de', 'en', 'ru'],
  ibm866: ['ru', 'en', 'de'],
  'windows-874': ['en', 'fr'],
  'x-mac-cyrillic': ['ru', 'de'],
}

const uncurl = (text: string): string => text.replace(/[“”„]/g, '"').replace(/[‘’‚]/g, "'")
const plainQuotes = (text: string): string => uncurl(text).replace(/[«»]/g, '"')
const words = (text: string, share: number, damage: (word: string) => string, random: () => number): string =>
  text.replace(/[^\s]+/g, word => (/[^\0-\x7f]/.test(word) && random() < share ? damage(word) : word))
const scar = (by: string) => (clean: string) =>
  /[”]/.test(clean) ? through(clean, 'windows-1252').replaceAll('â€\x9d', `â€${by}`) : undefined
const cp1252 = (text: string) => through(text, 'windows-1252')

const single: Kind[] = allPages.slice(0, 20).map(({name}) => ({
  class: `u8-${name}`,
  family: 'u8-sb',
  recoverable: true,
  ...(pageLanguages[name] && {languages: pageLanguages[name]}),
  damage: clean => changed(clean, through(clean, name)),
}))

const lossy = all({family: 'u8-lossy', recoverable: false}, [
  {class: 'u8-cp1252-drop', damage: clean => lose(clean, 'windows-1252', '')},
  {class: 'u8-cp1252-q', damage: clean => lose(clean, 'windows-1252', '?')},
  {class: 'u8-cp1252-fffd', damage: clean => lose(clean, 'windows-1252', '\ufffd')},
  {
    class: 'u8-latin1-c1strip',
    languages: west,
    damage: clean => {
      const seen = through(clean, 'iso-8859-1')
      return changed(seen, seen.replace(/[\x80-\x9f]/g, ''))
    },
  },
  {
    class: 'u8-cp1252-uncurled',
    languages: west,
    damage: clean => changed(cp1252(clean), uncurl(cp1252(clean))),
  },
  {
    class: 'u8-cp1252-nfkc',
    recoverable: true,
    languages: west,
    damage: clean =>
      changed(cp1252(clean), cp1252(clean).replace(/\xa0/g, '\0').normalize('NFKC').replace(/\0/g, '\xa0')),
  },
])

const layered = (clean: string, ...names: readonly string[]) => changed(clean, names.reduce(through, clean))
const layers = all({family: 'layers'}, [
  {class: 'double-cp1252', damage: clean => layered(clean, 'windows-1252', 'windows-1252')},
  {class: 'double-latin1', damage: clean => layered(clean, 'iso-8859-1', 'iso-8859-1')},
  {class: 'double-1252-then-latin1', damage: clean => layered(clean, 'windows-1252', 'iso-8859-1')},
  {class: 'triple-cp1252', damage: clean => layered(clean, 'windows-1252', 'windows-1252', 'windows-1252')},
  {
    class: 'double-cp1251',
    languages: ['en', 'ru'],
    damage: clean => through(through(clean, 'windows-1251'), 'windows-1251'),
  },
])

const spaced = (clean: string): string | undefined => {
  const seen = cp1252(clean)
  return changed(seen, seen.replace(/\xa0/g, ' '))
}
const nbsp = all(
  {family: 'nbsp', languages: ['cs', 'fr', 'it', 'pt', 'ru', 'vi', 'es', 'ro', 'hr', 'uk', 'lv']},
  [
    {class: 'u8-cp1252-nbsp2sp', damage: spaced},
    {class: 'u8-cp1252-nbspcollapse', damage: clean => spaced(clean)?.replace(/ {2,}/g, ' ')},
  ],
)

const scars = all(
  {family: 'scars', languages: ['en', 'es', 'hu', 'it', 'pl', 'pt', 'sv', 'tr', 'vi', 'fi', 'ro', 'hr']},
  [
    {class: 'scar-drop', damage: scar('')},
    {class: 'scar-sp', damage: scar(' ')},
    {class: 'scar-q', damage: scar('?')},
    {class: 'scar-fffd', damage: scar('\ufffd')},
    {class: 'scar-partial-drop', damage: clean => changed(clean, clean.replaceAll('”', 'â€'))},
    {class: 'scar-dagger', damage: clean => changed(clean, clean.replaceAll('” ', '†'))},
  ],
)

const lines = (clean: string, change: (line: string, index: number) => string): string | undefined =>
  clean.includes('\n') ? changed(clean, clean.split('\n').map(change).join('\n')) : undefined
const asControls = (line: string): string => {
  const bytes = encodeIn(pageNamed('windows-1252')!, line)
  return bytes ? decodeBy(pageNamed('iso-8859-1')!, bytes) : line
}
const mixed = all({family: 'mixed'}, [
  {class: 'mixed-words', damage: (clean, random) => changed(clean, words(clean, 0.5, cp1252, random))},
  {
    class: 'mixed-words-latin1',
    damage: (clean, random) =>
      changed(
        clean,
        words(clean, 0.5, word => through(word, 'iso-8859-1'), random),
      ),
  },
  {
    class: 'mixed-words-drop',
    recoverable: false,
    languages: west,
    damage: (clean, random) =>
      changed(
        clean,
        words(clean, 0.5, word => lose(word, 'windows-1252', '') ?? cp1252(word), random),
      ),
  },
  {class: 'mixed-lines', damage: clean => lines(clean, (line, index) => (index % 2 ? line : cp1252(line)))},
  {
    class: 'mixed-lines-c1',
    languages: west,
    damage: clean => lines(clean, (line, index) => (index % 2 ? asControls(line) : cp1252(line))),
  },
  {
    class: 'mixed-quotes-only',
    languages: west,
    damage: clean => changed(clean, clean.replace(/[“”„‘’«»–—…]/g, cp1252)),
  },
])

const references = (text: string, random: () => number): string => {
  const decimal = random() < 0.5
  return text.replace(/[\x80-\uffff]/g, char => {
    const code = char.charCodeAt(0)
    return decimal || !named[char] ? `&#${code};` : `&${named[char]};`
  })
}
const named: Record<string, string> = {
  Ã: 'Atilde',
  Â: 'Acirc',
  â: 'acirc',
  '€': 'euro',
  '™': 'trade',
  '©': 'copy',
  '¨': 'uml',
  '¼': 'frac14',
  '¶': 'para',
  '¤': 'curren',
  '³': 'sup3',
  '¡': 'iexcl',
  '±': 'plusmn',
  œ: 'oelig',
  '\xa0': 'nbsp',
  '“': 'ldquo',
  '”': 'rdquo',
  Å: 'Aring',
}
const entity = all({family: 'entity', languages: [...west, 'cs', 'pl', 'hu']}, [
  {
    class: 'entity-u8-cp1252',
    damage: (clean, random) => changed(clean, references(cp1252(clean), random)),
  },
  {
    class: 'entity-u8-latin1',
    damage: (clean, random) => changed(clean, references(through(clean, 'iso-8859-1'), random)),
  },
])

const legacy =
  (written: string, read: string) =>
  (clean: string): string | undefined => {
    const bytes = encodeIn(pageNamed(written)!, clean)
    return bytes && changed(clean, decodeBy(pageNamed(read)!, bytes))
  }
const controls = (written: string) => (clean: string) => {
  const seen = legacy(written, 'iso-8859-1')(clean)
  return seen && /[\x80-\x9f]/.test(seen) ? seen : undefined
}
const c1 = all({family: 'c1'}, [
  {class: 'c1-cp1252-as-latin1', languages: west, damage: controls('windows-1252')},
  {class: 'c1-cp1250-as-latin1', languages: ['cs', 'hu', 'pl', 'hr'], damage: controls('windows-1250')},
])

const utf8As =
  (name: string, whole: boolean) =>
  (clean: string): string | undefined => {
    if (!/[^\0-\x7f]/.test(clean)) return undefined
    const bytes = Buffer.from(clean, 'utf8')
    const seen = iconv.decode(bytes, name)
    const back = iconv.encode(seen, name).equals(bytes)
    return back === whole ? seen.replaceAll('\ufffd', whole ? '\ufffd' : '?') : undefined
  }
const cjk8: Kind[] = ['cp949', 'gbk', 'shift_jis', 'big5'].flatMap(name => [
  {class: `u8-${name}-cjk`, family: 'cjk-u8', recoverable: true, languages: wide, damage: utf8As(name, true)},
  {
    class: `u8-${name}-cjk-lossy`,
    family: 'cjk-u8',
    recoverable: false,
    languages: wide,
    damage: utf8As(name, false),
  },
  {
    class: `u8-${name}-latin`,
    family: 'cjk-u8',
    recoverable: true,
    languages: ['de', 'en', 'fr', 'es'],
    damage: utf8As(name, true),
  },
])

const bytesAs =
  (written: string, read: string) =>
  (clean: string): string | undefined => {
    const bytes = iconv.encode(clean, written)
    if (iconv.decode(bytes, written) !== clean) return undefined
    const page = pageNamed(read)
    const seen = page ? decodeBy(page, bytes) : iconv.decode(bytes, read)
    return /\ufffd/.test(seen) ? undefined : changed(clean, seen)
  }
const cjkOld: Kind[] = (
  [
    ['euc-kr', 'iso-8859-1', 'ko'],
    ['euc-kr', 'windows-1252', 'ko'],
    ['gbk', 'iso-8859-1', 'zh'],
    ['gbk', 'windows-1252', 'zh'],
    ['shift_jis', 'windows-1252', 'ja'],
    ['euc-jp', 'iso-8859-1', 'ja'],
    ['big5', 'iso-8859-1', 'zh'],
    ['euc-jp', 'shift_jis', 'ja'],
    ['euc-kr', 'gbk', 'ko'],
    ['big5', 'gbk', 'zh'],
  ] as const
).map(([written, read, language]) => ({
  class: `${written}-${read}`,
  family: 'cjk-legacy',
  recoverable: true,
  languages: [language],
  damage: bytesAs(written, read),
}))

const swaps: Kind[] = (
  [
    ['windows-1251', 'windows-1252', 'ru'],
    ['windows-1251', 'iso-8859-1', 'ru'],
    ['koi8-r', 'windows-1251', 'ru'],
    ['windows-1251', 'koi8-r', 'ru'],
    ['ibm866', 'windows-1251', 'ru'],
    ['windows-1250', 'windows-1252', 'cs hu pl hr'],
    ['windows-1254', 'windows-1252', 'tr'],
    ['macintosh', 'windows-1252', 'de es fr'],
    ['ibm850', 'windows-1252', 'de es fr'],
    ['windows-1252', 'windows-1251', 'de es fr'],
    ['windows-1252', 'windows-1250', 'es fr pt sv'],
    ['windows-1256', 'windows-1252', 'fa'],
    ['windows-1257', 'windows-1252', 'lv lt'],
  ] as const
).map(([written, read, languages]) => ({
  class: `sb-${written}-${read}`,
  family: 'sb-sb',
  recoverable: true,
  languages: languages.split(' '),
  damage: legacy(written, read),
}))

const same =
  (damage: (clean: string, random: () => number) => string) => (clean: string, random: () => number) => {
    const text = damage(clean, random)
    return [text, text] as [string, string]
  }
const signs = ['·', '→', '★', '§', '│', '▐', '¶', '•', '»', '†', '‡', '™', '®', '°', '×', '÷', '±', '…', '¬']
const clean = all({family: 'clean'}, [
  {class: 'clean-plain', damage: same(text => text)},
  {class: 'clean-upper', damage: same(text => text.toUpperCase())},
  {class: 'clean-straight', damage: same(plainQuotes)},
  {
    class: 'clean-dagger',
    damage: same((text, random) => {
      const mark = random() < 0.7 ? '†' : '‡'
      const spaces = [...text.matchAll(/(?<=\p{L}) |$/gu)].map(({index}) => index)
      const at = spaces[Math.floor(random() * spaces.length)] ?? text.length
      return plainQuotes(text.slice(0, at)) + mark + plainQuotes(text.slice(at))
    }),
  },
  {
    class: 'clean-symbols',
    damage: same((text, random) => {
      const one = signs[Math.floor(random() * signs.length)]!
      const other = signs[Math.floor(random() * signs.length)]!
      return random() < 0.5 ? `${one} ${text} ${other}` : `${text} ${one}${other}`
    }),
  },
])

/** Every kind of damage, and of text that must stay. */
export const kinds: readonly Kind[] = [
  ...single,
  ...lossy,
  ...layers,
  ...nbsp,
  ...scars,
  ...mixed,
  ...entity,
  ...c1,
  ...cjk8,
  ...cjkOld,
  ...swaps,
  ...clean,
]

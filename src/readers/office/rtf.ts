import {DocumentError} from '../../model/errors.ts'
import {decodeAs} from '../../text/charset/decode-as.ts'

/** How deep groups may stand inside each other. */
const DEEPEST = 1000

/** Destinations that hold no text of the document. */
const LEFT_OUT = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation themedata colorschememapping datastore listtable listoverridetable revtbl rsidtbl xmlnstbl latentstyles generator fldinst filetbl shppict nonshppict bkmkstart bkmkend'.split(
    ' ',
  ),
)
/** Control words that stand for characters. */
const SIGNS = new Map(
  Object.entries({
    ...{
      par: '\n\n',
      sect: '\n\n',
      page: '\n\n',
      row: '\n\n',
      line: '\n',
      cell: '\t',
      nestcell: '\t',
      tab: ' ',
    },
    ...{emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•'},
    ...{emspace: ' ', enspace: ' '},
  }),
)
const ESCAPED: Readonly<Record<string, string>> = {'~': '\u00A0', '-': '', _: '-', '\n': '\n\n', '\r': '\n\n'}
/** Charsets by the numbers that fonts state. */
const FONT_CHARSETS: Readonly<Record<string, string>> = {
  ...{
    '128': 'shift_jis',
    '129': 'euc-kr',
    '130': 'johab',
    '134': 'gbk',
    '136': 'big5',
    '161': 'windows-1253',
  },
  ...{'162': 'windows-1254', '163': 'windows-1258', '177': 'windows-1255', '178': 'windows-1256'},
  ...{'186': 'windows-1257', '204': 'windows-1251', '222': 'windows-874', '238': 'windows-1250'},
}
const PAGES: Readonly<Record<string, string>> = {
  ...{
    '932': 'shift_jis',
    '936': 'gbk',
    '949': 'euc-kr',
    '950': 'big5',
    '874': 'windows-874',
    '65001': 'utf-8',
  },
  ...{'10000': 'macintosh', '866': 'ibm866'},
}

/** What holds for a group of the document, until it is closed. */
interface Group {
  readonly leftOut: boolean
  readonly inFonts: boolean
  readonly charset: string
  /** Characters that stand behind one written as a number, for programs that do not know it. */
  readonly doubles: number
}

const TOKEN = /([{}])|\\(?:'([\da-fA-F]{2})|([a-zA-Z]{1,40})(-?\d{1,10})? ?|([\s\S]))|([^{}\\\r\n]+)|[\r\n]+/g

/**
 * Read the text of a document in RTF, with a blank line between paragraphs. Bytes are decoded by the code page that the document, or the font
 * they are set in, states. Characters of `rtf` are bytes.
 *
 * @throws {DocumentError} `too-deep`.
 * @example
 * readRtf("{\\rtf1\\ansi\\ansicpg1252 Caf\\'e9\\par}") // => 'Café\n\n'
 */
export function readRtf(rtf: string): string {
  const fonts = new Map<string, string>()
  const groups: Group[] = []
  let group: Group = {leftOut: false, inFonts: false, charset: 'windows-1252', doubles: 1}
  let [text, bytes, font, page] = ['', '', '', 'windows-1252']
  let skip = 0
  const flush = () => {
    if (bytes !== '') text += decodeAs(Buffer.from(bytes, 'latin1'), group.charset)
    bytes = ''
  }
  const say = (piece: string) => {
    if (group.leftOut) return
    flush()
    text += piece
  }
  const token = new RegExp(TOKEN)
  for (let found = token.exec(rtf); found !== null; found = token.exec(rtf)) {
    const [, brace, hex, word, number, other, run] = found
    if (brace === '{') {
      if (groups.push(group) > DEEPEST) throw new DocumentError('too-deep', 'groups are nested too deeply')
      skip = 0
    } else if (brace === '}') {
      flush()
      group = groups.pop() ?? group
      skip = 0
    } else if (hex !== undefined) {
      if (skip > 0) skip--
      else if (!group.leftOut) bytes += String.fromCharCode(Number.parseInt(hex, 16))
    } else if (run !== undefined) {
      const shown = run.slice(skip)
      skip = Math.max(0, skip - run.length)
      if (!group.leftOut) bytes += shown
    } else if (other === '*') group = {...group, leftOut: true}
    else if (other !== undefined) say(ESCAPED[other] ?? other)
    else if (word === 'u' && number !== undefined) {
      say(String.fromCharCode(Number(number) & 0xffff))
      skip = group.doubles
    } else if (word === 'bin') token.lastIndex += Math.max(0, Number(number ?? 0))
    else if (word !== undefined) {
      flush()
      if (word === 'ansicpg' && number !== undefined) {
        page = PAGES[number] ?? (/^125\d$/.test(number) ? `windows-${number}` : page)
        group = {...group, charset: page}
      } else if (word === 'uc') group = {...group, doubles: Math.min(9, Number(number ?? 1))}
      else if (word === 'f' && group.inFonts) font = number ?? ''
      else if (word === 'fcharset') fonts.set(font, FONT_CHARSETS[number ?? ''] ?? page)
      else if (word === 'f') group = {...group, charset: fonts.get(number ?? '') ?? page}
      else if (word === 'plain') group = {...group, charset: page}
      else if (LEFT_OUT.has(word)) group = {...group, leftOut: true, inFonts: word === 'fonttbl'}
      else say(SIGNS.get(word) ?? '')
    }
  }
  flush()
  return text
}

import {codeAt} from '../text/code-at.ts'

/** What the value of a `class` attribute says. */
export interface ClassFacts {
  readonly value: string
  /** The value in lower case, camel case split, parted by single blanks. */
  readonly names: string
  readonly hides: boolean
  /** Holds a formula that encyclopedias hide behind a picture of it. */
  readonly isMaths: boolean
  /** Holds the numbers of lines of code. */
  readonly isLineNumber: boolean
  /** Is a link by which encyclopedias are edited, or what they note for their writers. */
  readonly isForWriters: boolean
  /** Is the marker of a note. */
  readonly isNote: boolean
  /** Holds what a reader unfolds: the answer to a question, one of several tabs. */
  readonly isFold: boolean
}

/** What the value of a `style` attribute says. */
export interface StyleFacts {
  readonly hides: boolean
  readonly isBlock: boolean
  readonly isInline: boolean
  readonly keepsLines: boolean
}

/** Names by which the common frameworks hide text from eyes that screen readers are to read. */
const HIDDEN_CLASS =
  /(?:^|\s)(?!not-)(?:[a-z]{1,8}-{1,2})?(?:sr-only|sr_only|visually-?hidden|visually_hidden|screen-?reader(?:s|-text|-only)?|a11y-hidden|element-invisible|u-hidden-visually|is-visually-hidden)(?:\s|$)/i
/** Names by which they take elements off the page, and those by which they put them back on some screens. */
const NOT_DISPLAYED = /(?:^|\s)(?:d-none|is-hidden|hidden)(?:\s|$)/
const DISPLAYED = /(?:^|\s)(?:d-|[a-z]+:)[a-z-]*(?:block|flex|grid|inline|table|contents)/
const MATHS = /(?:^|\s)mwe-math-mathml/
/** Names that editors of code give to the numbers of its lines. */
const LINE_NUMBER =
  /(?:^|[\s_-])(?:gutter|blob-num|line-?nos?|line-?num(?:ber)?s?|lnum|ln-numbers)(?:[\s_-]|$)/i
const FOR_WRITERS = /(?:^|\s)(?:mw-editsection|mw-cite-backlink|noprint)(?:\s|$)/i
const NOTE = /(?:^|[\s_-])(?:foot-?note|end-?note|note-?ref)/i
/** Names of parts that fold away, save menus. */
const FOLD =
  /^(?!.*(?:nav|menu|drop-?down|header|filter))(?:.*[\s_-])?(?:accordion|collaps(?:e|ed|ible)|expand(?:able|er)|tab-?pane|tabs?[_-]*(?:pane|panel|content)|toggle[_-]*content|faq[_-]*answer)/is
const KEEPS_LINES = /white-?space\s?[:-]\s?pre-(?:wrap|line)/i

/** Read the value of a `class` attribute. */
export function classFacts(value: string): ClassFacts {
  return {
    value,
    names: plainNames(value),
    hides: HIDDEN_CLASS.test(value) || (NOT_DISPLAYED.test(value) && !DISPLAYED.test(value)),
    isMaths: MATHS.test(value),
    isLineNumber: LINE_NUMBER.test(value),
    isForWriters: FOR_WRITERS.test(value),
    isNote: NOTE.test(value),
    isFold: FOLD.test(value),
  }
}

/** Read the value of a `style` attribute. */
export function styleFacts(value: string): StyleFacts {
  return {
    hides: /(?:display\s?:\s?none|visibility\s?:\s?hidden)/i.test(value),
    isBlock: /display\s?:\s?(?:block|flex|grid|table|list-item)/i.test(value),
    isInline: /display\s?:\s?inline\s*(?:;|$)/i.test(value),
    keepsLines: KEEPS_LINES.test(value),
  }
}

/** Say whether class names are those of a framework for text whose line breaks are shown. */
export function namesKeepLines(names: string): boolean {
  return names.includes('pre-') && KEEPS_LINES.test(names)
}

const LONGEST_NAMES = 400

/** Bring names into lower case, split camel case, part them by single blanks. */
export function plainNames(names: string): string {
  if (names.length <= LONGEST_NAMES && isPlain(names)) return names
  return names
    .slice(0, LONGEST_NAMES)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Say whether names are in lower case already and parted by single blanks. */
function isPlain(names: string): boolean {
  let blank = true
  for (let i = 0; i < names.length; i++) {
    const code = codeAt(names, i)
    if (code === 32) {
      if (blank) return false
      blank = true
    } else {
      if (code < 32 || code > 126 || (code >= 65 && code <= 90)) return false
      blank = false
    }
  }
  return !blank || names === ''
}

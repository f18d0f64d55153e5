import {wordBefore} from './word-around.ts'

/** Names that also stand before a letter where they lost their semicolon: no word goes on like that. */
const OPEN_NAMES =
  'nbsp|[lr][sd]quo|[bs]bquo|[mn]dash|hellip|[AEIOUaeiouyY](?:acute|grave|circ|uml)|[ANOano]tilde|[Cc]cedil|[Aa]ring|szlig'
/** Names that are words, or begin some: nothing may follow them. */
const CLOSED_NAMES = 'amp|quot|apos|lt|gt|euro|pound|copy|reg|trade|deg|middot|bull|[lr]aquo'
/** Names that are no words, nor the end of any, and so need no ampersand; `amp` is a word. */
const PLAIN_NAMES =
  'nbsp|[lr][sd]quo|[bs]bquo|[mn]dash|hellip|[AEIOUaeiouyY](?:acute|circ|uml)|[Nn]tilde|[Cc]cedil|szlig|(?<!ali)quot|middot|[lr]aquo'
/** Names that words end in (caring, Clotilde, begrave): they stand by themselves, or inside a word. */
const ENDINGS = '[AEIOUaeiou]grave|[AOao]tilde|[Aa]ring'
/** Names that are words, which an ampersand may join to another. */
const WORDS = 'euro|pound|copy|reg|trade|deg|bull'
/** Numbers of marks, which nothing else has. */
const MARK_NUMBERS = '8(?:2[0-2]\\d|230|364|482)'
/** Numbers of spaces and letters of Latin-1, which count things as well: only behind a letter, and capitals behind a capital. */
const LETTER_NUMBERS = '1[6-8]\\d|19[01]|22[3-9]|2[34]\\d|25[0-5]|0?39|x2019'
const CAPITAL_NUMBERS = '19[2-9]|2[01]\\d|22[0-2]'

/** No semicolon. Addresses separate what they say by ampersands. */
const OPEN = new RegExp(
  `&(?:${OPEN_NAMES}|amp(?=nbsp;|[lr][sd]quo;)|(?!(?<=\\p{L}&)(?:euro|pound|copy|bull))(?:${CLOSED_NAMES})(?![\\p{L}_=])|#\\d{2,5}(?!\\d)|#[xX][\\da-fA-F]{2,4}(?![\\da-fA-F]))(?!;)`,
  'gu',
)
/** White space inside. */
const SPACED = new RegExp(
  `& ?(?:#) ?(\\d{2,5}) ?;|& ((?!(?<=\\s& )(?:${WORDS})\\b)(?:${OPEN_NAMES}|${CLOSED_NAMES}|#\\d{2,5})) ?;|&(${OPEN_NAMES}|${CLOSED_NAMES}|#\\d{2,5}) ;`,
  'g',
)
/** No ampersand: a number, or a name that is no word. */
const HEADLESS = new RegExp(
  `(?<!&|&amp;|#)#(${MARK_NUMBERS});|(?:(?<=\\p{L})#(?=(?:${LETTER_NUMBERS});)|(?<=\\p{Lu})#(?=(?:${CAPITAL_NUMBERS});))(\\w+);|(?<![&#/=]|&\\p{L}{1,8}|&(?:amp|#38|#x26);)(${PLAIN_NAMES}|(?<!\\p{L})(?:${ENDINGS})|(?:${ENDINGS})(?=;\\p{Ll}));`,
  'gu',
)

/** What one of them needs. */
const MAY_HOLD =
  /&[ #a-zA-Z]|#[\dx]{1,5};|(?:quo|sp|dash|ellip|uot|acute|grave|circ|uml|tilde|edil|ring|lig|ot);/

const ADDRESS = /:\/\/|[?&]\w+=/

/**
 * Complete character references of which the semicolon or the ampersand is missing, or that have white space inside: `&nbsp`, `& amp;`,
 * `don#8217;t`, `donrsquo;t`. What may be wording stays: `amp;` by itself, ampersands of addresses, names that go on (`&copyright`).
 *
 * @example
 * completeReferences('It&rsquos late&nbsp') // => 'It&rsquo;s late&nbsp;'
 */
export function completeReferences(text: string): string {
  if (!text.includes('&') && !text.includes(';')) return text
  if (!MAY_HOLD.test(text)) return text
  return text
    .replace(SPACED, (_, number?: string, spaced?: string, named?: string) =>
      number === undefined ? `&${spaced ?? named};` : `&#${number};`,
    )
    .replace(OPEN, (reference: string, at: number, whole: string) =>
      ADDRESS.test(wordBefore(whole, at)) ? reference : `${reference};`,
    )
    .replace(HEADLESS, (_, mark?: string, letter?: string, name?: string) =>
      name === undefined ? `&#${mark ?? letter};` : `&${name};`,
    )
}

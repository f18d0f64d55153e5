/** A letter or figure of a script that puts no blanks between words counts as a word by itself. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}])+/gu

/**
 * List the words of a text, for counting and comparing: runs of letters, marks and figures, one a character in Han, kana,
 * Thai, Lao, Khmer and Myanmar.
 *
 * @example
 * listWords('1,000 words, 漢字') // => ['1', '000', 'words', '漢', '字']
 */
export function listWords(text: string): string[] {
  return text.match(WORD) ?? []
}

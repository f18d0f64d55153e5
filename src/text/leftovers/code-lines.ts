/** Names by which scripts of pages call browsers, advertisers, counters and boxes for comments. */
const MACHINERY =
  /\b(?:googletag|adsbygoogle|dataLayer|_gaq|_gat|gtag\s?\(|ga\s?\('|fbq\s?\(|FB\.init|fbAsyncInit|twttr\b|_taboola|OBR\.|pbjs|apstag|_sf_async_config|_comscore|disqus_\w+|OneSignal|addthis_\w+|google_ad_\w+|OA_show|document\.(?:write|getElementById|createElement|cookie|location|querySelector)|window\.[\w$]+\s?(?:=|\()|jQuery\s?\(|\$\s?\(\s?(?:document|window|function|['"])|addEventListener|XMLHttpRequest|setTimeout\s?\()/
/** How scripts are written, those of other pages too. */
const SCRIPT =
  /(?:^|[;{}]\s*)(?:var|let|const)\s+[\w$]+\s*=|\bfunction\s*[\w$]{0,40}\s*\([\w$,\s]{0,200}\)\s*\{|=>\s*\{|\}\s?\)\s?(?:\(\s?\))?\s?;|^\s*\}\s*(?:else\s*\{|catch\s*\()|^\s*(?:if|for|while|switch)\s*\(.{0,200}\)\s*\{\s*$/
/** A rule of a style sheet, by itself in its line. */
const STYLE =
  /^\s*(?:@(?:media|import|font-face|charset|keyframes)\b|[.#]?[a-z][\w\s.#:,>*()[\]="'~+-]{0,200}\{(?:[^{}]{0,1000};)?\s*-{0,2}[a-z][a-z-]+\s*:[^{}]{0,1000}\}|[a-z-]{3,30}\s*:\s*[^;{}]{1,100}!important;?\s*$)/i
/** Where a style sheet ends or was cut; prose goes on behind its braces. */
const ENDS_STYLE = /[;{}>]\s*$|^.{2000}/s
/** Data about the page for search engines. */
const DATA = /^\s*\{\s*"@(?:context|type|graph)"\s*:/
/** Signs of code; prose has one in some forty. */
const SIGNS = /[{}();=<>[\]"'_$\\/|&]/g

/** Share of a line's signs from which on it is more code than prose. */
const DENSE = 0.12
/** What code has, and hardly any prose. */
const MAY_BE_CODE = /[{}=]|\)\s?;|!important/
/** What a line beside code has, or is nothing but; remarks in parentheses and speech have neither. */
const MAY_GO_ON = /[{}=$\\<>]|\)\s?;|["'],\s*$|["']\s?:|^[\s()[\];,]+$/

/**
 * Say whether a line is a script, a style sheet or data that belongs to a page's machinery. Prose that names it is not: a line of code has
 * the signs of it as well.
 *
 * @example
 * isCodeLine('googletag.cmd.push(function() { googletag.display("ad-1"); });') // => true
 */
export function isCodeLine(line: string): boolean {
  if (!MAY_BE_CODE.test(line)) return false
  const text = line.slice(0, 2000)
  if (DATA.test(text)) return true
  const isStyle = STYLE.test(text) && ENDS_STYLE.test(text)
  if (isStyle && text.includes(';')) return true
  return shareOfSigns(text) >= DENSE && (isStyle || MACHINERY.test(text))
}

/** Say whether a line beside lines of code is one more of them: it has the signs, if no name that is known. */
export function isCodeBeside(line: string): boolean {
  if (line.length >= 300) return false
  return SCRIPT.test(line) || (shareOfSigns(line) >= DENSE && MAY_GO_ON.test(line))
}

function shareOfSigns(text: string): number {
  return (text.match(SIGNS)?.length ?? 0) / text.length
}

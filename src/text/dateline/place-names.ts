/** Labels that newspapers set before a colon or dash, in capitals too. */
const NOT_PLACES =
  /^(?:(?:breaking|latest|top|good|bad|fake|sad)? ?news|news ?flash|breaking|update[ds]?|exclusive|watch|listen|video|photos?|live|opinion|editorial|analysis|comment(?:ary)?|interview|review|warning|note|editor['’]?s? note|correction|spoilers?(?: alert)?|q|a|q ?& ?a|faq|poll|quiz|read|related|more|also|see also|by|share|advertisement|tip|tips|fact ?check|explainer|explained|eil|eilmeldung|kommentar|analyse|urgent|en direct|direct|vidéo|última hora|urgente|срочно|видео|фото|мнение|son dakika|pilne|wideo)$/iu

/** The name of a place: one to five words, no figures but in a date behind it. */
export function placeOf(part: string): string | null {
  const name = part.replace(/\s+\d.*$/u, '').trim()
  const words = name.split(/\s+/)
  if (name === '' || words.length > 5 || name.length > 40) return null
  if (!/^[\p{L}\p{M}\s.'’/()-]+$/u.test(name) || NOT_PLACES.test(name)) return null
  const cased = name !== name.toLowerCase() || name !== name.toUpperCase()
  if (cased && !words.every(word => /^\p{Lu}/u.test(word) || word.length <= 3)) return null
  return /^\p{Lu}/u.test(name) || !cased ? name : null
}

export function isCapitals(name: string): boolean {
  return name === name.toUpperCase() && name !== name.toLowerCase()
}

export function hasDate(text: string): boolean {
  return /(?:^|[\s,])\d{1,2}(?=$|[\s.,])/.test(text) && /\d/.test(text)
}

export function isDatePart(part: string): boolean {
  return /\d/.test(part) ? part.length <= 30 && part.split(/\s+/).length <= 5 : false
}

export function isShortName(part: string): boolean {
  return (
    part.length <= 28 &&
    part.split(/\s+/).length <= 3 &&
    !/\d/.test(part) &&
    (/^\p{Lu}/u.test(part) || part === part.toUpperCase())
  )
}

export function isHanOrKana(text: string): boolean {
  return /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・]+$/u.test(text)
}

import {weighWords} from '../language/words.ts'

const signs = /^[\0-\x7f\xa0-\xbf×÷ˆ˜†‡•…‰‹›€™–—‘’‚“”„]*$/
/** A sign inside a word, where none stands by rights. */
const signInside =
  /\p{L}[\xa1-\xaf\xb0-\xb6\xb8-\xbf‚„†‡ˆ˜‰€™–—]\p{L}| ˆ |\p{Ll}[\xa2-\xa5\xac‚„ˆ˜](?!\p{L})/u
const shortest = 4
const flip = /\p{Ll}\p{Lu}/u

/** Whether a swap that the document has not shown makes too little of too little: signs, one letter, case turned over. */
export const isDoubtfulSwap = (line: string, {from, text}: {from: string; text: string}): boolean => {
  if (/[\u2e80-\uffef]/.test(text) && !/[\u2e80-\uffef]{2}/.test(text) && !/[\u2e80-\uffef]/.test(line))
    return true
  if (!/^(?:windows|iso|ibm|koi8|mac|x-mac)/.test(from)) return false
  if (line.replace(/\s/g, '').length < shortest) return true
  // Greek letters one by one are those of sciences, save inside of words.
  if (/[\u0391-\u03c9]/.test(line) && !/[\u0370-\u03ff]{2}|\p{Ll}[\u0391-\u03c9][a-z]/u.test(line))
    return true
  if (signs.test(line) && !signInside.test(line) && weighWords(line, text).gained === 0) return true
  const foreign = new Set(text.toLowerCase().match(/[\u0370-\u1fff]/g))
  if (foreign.size === 1) return true
  return flip.test(text) && !flip.test(line)
}

import type {Reading} from './sequences/sequences.ts'

/** Scripts and kinds of signs, of which one text has few. */
const scripts: readonly RegExp[] = [
  /[\u0100-\u024f]/,
  /[\u0370-\u03ff]/,
  /[\u0400-\u052f]/,
  /[\u0531-\u058f]/,
  /[\u0590-\u05ff]/,
  /[\u0600-\u077f]/,
  /[\u0900-\u1fff]/,
  /[\u2190-\u2bff]/,
  /[\u3040-\u9fff]/,
  /[\uac00-\ud7a3]/,
]
const mostScripts = 3

/** Whether what is read is a salad of scripts, as comes of what is no UTF-8, or no longer. */
export const isSalad = (readings: readonly Reading[]): boolean => {
  if (readings.length < mostScripts || !readings.some(({patches}) => patches.length)) return false
  const text = readings.map(({code}) => String.fromCodePoint(code)).join('')
  return scripts.filter(script => script.test(text)).length >= mostScripts
}

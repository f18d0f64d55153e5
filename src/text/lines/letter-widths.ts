import {isWideCode} from './scripts.ts'

/**
 * Widths of ASCII signs in print, in thousandths of an em: those of Times (Adobe's metrics of the fourteen standard fonts), which
 * other text faces differ from by little in what matters here, wide against narrow.
 */
const WIDTHS: readonly (readonly [width: number, signs: string])[] = [
  [180, "'|"],
  [250, ' .,;:!/\\`'],
  [278, 'ijlt'],
  [333, 'fr-()[]I'],
  [389, 'sJ'],
  [409, '"^~'],
  [444, 'aceyz?'],
  [500, '0123456789bdghknopquvx_$#*<>=+{}'],
  [556, 'FPS'],
  [611, 'ELTZ'],
  [667, 'BCR'],
  [722, 'wADGHKNOQUVXY&'],
  [778, 'm%'],
  [889, 'M'],
  [944, 'W@'],
]
/** A letter of running text, the blanks among them, in thousandths of an em. */
const AVERAGE = 410
/** Signs beyond ASCII: small letters and marks, capitals, wide signs. */
const [SMALL, CAPITAL, WIDE] = [500, 680, 1000]

/** Widths of code units below U+0530, in average letters. */
let known: Float32Array | undefined

function load(): Float32Array {
  known = new Float32Array(0x530)
  for (let code = 0x80; code < known.length; code++) {
    const sign = String.fromCharCode(code)
    known[code] = (sign === sign.toLowerCase() ? SMALL : CAPITAL) / AVERAGE
  }
  for (const [width, signs] of WIDTHS) for (const sign of signs) known[sign.charCodeAt(0)] = width / AVERAGE
  return known
}

/** How wide a text is in print, in average letters, about; blanks that stretch a line count once. Time is linear. */
export function printedWidth(text: string): number {
  const widths = known ?? load()
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 32 && text.charCodeAt(i - 1) === 32) continue
    sum += code < widths.length ? widths[code]! : (isWideCode(code) ? WIDE : SMALL) / AVERAGE
  }
  return sum
}

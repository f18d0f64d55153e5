/** Sequences of two bytes that lost nothing, as ISO-8859-1 reads them, beside others that did. */

const whole = /[\xc3-\xc5][\xa1-\xbf]/g

/** Whether a line has a sequence that lost nothing. */
export const hasWhole = (line: string): boolean => line.search(whole) >= 0

/** Mend the sequences that lost nothing. */
export const mendWhole = (text: string): string =>
  text.replace(whole, pair =>
    String.fromCharCode(((pair.charCodeAt(0) & 31) << 6) | (pair.charCodeAt(1) & 63)),
  )

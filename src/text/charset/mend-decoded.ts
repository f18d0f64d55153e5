const JIS_FORMS: Readonly<Record<string, string>> = {
  '～': '〜',
  '∥': '‖',
  '－': '−',
  '￠': '¢',
  '￡': '£',
  '￢': '¬',
}

/**
 * Put the characters that JIS X 0208 means in place of the full-width ones that Windows reads there.
 *
 * EUC-JP and ISO-2022-JP come from systems that followed JIS (Python and glibc map so too); Shift_JIS stays Windows'.
 */
export function toJisForms(text: string): string {
  return /[～∥－￠￡￢]/.test(text) ? text.replace(/[～∥－￠￡￢]/g, char => JIS_FORMS[char]!) : text
}

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const FINALS = '\u3164ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'

/** Compose syllables that KS X 1001 lacks and spells out after a filler: filler, initial, medial, final or filler. */
export function composeHangul(text: string): string {
  if (!text.includes('\u3164')) return text
  return text.replace(
    /\u3164([ㄱ-ㅎ])([ㅏ-ㅣ])([ㄱ-ㅎ\u3164])/g,
    (all, first: string, vowel: string, last: string) => {
      const initial = INITIALS.indexOf(first)
      const final = FINALS.indexOf(last)
      if (initial < 0 || final < 0) return all
      return String.fromCharCode(0xac00 + (initial * 21 + vowel.charCodeAt(0) - 0x314f) * 28 + final)
    },
  )
}

/** Languages told from a script alone. */
export const languageOfScript: Readonly<Record<string, string>> = {
  Greek: 'el',
  Hebrew: 'he',
  Kana: 'ja',
  Bopomofo: 'zh',
  Hangul: 'ko',
  Bengali: 'bn',
  Gurmukhi: 'pa',
  Gujarati: 'gu',
  Oriya: 'or',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Thai: 'th',
  Lao: 'lo',
  Khmer: 'km',
  Myanmar: 'my',
  Tibetan: 'bo',
  Georgian: 'ka',
  Armenian: 'hy',
  Ethiopic: 'am',
  Mongolian: 'mn',
  Thaana: 'dv',
  Syriac: 'syr',
  Cherokee: 'chr',
  Canadian_Aboriginal: 'iu',
  Tifinagh: 'zgh',
}

/** Languages told apart by words and letters, script by script; all others are taken for Latin. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  Cyrillic: 'ru uk be bg sr mk kk ky mn tg'.split(' '),
  Arabic: 'ar fa ur ku ps ug'.split(' '),
  Devanagari: 'hi mr ne'.split(' '),
}

/** Script of a language that is told from its words. */
export function scriptOfLanguage(language: string): string {
  const found = Object.entries(scripts).find(([, languages]) => languages.includes(language))
  if (found !== undefined) return found[0]
  if (language === 'zh') return 'Han'
  return Object.entries(languageOfScript).find(([, name]) => name === language)?.[0] ?? 'Latin'
}

/** Whether a script's languages are told from words and n-grams. */
export const isShared = (script: string): boolean => script === 'Latin' || script in scripts

/**
 * Fold a BCP 47 tag to the code used in the tables: the primary subtag, one code for close kin.
 * Norwegian is always `no` (nb and nn too), Malay and Indonesian keep their own codes, Chinese is `zh`.
 */
export function baseLanguage(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0]!
  return aliases[primary] ?? primary
}

const aliases: Readonly<Record<string, string>> = {
  nb: 'no',
  nn: 'no',
  ckb: 'ku',
  fil: 'tl',
  iw: 'he',
  in: 'id',
  ji: 'yi',
  cmn: 'zh',
  yue: 'zh',
  bs: 'hr',
  sh: 'hr',
}

/** A charset that text may be in. */
export interface CharsetCandidate {
  charset: string
  /** How much rarer than windows-1252 it is, in nats. */
  cost: number
  /** Languages that are written in it. */
  languages: readonly string[]
}

const WESTERN = 'en fr de es it pt nl da sv nb fi is ca gl eu id ms ga gd cy br af sq'
const CENTRAL = 'pl cs hu hr ro sk sl'
const CYRILLIC = 'ru uk bg sr mk be'
const BALTIC = 'et lt lv'

const LIST: readonly (readonly [charset: string, cost: number, languages: string])[] = [
  ['windows-1252', 0, WESTERN],
  ['windows-1250', 0.5, CENTRAL],
  ['windows-1251', 0.5, CYRILLIC],
  ['windows-1253', 0.5, 'el'],
  ['windows-1254', 0.5, 'tr az'],
  ['windows-1255', 0.5, 'he'],
  ['windows-1256', 0.5, 'ar fa ur'],
  ['windows-1257', 0.5, BALTIC],
  ['windows-1258', 0.7, 'vi-1258'],
  ['windows-874', 0.5, 'th'],
  ['iso-8859-2', 0.8, CENTRAL],
  ['iso-8859-3', 2.5, 'eo mt tr'],
  ['iso-8859-4', 2, `${BALTIC} da sv nb fi`],
  ['iso-8859-5', 1.5, CYRILLIC],
  ['iso-8859-6', 1.5, 'ar fa'],
  ['iso-8859-7', 0.8, 'el'],
  ['iso-8859-8', 1, 'he'],
  ['iso-8859-10', 2.5, 'is fi sv nb da et lt lv'],
  ['iso-8859-13', 1.5, BALTIC],
  ['iso-8859-14', 2.5, 'cy ga gd br'],
  ['iso-8859-15', 1, WESTERN],
  ['iso-8859-16', 2, 'ro pl hr hu sl sq'],
  ['koi8-r', 0.5, 'ru bg'],
  ['koi8-u', 0.8, 'uk'],
  ['koi8-t', 4, 'tg ru'],
  ['kz-1048', 3, 'kk ru'],
  ['ptcp154', 4, 'kk ru'],
  ['x-mac-cyrillic', 1.5, CYRILLIC],
  ['ibm866', 1.5, CYRILLIC],
  ['cp1125', 3, 'uk'],
  ['cp855', 3, CYRILLIC],
  ['macintosh', 1.2, WESTERN],
  ['mac-latin2', 2.5, CENTRAL],
  ['mac-greek', 2.5, 'el'],
  ['mac-turkish', 2.5, 'tr'],
  ['mac-iceland', 3, 'is'],
  ['cp437', 1.7, 'en fr de es it nl da sv fi'],
  ['cp850', 1.5, WESTERN],
  ['cp858', 2.5, WESTERN],
  ['cp852', 2, CENTRAL],
  ['cp775', 2.5, BALTIC],
  ['cp737', 2.5, 'el'],
  ['cp869', 3, 'el'],
  ['cp857', 2.5, 'tr'],
  ['cp860', 3, 'pt'],
  ['cp861', 3, 'is'],
  ['cp863', 3, 'fr'],
  ['cp865', 3, 'da nb'],
  ['cp862', 2.5, 'he'],
  ['cp856', 3, 'he'],
  ['cp864', 3, 'ar'],
  ['cp720', 3, 'ar fa'],
  ['cp1006', 6, 'ur'],
  ['armscii-8', 4, 'hy'],
  ['viscii', 6, 'vi'],
  ['tcvn', 6, 'vi'],
  ['hp-roman8', 2.5, WESTERN],
  ['big5', 0.5, 'zh-hant zh'],
  ['gb18030', 0.5, 'zh zh-hant'],
  ['shift_jis', 0.5, 'ja'],
  ['shift_jis-2004', 3, 'ja'],
  ['euc-jp', 0.5, 'ja'],
  ['euc-jis-2004', 3, 'ja'],
  ['euc-kr', 0.5, 'ko'],
  ['johab', 3, 'ko'],
]

export const CANDIDATES: readonly CharsetCandidate[] = LIST.map(([charset, cost, languages]) => ({
  charset,
  cost,
  languages: languages.split(' '),
}))

/** Languages that Latin pages are written in. */
export const LATIN_LANGUAGES: readonly string[] =
  `${WESTERN} ${CENTRAL} ${BALTIC} tr az vi vi-1258 eo mt`.split(' ')

const LATIN = new Set(LATIN_LANGUAGES)
const LANGUAGES = new Map<string, readonly string[]>()

/** Languages to try a charset in: those that are written in it, and for a Latin one, any other in Latin letters. */
export function languagesOf({charset, languages}: CharsetCandidate): readonly string[] {
  const known = LANGUAGES.get(charset)
  if (known) return known
  const some = languages.some(language => LATIN.has(language))
  const all = some ? [...new Set([...languages, ...LATIN_LANGUAGES])] : languages
  LANGUAGES.set(charset, all)
  return all
}

import {type ClassifyOptions, classify, type IdentifiedLanguage} from './classify.ts'
import {sampleOf} from './sample.ts'

export type {IdentifiedLanguage} from './classify.ts'
export {identifyLanguages} from './identify-languages.ts'
export {splitByScript} from './script.ts'
export {splitByLanguage} from './split-by-language.ts'

/** How to identify a language. */
export interface IdentifyLanguageOptions extends ClassifyOptions {}

/**
 * Identify the language of a text.
 *
 * The script decides where only one language uses it; then small words and letters; eld's n-grams where those
 * leave a doubt; and for names and short lines the hint. Texts over 700 UTF-16 code units are sampled.
 * Gives a BCP 47 tag (`no` for Norwegian in either form, `zh` for Chinese in either script, `hr` for the
 * languages kin to it in Latin letters) and a score from 0 to 1; `und` when unknown, `zxx` when the text holds
 * no letters. `languages` narrows the choice, `hint` (default null) is what the text is expected to be in.
 * N-grams: eld by Nito T.M., its small set.
 *
 * @example
 * identifyLanguage('오늘 서울은 맑겠습니다').language // => 'ko'
 * identifyLanguage('Der Zug nach Ulm ist heute nicht gefahren.').language // => 'de'
 * identifyLanguage('12:30').language // => 'zxx'
 */
export function identifyLanguage(text: string, options: IdentifyLanguageOptions = {}): IdentifiedLanguage {
  return classify(sampleOf(text), options)
}

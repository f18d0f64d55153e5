import {functionWords} from '../../tables/function-words.ts'

/** Languages that have a list of small words; arrays of evidence are indexed like it. */
export const wordLanguages: readonly string[] = Object.keys(functionWords)

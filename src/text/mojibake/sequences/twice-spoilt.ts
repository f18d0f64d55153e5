/** Text that went twice or more through ISO-8859-1 and lost the C1 controls that came of it: `ÃÂ¡` of á, `Ã¢ÂÂ` of a mark. */
import {codeOrZeroAt} from '../../code-at.ts'
import type {Bias} from '../language/language-bias.ts'
import {costOfText, kindBits, kinds} from '../language/plausibility.ts'
import type {Edit, Patch, PlanStep} from '../plan.ts'
import {isOpenAfter, markAt} from '../quotes/marks.ts'

const remains =
  /(?<![ÂÃ])(?:Ã¢ÂÂ|ÃÂ¢ÃÂÃÂ|(?:ÃÂ)+(?=[\xa1-\xbf])|(?<=[\p{Ll}\xa1-\xbf])ÃÂ(?![\p{Lu}\xa0-\xbf]))[\xa1-\xbf]?/gu
/** What shows beyond doubt that a line went through: of others, a letter may have been any of dozens. */
const telling = /ÃÂ[\xa1-\xbf]|Ã¢ÂÂ/
/** What is left of any mark whose last byte was a control, after two and three times. */
const anyMark = /^(?:Ã¢ÂÂ|ÃÂ¢ÃÂÃÂ)$/
const marks = '–—‘’‚“”„†‡•…‰‹›€™′″'
const quotes = /[“”„«»]/g

/** A character and what it became, controls and all. */
interface Source {
  char: string
  spoilt: string
  layers: number
}

const utf8 = new TextEncoder()
const spoil = (text: string): string => String.fromCharCode(...utf8.encode(text))
const mostLayers = 4

/** What each remainder may have been: signs and letters from U+00A1 to U+017F, and marks. */
let sources: Map<string, Source[]> | undefined

const load = (): Map<string, Source[]> => {
  sources = new Map()
  const letters = Array.from({length: 0x180 - 0xa1}, (_, index) => String.fromCharCode(0xa1 + index))
  for (const char of [...letters, ...marks]) {
    let spoilt = spoil(char)
    for (let layers = 2; layers <= (char < '\u0180' ? mostLayers : 3); layers++) {
      spoilt = spoil(spoilt)
      const left = spoilt.replace(/[\x80-\x9f]/g, '')
      const known = sources.get(left)
      if (known) known.push({char, spoilt, layers})
      else sources.set(left, [{char, spoilt, layers}])
    }
  }
  return sources
}

/** Where something is left: the text before it as it is by now, the text behind it. */
interface Place {
  before: string
  after: string
  open: boolean
  bias: Bias
}

/** What letters from U+0100 on cost more: of languages that few of these texts are in. */
const rarer = {usual: 3, guessed: 6} as const
/** What a sign or a capital costs more inside a word. */
const wedged = 8

/** Choose what stands between its neighbours best: marks by what they do, letters by what the languages hold. */
const bestOf = (found: string, {before, after, open, bias}: Place): Source | undefined => {
  const all = (sources ?? load()).get(found) ?? []
  if (anyMark.test(found)) {
    const mark = markAt({before, after: after.replaceAll(found, ''), open, language: bias.language})
    return all.find(({char}) => char === mark)
  }
  const rare = /[\xa1-\xbf]$/.test(found) ? rarer.usual : rarer.guessed
  const isInside = /\p{Ll}$/u.test(before) && /^(?:\p{Ll}|ÃÂ)/u.test(after)
  let best: Source | undefined
  let least = Infinity
  for (const source of all) {
    const {char} = source
    const cost =
      costOfText(char + (after.slice(0, 2) || ' '), {before: before.slice(-2) || ' ', bias}) +
      (char > '\xff' && char < '\u0180' ? rare : 0) +
      (isInside && !(kindBits(char.charCodeAt(0)) & kinds.lower) ? wedged : 0)
    if (cost < least) [best, least] = [source, cost]
  }
  return best
}

/** The controls that were lost, to be put back. */
const patchesOf = (left: string, spoilt: string): Patch[] => {
  const changes: Patch[] = []
  let at = 0
  for (const text of spoilt) {
    if (left[at] === text) at++
    else changes.push({at, drop: 0, text})
  }
  return changes
}

const recode: PlanStep = {op: 'recode', from: 'iso-8859-1', to: 'utf-8'}
const isCapital = (code: number): boolean => (kindBits(code) & kinds.upper) !== 0

/** Among capitals É may stand before a sign that closes. */
const isAmidCapitals = (line: string, start: number, end: number): boolean =>
  isCapital(codeOrZeroAt(line, start - 1)) &&
  (isCapital(codeOrZeroAt(line, start - 2)) || isCapital(codeOrZeroAt(line, end)))

const nearby = 30

/** Find what was spoilt twice or more, of which no control is left. */
export const twiceSpoiltRound = (line: string, biasFor: () => Bias): Edit[] => {
  if (!telling.test(line) || /[\x80-\x9f]/.test(line)) return []
  const edits: Edit[] = []
  let before = ''
  let open = false
  let from = 0
  for (const {0: found, index: start} of line.matchAll(remains)) {
    const end = start + found.length
    const bias = biasFor()
    const passed = line.slice(from, start)
    for (const mark of passed.match(quotes) ?? []) open = isOpenAfter(mark, open, bias.language)
    before = (before + passed).slice(-nearby)
    from = end
    const place = {before, after: line.slice(end, end + nearby), open, bias}
    const best = isAmidCapitals(line, start, end) ? undefined : bestOf(found, place)
    before += best?.char ?? found
    if (!best) continue
    open = isOpenAfter(best.char, open, bias.language)
    edits.push({
      start,
      end,
      after: best.char,
      plan: [
        {op: 'patch', changes: patchesOf(found, best.spoilt)},
        ...Array<PlanStep>(best.layers).fill(recode),
      ],
      confidence: 0.9,
      rule: 'utf8-lost-bytes',
    })
  }
  return edits
}

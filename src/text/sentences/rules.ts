import {abbreviations} from '../../tables/abbreviations.ts'
import {functionWords} from '../../tables/function-words.ts'

/** What tells a full stop that ends a sentence from one that does not, in one language. */
export interface SentenceRules {
  /** Abbreviations that lead into the next word: titles, references. */
  leading: ReadonlySet<string>
  /** Abbreviations that may end a sentence. */
  closing: ReadonlySet<string>
  /** Small words; one with a capital after an abbreviation opens a sentence. */
  starters: ReadonlySet<string>
  /** A number with a full stop is an ordinal, as in German. */
  ordinals: boolean
  /** A small letter may open a sentence, as people write on the web. */
  smallStarts: boolean
  /** A semicolon asks a question. */
  greek: boolean
  /** Closing quotation marks have a space before them, as in French. */
  spacedQuotes: boolean
}

/** Abbreviations that lead into a number and nothing else. */
export const numbered: ReadonlySet<string> = new Set(
  'no nos art arts sec secs fig figs eq p pp para ch chap vol vols n op nr núm nro nº str pkt poz rys tab гл ст рис табл'.split(
    ' ',
  ),
)

const ordinalLanguages = new Set('de da no fi cs sk sl hr hu et lv tr sr pl'.split(' '))

const englishStarters =
  "the this that these those it its it’s it's he she they we you i his her their our my your there here then in on at " +
  'for from with by as if when while after before since until because although though but and or so yet however what ' +
  'who why how where which whose did does do is are was were can could will would should may might has have had no ' +
  'not some many most all any each every one two three other others another both such even still just only now today ' +
  'yesterday tomorrow also meanwhile among according despite instead let please thank thanks under over during about ' +
  'more much few several too once again perhaps maybe nobody everybody everyone someone nothing everything unlike like last next later earlier officials critics please ' +
  "i’m i'm i’ve i've we’re we're they’re they're that’s that's there’s there's he’s he's she’s she's don’t don't"

const made = new Map<string, SentenceRules>()

const words = (list: string | undefined): string[] =>
  list === undefined || list === '' ? [] : list.split(' ')

/** Rules of a language by its primary subtag; languages without a table share English abbreviations of titles. */
export function rulesFor(language: string): SentenceRules {
  let rules = made.get(language)
  if (rules === undefined) {
    const table = abbreviations[language] ?? {leading: 'dr prof mr mrs', closing: 'etc'}
    const small = words(functionWords[language]).map(word => word.replace(/\d+$/, ''))
    rules = {
      leading: new Set(words(table.leading)),
      closing: new Set(words(table.closing)),
      starters: new Set(language === 'en' ? words(englishStarters) : small),
      ordinals: ordinalLanguages.has(language),
      smallStarts: language === 'en',
      greek: language === 'el',
      spacedQuotes: language === 'fr',
    }
    made.set(language, rules)
  }
  return rules
}

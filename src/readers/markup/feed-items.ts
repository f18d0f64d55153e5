import {Parser} from 'htmlparser2'
import {DocumentError} from '../../model/errors.ts'

/** One item of a feed: where it begins, and its fields as they are written, each once. Characters are bytes. */
export interface FeedItem {
  readonly offset: number
  readonly fields: ReadonlyMap<string, FeedField>
}

/** What an element of an item holds. */
export interface FeedField {
  readonly attributes: Readonly<Record<string, string>>
  /** Text between its tags, with references as they are written; of what is given as CDATA, what it holds. */
  readonly text: string
  /** All that stands between its tags, markup too. */
  readonly markup: string
  readonly isVerbatim: boolean
}

/** What a feed says of all its items. */
export interface Feed {
  readonly language: string | null
  readonly items: readonly FeedItem[]
  /** Elements are nested deeper than any feed's: what follows was not read. */
  readonly isTooDeep: boolean
}

/** How deep elements may stand inside each other; the parser takes longer for each, the deeper it stands. */
const DEEPEST = 1000

interface OpenField {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly depth: number
  readonly from: number
  text: string
  isVerbatim: boolean
}

/** Read the items of a feed: RSS 0.9 to 2.0 with its modules, and Atom. What is broken is read as far as it goes. */
export function readFeedItems(xml: string): Feed {
  const items: FeedItem[] = []
  let depth = 0
  let item: {offset: number; depth: number; fields: Map<string, FeedField>} | null = null
  let field: OpenField | null = null
  let language: string | null = null
  let isVerbatim = false
  let outer: string | null = null
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > DEEPEST) throw new DocumentError('too-deep')
        outer = name
        if (depth <= 2) language ??= attributes['xml:lang'] ?? null
        if (item === null && isItem(name)) item = {offset: parser.startIndex, depth, fields: new Map()}
        else if (item !== null && field === null)
          field = {name, attributes, depth, from: parser.endIndex + 1, text: '', isVerbatim: false}
      },
      oncdatastart: () => {
        isVerbatim = true
        if (field !== null) field.isVerbatim = true
      },
      oncdataend: () => {
        isVerbatim = false
      },
      ontext: text => {
        // RSS states the language of all items in an element of the channel.
        if (item === null && outer === 'language') language ??= text.trim()
        if (field !== null) field.text += isVerbatim || !field.isVerbatim ? text : ''
      },
      onclosetag: () => {
        if (field !== null && field.depth === depth) {
          const {name, attributes, text, isVerbatim} = field
          const markup = xml.slice(field.from, parser.startIndex)
          if (isMain(name, attributes) && !item?.fields.has(name))
            item?.fields.set(name, {attributes, text, markup, isVerbatim})
          field = null
        }
        if (item !== null && item.depth === depth) {
          items.push(item)
          item = null
        }
        outer = null
        depth--
      },
    },
    {xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true},
  )
  let isTooDeep = false
  try {
    parser.end(xml)
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    isTooDeep = true
  }
  return {language, items, isTooDeep}
}

function isItem(name: string): boolean {
  return name === 'item' || name === 'entry'
}

/** Of the links of an Atom entry only that to its page counts. */
function isMain(name: string, {rel = 'alternate'}: Readonly<Record<string, string>>): boolean {
  return name !== 'link' || rel === 'alternate'
}

import {Parser} from 'htmlparser2'
import {DocumentError} from '../../model/errors.ts'

/** One item of a feed: where it begins, and its fields as they are written, each once. Characters are bytes. */
export interface FeedItem {
  /** `item`, `entry`, or `wp:author`: in an export of WordPress whoever wrote items. */
  readonly name: string
  readonly offset: number
  readonly fields: ReadonlyMap<string, FeedField>
  /** Language that the feed states for all its items. */
  readonly language: string | null
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

/** Elements that are items of feeds, or say who wrote some. */
const ITEMS: ReadonlySet<string> = new Set(['item', 'entry', 'wp:author'])
/** How deep elements may stand inside each other; the parser takes longer for each, the deeper it stands. */
const DEEPEST = 1000
/** Characters of an element that states the language that are held; what is longer states none. */
const LONGEST_LANGUAGE = 200
const OPTIONS = {xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true}

interface OpenItem {
  readonly name: string
  readonly offset: number
  readonly depth: number
  readonly fields: Map<string, FeedField>
}

interface OpenField {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly depth: number
  readonly from: number
  text: string
  isVerbatim: boolean
}

/**
 * Read the items of a feed as a stream: RSS 0.9 to 2.0 with its modules, and Atom. What is broken is read as far as it goes. Entities that
 * a document declares are left as they are.
 *
 * @param options.names Elements that are items.
 * @throws {DocumentError} `too-large` when an item, or anything between items, has more than `limit` bytes, `too-deep` when elements are nested deeper than any feed's.
 */
export async function* readFeedItems(
  chunks: AsyncIterable<Uint8Array>,
  {limit, names = ITEMS}: {limit: number; names?: ReadonlySet<string>},
): AsyncGenerator<FeedItem, void, undefined> {
  const ready: FeedItem[] = []
  const items = new ItemParser(item => ready.push(item), {limit, names})
  let failure: unknown = null
  for await (const chunk of chunks) {
    try {
      items.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1'))
    } catch (error) {
      failure = error
    }
    yield* ready.splice(0)
    if (failure !== null) throw failure
  }
  items.end()
  yield* ready
}

/** Puts the events of the parser together to items. */
class ItemParser {
  readonly #parser: Parser
  readonly #onItem: (item: FeedItem) => void
  readonly #limit: number
  readonly #names: ReadonlySet<string>
  /** What was read since the item began, and where that is. */
  #text = ''
  #base = 0
  #depth = 0
  #item: OpenItem | null = null
  #field: OpenField | null = null
  #language: string | null = null
  /** Text of an element that states the language, while it is open. */
  #stated: string | null = null
  #isVerbatim = false

  constructor(onItem: (item: FeedItem) => void, {limit, names}: {limit: number; names: ReadonlySet<string>}) {
    this.#onItem = onItem
    this.#limit = limit
    this.#names = names
    const handler = {
      onopentag: (name: string, attributes: Record<string, string>) => this.#open(name, attributes),
      oncdatastart: () => this.#verbatim(true),
      oncdataend: () => this.#verbatim(false),
      ontext: (text: string) => this.#say(text),
      onclosetag: () => this.#close(),
    }
    this.#parser = new Parser(handler, OPTIONS)
  }

  write(text: string): void {
    if (this.#item === null) {
      this.#base += this.#text.length
      this.#text = ''
    }
    this.#text += text
    this.#parser.write(text)
    // What has not ended is held here, or by the parser.
    this.#requireSmall(this.#item?.offset ?? this.#parser.endIndex + 1, this.#base + this.#text.length)
  }

  #requireSmall(start: number, end: number): void {
    if (end - start > this.#limit)
      throw new DocumentError(
        'too-large',
        `an item has more than ${this.#limit} bytes: what follows was not read`,
      )
  }

  end(): void {
    this.#parser.end()
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (++this.#depth > DEEPEST)
      throw new DocumentError('too-deep', 'elements of the feed are nested too deeply')
    const depth = this.#depth
    if (depth <= 2) this.#language ??= attributes['xml:lang'] ?? null
    if (this.#item === null) {
      this.#stated = name === 'language' ? '' : null
      if (this.#names.has(name))
        this.#item = {name, offset: this.#parser.startIndex, depth, fields: new Map()}
    } else
      this.#field ??= {name, attributes, depth, from: this.#parser.endIndex + 1, text: '', isVerbatim: false}
  }

  #verbatim(isVerbatim: boolean): void {
    this.#isVerbatim = isVerbatim
    if (isVerbatim && this.#field !== null) this.#field.isVerbatim = true
  }

  #say(text: string): void {
    if (this.#stated !== null && this.#stated.length < LONGEST_LANGUAGE) this.#stated += text
    const field = this.#field
    if (field !== null && (this.#isVerbatim || !field.isVerbatim)) field.text += text
  }

  #close(): void {
    // RSS states the language of all items in an element of the channel.
    if (this.#stated !== null) this.#language ??= this.#stated.trim() || null
    this.#stated = null
    const [item, field] = [this.#item, this.#field]
    if (field !== null && field.depth === this.#depth) {
      const {name, attributes, text, isVerbatim, from} = field
      const markup = this.#text.slice(from - this.#base, this.#parser.startIndex - this.#base)
      if (isMain(name, attributes) && !item?.fields.has(name))
        item?.fields.set(name, {attributes, text, markup, isVerbatim})
      this.#field = null
    }
    if (item !== null && item.depth === this.#depth) {
      this.#requireSmall(item.offset, this.#parser.endIndex + 1)
      this.#onItem({name: item.name, offset: item.offset, fields: item.fields, language: this.#language})
      this.#item = null
    }
    this.#depth--
  }
}

/** Of the links of an Atom entry only that to its page counts, of its categories only the one that says what kind of entry it is. */
function isMain(name: string, {rel = 'alternate', scheme = ''}: Readonly<Record<string, string>>): boolean {
  if (name === 'category') return scheme.endsWith('#kind')
  return name !== 'link' || rel === 'alternate'
}

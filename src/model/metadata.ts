/** Kinds of page. A consent wall, login or error page is a drop and no kind. */
export const PAGE_KINDS = ['article', 'index', 'live-blog', 'video', 'product', 'forum', 'other'] as const
/** What a document is, as far as it shows. */
export type PageKind = (typeof PAGE_KINDS)[number]

/** What is known of an article besides its blocks; `null` or empty where nothing is known. */
export interface Metadata {
  readonly kind: PageKind
  /** How sure the judge is that the body is right, 0–1. */
  readonly confidence: number
  /** A paywall stub or a page cut short. */
  readonly truncated: boolean
  readonly canonicalUrl: string | null
  readonly title: string | null
  readonly subtitle: string | null
  /** The byline as written, without dates, times and topics. */
  readonly byline: string | null
  /** Names of people. */
  readonly authors: readonly string[]
  readonly publisher: string | null
  readonly section: string | null
  readonly tags: readonly string[]
  readonly description: string | null
  readonly imageUrl: string | null
  /** Day of publication as published, YYYY-MM-DD. */
  readonly date: string | null
  /** ISO 8601 with offset; `null` unless the time is known. */
  readonly datePublished: string | null
  readonly dateModified: string | null
  /** Which source the date was taken from: `json-ld`, `open-graph`, `meta`, `time-element`, `url`, `text`, `input` … */
  readonly dateSource: string | null
  /** The words that open the text with place, date or agency, as written. */
  readonly dateline: string | null
  readonly datelinePlace: string | null
  readonly agency: string | null
  /** Language that the page declares, BCP 47. */
  readonly declaredLanguage: string | null
}

/** Metadata of which nothing is known yet. */
export const NO_METADATA: Metadata = {
  kind: 'article',
  confidence: 0,
  truncated: false,
  canonicalUrl: null,
  title: null,
  subtitle: null,
  byline: null,
  authors: [],
  publisher: null,
  section: null,
  tags: [],
  description: null,
  imageUrl: null,
  date: null,
  datePublished: null,
  dateModified: null,
  dateSource: null,
  dateline: null,
  datelinePlace: null,
  agency: null,
  declaredLanguage: null,
}
